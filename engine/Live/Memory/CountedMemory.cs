using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Memory;

/// <summary>Counts what a node holds by account, and refuses what would pass its share of the container's memory. For several threads.</summary>
/// <param name="limit">Bytes that may be held in all.</param>
public sealed class CountedMemory(ByteCount limit) : IMemoryPort
{
    private readonly long[] _held = new long[Enum.GetValues<MemoryAccount>().Length];
    private long _total;

    /// <summary>Bytes held now, by account.</summary>
    public IReadOnlyList<long> Held
    {
        get
        {
            var held = new long[_held.Length];
            for (int i = 0; i < held.Length; i++)
                held[i] = Interlocked.Read(ref _held[i]);
            return held;
        }
    }

    /// <inheritdoc/>
    public bool TryTake(MemoryAccount account, long bytes)
    {
        if (Interlocked.Add(ref _total, bytes) > limit.Bytes)
        {
            Interlocked.Add(ref _total, -bytes);
            return false;
        }
        Interlocked.Add(ref _held[(int)account], bytes);
        return true;
    }

    /// <inheritdoc/>
    public void Release(MemoryAccount account, long bytes)
    {
        Interlocked.Add(ref _held[(int)account], -bytes);
        Interlocked.Add(ref _total, -bytes);
    }
}
