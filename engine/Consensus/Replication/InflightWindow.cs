using Aurigraph.Units;

namespace Aurigraph.Consensus.Replication;

/// <summary>The appends sent to a follower and not yet answered, oldest first: a ring of (last index, bytes), bounded in number and
/// in bytes. An append larger than all the bytes allowed may go alone. Grows as needed and never shrinks.</summary>
internal sealed class InflightWindow(int maxAppends, long maxBytes)
{
    private (LogIndex Last, long Bytes)[] _ring = [];
    private int _start;

    /// <summary>Appends under way.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes under way.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether no further append may be sent, whatever its size.</summary>
    public bool IsFull => Count >= maxAppends || (Count > 0 && Bytes >= maxBytes);

    /// <summary>Bytes that a further append may have.</summary>
    public long FreeBytes => Math.Max(0, maxBytes - Bytes);

    /// <summary>An append was sent that ends at an index, which rises from one to the next.</summary>
    public void Add(LogIndex last, long bytes)
    {
        if (IsFull || (Count > 0 && (bytes > FreeBytes || last <= At(Count - 1).Last)))
            throw new InvariantException($"An append up to {last} of {bytes} bytes was sent with {Count} appends of {Bytes} bytes in flight.");
        if (Count == _ring.Length)
            Grow();
        Count++;
        Bytes += bytes;
        At(Count - 1) = (last, bytes);
    }

    /// <summary>The follower has everything up to an index.</summary>
    public void FreeTo(LogIndex match)
    {
        while (Count > 0 && At(0).Last <= match)
        {
            Bytes -= At(0).Bytes;
            _start = (_start + 1) % _ring.Length;
            Count--;
        }
    }

    /// <summary>What was sent beyond an index never left.</summary>
    public void TakeBackAfter(LogIndex index)
    {
        while (Count > 0 && At(Count - 1).Last > index)
        {
            Bytes -= At(Count - 1).Bytes;
            Count--;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _start = 0;
        Count = 0;
        Bytes = 0;
    }

    private ref (LogIndex Last, long Bytes) At(int position) => ref _ring[(_start + position) % _ring.Length];

    private void Grow()
    {
        var larger = new (LogIndex Last, long Bytes)[Math.Max(4, Math.Min(maxAppends, _ring.Length * 2))];
        for (int i = 0; i < Count; i++)
            larger[i] = At(i);
        _ring = larger;
        _start = 0;
    }
}
