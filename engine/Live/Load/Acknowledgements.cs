namespace Aurigraph.Live.Load;

/// <summary>What drivers were told is final: ranges of nonces, to be held against the logs after the run. For several threads.</summary>
public sealed class Acknowledgements
{
    private readonly Lock _gate = new();
    private readonly List<(ulong First, int Count)> _ranges = [];

    /// <summary>How many transactions were acknowledged.</summary>
    public long Count { get; private set; }

    /// <summary>Transactions with consecutive nonces are final.</summary>
    public void Add(ulong first, int count)
    {
        lock (_gate)
        {
            _ranges.Add((first, count));
            Count += count;
        }
    }

    /// <summary>All ranges, in the order in which they were told.</summary>
    public IReadOnlyList<(ulong First, int Count)> Ranges
    {
        get
        {
            lock (_gate)
                return [.. _ranges];
        }
    }
}
