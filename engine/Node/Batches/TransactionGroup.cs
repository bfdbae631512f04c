using Aurigraph.Units;

namespace Aurigraph.Node.Batches;

/// <summary>Transactions that are handled together: one, or at high rates those of a short span. Each keeps its own scheduled time.</summary>
public sealed class TransactionGroup
{
    private readonly long[] _scheduled;

    /// <summary>Groups transactions.</summary>
    /// <param name="scheduled">Scheduled submission of each, nanoseconds, rising; at least one. Not copied.</param>
    public TransactionGroup(long[] scheduled)
    {
        ArgumentOutOfRangeException.ThrowIfZero(scheduled.Length);
        _scheduled = scheduled;
    }

    /// <summary>How many.</summary>
    public int Count => _scheduled.Length;

    /// <summary>Scheduled submission of each, nanoseconds, rising.</summary>
    public ReadOnlySpan<long> Scheduled => _scheduled;

    /// <summary>From the first to the last.</summary>
    public Duration Span => new(_scheduled[^1] - _scheduled[0]);

    /// <summary>How often these transactions were refused before: 0 for those that are submitted for the first time.</summary>
    public int Attempt { get; init; }

    /// <summary>When the group was admitted: the end of its admission phase.</summary>
    public VirtualTime AdmittedAt { get; internal set; }

    /// <summary>The first part and the rest, when only so many fit.</summary>
    public (TransactionGroup Head, TransactionGroup Tail) Split(int count) =>
        (new TransactionGroup(_scheduled[..count]) { AdmittedAt = AdmittedAt },
         new TransactionGroup(_scheduled[count..]) { AdmittedAt = AdmittedAt });

    /// <summary>The first part alone.</summary>
    public TransactionGroup Take(int count) =>
        count == Count ? this : new TransactionGroup(_scheduled[..count]) { AdmittedAt = AdmittedAt };
}
