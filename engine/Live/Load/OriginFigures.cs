using Aurigraph.Measurement;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Load;

/// <summary>What the driver of one node counts, beside what it has open. For one thread at a time.</summary>
internal sealed class OriginFigures
{
    private readonly long[] _refused = new long[Enum.GetValues<RejectionReason>().Length];
    private VirtualTime _from = VirtualTime.Never;
    private VirtualTime _until = VirtualTime.Never;

    /// <summary>From due to acknowledged, of those due in the window.</summary>
    public LatencyHistogram Finality { get; } = new();

    /// <summary>Due in the window.</summary>
    public long OfferedInWindow { get; private set; }

    /// <summary>Acknowledged in the window, whenever they were due.</summary>
    public long AcknowledgedInWindow { get; private set; }

    /// <summary>Refused, by reason.</summary>
    public IEnumerable<(RejectionReason Reason, long Count)> Refused => _refused.Select((n, i) => ((RejectionReason)i, n));

    /// <summary>Sets the window.</summary>
    public void Begin(VirtualTime from, VirtualTime until) => (_from, _until) = (from, until);

    /// <summary>Transactions were submitted.</summary>
    public void OnSubmitted(ReadOnlySpan<long> scheduled)
    {
        foreach (long due in scheduled)
            OfferedInWindow += IsInWindow(due) ? 1 : 0;
    }

    /// <summary>Transactions were refused.</summary>
    public void OnRefused(RejectionReason reason, long count) => _refused[(int)reason] += count;

    /// <summary>Transactions were acknowledged.</summary>
    /// <param name="scheduled">When each was due.</param>
    /// <param name="now">When the acknowledgement arrived.</param>
    public void OnAcknowledged(ReadOnlySpan<long> scheduled, VirtualTime now)
    {
        if (IsInWindow(now.Nanoseconds))
            AcknowledgedInWindow += scheduled.Length;
        foreach (long due in scheduled)
        {
            if (IsInWindow(due))
                Finality.Record(new Duration(now.Nanoseconds - due));
        }
    }

    private bool IsInWindow(long at) => at >= _from.Nanoseconds && at < _until.Nanoseconds;
}
