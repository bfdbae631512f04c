using Aurigraph.Units;

namespace Aurigraph.Simulation.Memory;

/// <summary>The memory of a host, which its containers share beside their own limits.
/// <para>Not modelled: page cache, swap. What would pass it is refused to the container that asks, which in kill mode dies for it, whatever others hold.</para></summary>
/// <param name="limit">What containers may hold together: the host's memory without what infrastructure reserves.</param>
public sealed class HostMemory(ByteCount limit)
{
    private long _used;
    private long _promised;

    /// <summary>What containers may hold together.</summary>
    public ByteCount Limit { get; } = limit;

    /// <summary>Bytes held now.</summary>
    public ByteCount Used => new(_used);

    /// <summary>Most bytes held at one time.</summary>
    public ByteCount Peak { get; private set; }

    /// <summary>Bytes that may still be taken.</summary>
    internal long Free => Limit.Bytes - _used;

    /// <summary>Sets aside what a container takes before its first transaction; containers come in deployment order.</summary>
    /// <returns>False when it does not fit beside those before it; then nothing is set aside.</returns>
    internal bool TryPromise(ByteCount bytes)
    {
        if (bytes.Bytes > Limit.Bytes - _promised)
            return false;
        _promised += bytes.Bytes;
        return true;
    }

    /// <summary>What is left for a container that comes next.</summary>
    internal ByteCount Unpromised => new(Limit.Bytes - _promised);

    /// <summary>Takes bytes, or gives them back when negative.</summary>
    internal void Add(long bytes)
    {
        _used += bytes;
        if (_used > Peak.Bytes)
            Peak = new ByteCount(_used);
    }
}
