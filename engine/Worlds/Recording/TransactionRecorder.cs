using System.Collections.Immutable;
using Aurigraph.Measurement;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Recording;

/// <summary>Counts transactions over the whole run and measures those of the window: finality of each from its own scheduled time, its
/// phases, and the other intervals. Of a group, finality is recorded one by one; admission and the other intervals by the group's mean.</summary>
public sealed class TransactionRecorder(RunWindow window)
{
    private readonly SecondSeries _seconds = new();
    private readonly SortedDictionary<RejectionReason, long> _rejections = [];
    private readonly Dictionary<NodeId, long> _unsettled = [];
    private long _offeredInWindow;
    private long _admittedInWindow;
    private long _finalInWindow;

    /// <summary>What tells whether the run has settled; keeps finality, too.</summary>
    public SteadinessRecorder Steadiness { get; } = new(window);

    /// <summary>Phases, in order.</summary>
    public LatencyHistogram[] Phases { get; } = [new(), new(), new(), new(), new()];

    /// <summary>Scheduled submission to commit at the leader.</summary>
    public LatencyHistogram SubmitToCommit { get; } = new();

    /// <summary>Scheduled submission to applied on a quorum.</summary>
    public LatencyHistogram SubmitToApplied { get; } = new();

    /// <summary>Per second of the run.</summary>
    public SecondSeries Seconds => _seconds;

    /// <summary>Submitted so far.</summary>
    public long Submitted { get; private set; }

    /// <summary>Admitted so far.</summary>
    public long Admitted { get; private set; }

    /// <summary>Final so far.</summary>
    public long Final { get; private set; }

    /// <summary>Gone with their origin so far.</summary>
    public long Abandoned { get; private set; }

    /// <summary>Refused so far.</summary>
    public long Rejected { get; private set; }

    /// <summary>Admitted and neither final nor abandoned.</summary>
    public long InFlight => Admitted - Final - Abandoned;

    /// <summary>Offered in the window, per second.</summary>
    public double OfferedTps => _offeredInWindow / window.Length.Seconds;

    /// <summary>Admitted in the window, per second.</summary>
    public double AdmittedTps => _admittedInWindow / window.Length.Seconds;

    /// <summary>Final in the window, per second.</summary>
    public double CommittedTps => _finalInWindow / window.Length.Seconds;

    /// <summary>Refused by reason, by the name of the result file.</summary>
    public IReadOnlyDictionary<string, long> Rejections =>
        _rejections.ToImmutableSortedDictionary(r => r.Key.ToString().ToLowerInvariant(), r => r.Value, StringComparer.Ordinal);

    /// <summary>Transactions are submitted.</summary>
    public void OnSubmitted(TransactionGroup group)
    {
        Submitted += group.Count;
        _offeredInWindow += CountInWindow(group.Scheduled);
        _seconds.Offered(group.Scheduled);
    }

    /// <summary>Transactions are admitted.</summary>
    public void OnAdmitted(NodeId node, long transactions, VirtualTime now)
    {
        Admitted += transactions;
        _unsettled[node] = _unsettled.GetValueOrDefault(node) + transactions;
        if (window.Contains(now))
            _admittedInWindow += transactions;
        _seconds.Admitted(now, transactions);
    }

    /// <summary>Transactions are refused.</summary>
    public void OnRejected(RejectionReason reason, long transactions, VirtualTime now)
    {
        Rejected += transactions;
        _rejections[reason] = _rejections.GetValueOrDefault(reason) + transactions;
        _seconds.Rejected(now, transactions);
    }

    /// <summary>A node died: what it had not settled is abandoned.</summary>
    /// <returns>How many that are.</returns>
    public long OnDied(NodeId node)
    {
        _unsettled.Remove(node, out long lost);
        Abandoned += lost;
        return lost;
    }

    /// <summary>A batch is final.</summary>
    public void OnFinal(NodeId node, OriginBatch batch, FinalityStamp stamp, VirtualTime now)
    {
        Final += batch.Count;
        _unsettled[node] -= batch.Count;
        if (window.Contains(now))
            _finalInWindow += batch.Count;
        _seconds.Committed(now, batch.Count);
        Steadiness.OnFinal(now);
        VirtualTime held = Between(batch.ClosedAt, stamp.Held, now);
        VirtualTime committed = Between(held, stamp.Committed, now);
        foreach (TransactionGroup group in batch.Groups)
        {
            (int counted, long sum) = RecordFinality(group, now);
            if (counted == 0)
                continue;
            var mean = new VirtualTime(sum / counted);
            Phases[0].Record(group.AdmittedAt - mean, counted);
            Phases[1].Record(batch.ClosedAt - group.AdmittedAt, counted);
            Phases[2].Record(held - batch.ClosedAt, counted);
            Phases[3].Record(committed - held, counted);
            Phases[4].Record(now - committed, counted);
            SubmitToCommit.Record(committed - mean, counted);
        }
    }

    /// <summary>A batch is applied on a quorum of validators.</summary>
    public void OnQuorumApplied(OriginBatch batch, VirtualTime at)
    {
        foreach (TransactionGroup group in batch.Groups)
        {
            int counted = 0;
            long sum = 0;
            foreach (long scheduled in group.Scheduled)
            {
                if (!window.Contains(scheduled))
                    continue;
                counted++;
                sum += scheduled;
            }
            if (counted > 0)
                SubmitToApplied.Record(at - new VirtualTime(sum / counted), counted);
        }
    }

    private (int Counted, long Sum) RecordFinality(TransactionGroup group, VirtualTime now)
    {
        int counted = 0;
        long sum = 0;
        double finalitySum = 0;
        foreach (long scheduled in group.Scheduled)
        {
            var finality = new Duration(now.Nanoseconds - scheduled);
            finalitySum += finality.Nanoseconds;
            _seconds.Finality(scheduled, finality);
            if (!window.Contains(scheduled))
                continue;
            Steadiness.InWindow(scheduled, finality);
            counted++;
            sum += scheduled;
        }
        Steadiness.OnGroup(group.Scheduled[0], group.Count, finalitySum);
        return (counted, sum);
    }

    private int CountInWindow(ReadOnlySpan<long> scheduled)
    {
        bool first = window.Contains(scheduled[0]);
        if (first == window.Contains(scheduled[^1]) && scheduled[^1] - scheduled[0] < window.Length.Nanoseconds)
            return first ? scheduled.Length : 0;
        int count = 0;
        foreach (long time in scheduled)
            count += window.Contains(time) ? 1 : 0;
        return count;
    }

    private static VirtualTime Between(VirtualTime low, VirtualTime value, VirtualTime high) =>
        VirtualTime.Max(low, VirtualTime.Min(value, high));
}
