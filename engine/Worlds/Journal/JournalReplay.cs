using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;
using Aurigraph.Worlds.Recording;

namespace Aurigraph.Worlds.Journal;

/// <summary>Tells a recorder what journals hold, in the order of time, as if it happened now: so that a live run is measured and checked by what measures and checks a simulated one.</summary>
/// <param name="recorder">Who is told; made with <paramref name="clock"/>.</param>
/// <param name="clock">Set to the time of each record, from <paramref name="start"/>.</param>
/// <param name="start">The start of the run by the clock of the journals; records before it count as of the start.</param>
public sealed class JournalReplay(Recorder recorder, ReplayClock clock, VirtualTime start)
{
    private readonly Dictionary<(NodeId Node, long Incarnation, long Number), OriginBatch> _batches = [];
    private readonly Dictionary<NodeId, long> _incarnations = [];
    private readonly SortedDictionary<NodeId, long> _unanswered = [];

    /// <summary>Fires before a record is told.</summary>
    public event Action<JournalRecord>? Telling;

    /// <summary>Fires for each sample of what a node used, with its time from the start.</summary>
    public event Action<NodeId, VirtualTime, UsageSample>? Used;

    /// <summary>The time from the start of an instant of the journals' clock.</summary>
    public VirtualTime FromStart(VirtualTime at) => new(Math.Max(0, at.Nanoseconds - start.Nanoseconds));

    /// <summary>A node died: what it had open is gone.</summary>
    public void Died(NodeId node, VirtualTime at)
    {
        clock.Now = FromStart(at);
        recorder.Died(node);
        Refuse(node);
        _incarnations[node] = _incarnations.GetValueOrDefault(node) + 1;
    }

    /// <summary>All journals are told. What was submitted and neither admitted nor refused never reached its node.</summary>
    public void End(VirtualTime at)
    {
        clock.Now = FromStart(at);
        foreach (NodeId node in _unanswered.Keys.ToArray())
            Refuse(node);
    }

    /// <summary>Tells one record.</summary>
    /// <exception cref="FormatException">It is damaged.</exception>
    public void Tell(JournalRecord record)
    {
        clock.Now = FromStart(record.At);
        Telling?.Invoke(record);
        NodeId node = record.Node;
        var text = new JournalText(record.Bytes.Span);
        switch (record.What)
        {
            case JournalEvent.Admitted:
                long admitted = text.Long();
                Answer(node, admitted);
                recorder.Admitted(node, admitted);
                break;
            case JournalEvent.Rejected:
                var reason = (RejectionReason)text.Byte();
                int refused = text.Int();
                // The driver wrote it down, the node died, and only then the driver noticed: it was refused with all that was on its way.
                if (reason == RejectionReason.Unreachable && _unanswered.GetValueOrDefault(node) < refused)
                    break;
                Answer(node, refused);
                recorder.Rejected(node, reason, new TransactionGroup(new long[refused]), refused);
                break;
            case JournalEvent.Submitted:
                long[] scheduled = Scheduled(text.Longs());
                _unanswered[node] = _unanswered.GetValueOrDefault(node) + scheduled.Length;
                recorder.Transactions.OnSubmitted(new TransactionGroup(scheduled));
                break;
            case JournalEvent.BatchClosed:
                Closed(node, ref text);
                break;
            case JournalEvent.BatchFinal:
                Final(node, ref text);
                break;
            case JournalEvent.WindowBlocked:
                recorder.WindowBlocked(node, text.Flag());
                break;
            case JournalEvent.ApplyStalled:
                recorder.ApplyStalled(node, text.Flag());
                break;
            case JournalEvent.Failed:
                recorder.Safety.Failed(node, text.Text());
                break;
            case JournalEvent.Usage:
                Used?.Invoke(node, clock.Now, Usage(ref text));
                break;
            default:
                TellOfLog(record.What, node, ref text);
                break;
        }
    }

    private void Answer(NodeId node, long transactions) => _unanswered[node] = _unanswered.GetValueOrDefault(node) - transactions;

    private void Refuse(NodeId node)
    {
        if (!_unanswered.Remove(node, out long lost) || lost <= 0)
            return;
        recorder.Transactions.OnRejected(RejectionReason.Unreachable, lost, clock.Now);
    }

    private void TellOfLog(JournalEvent what, NodeId node, ref JournalText text)
    {
        switch (what)
        {
            case JournalEvent.LeaderView:
                recorder.LeaderView(node, text.Term(), text.Node());
                break;
            case JournalEvent.Proposed:
                recorder.Proposed(node, text.Term(), text.Index());
                break;
            case JournalEvent.Committed:
                recorder.Committed(node, text.Flag(), text.Entries());
                break;
            case JournalEvent.LogRecovered:
                recorder.LogRecovered(node, text.Index(), text.Term(), text.Entries());
                break;
            case JournalEvent.LogAppended:
                recorder.LogAppended(node, text.Term(), text.Entries());
                break;
            case JournalEvent.LogTruncated:
                recorder.LogTruncated(node, text.Term(), text.Index());
                break;
            case JournalEvent.LogCompacted:
                recorder.LogCompacted(node, text.Index());
                break;
            case JournalEvent.LogReplaced:
                recorder.LogReplaced(node, text.Index(), text.Term());
                break;
            case JournalEvent.SnapshotRestored:
                recorder.SnapshotRestored(node, text.State());
                break;
            case JournalEvent.ConfigurationTook:
                recorder.ConfigurationTook(node, text.Index(), text.Configuration());
                break;
            case JournalEvent.Durable:
                recorder.Durable(node, text.Entries());
                break;
            case JournalEvent.Applied:
                var index = text.Index();
                bool skipped = text.Flag();
                ulong hash = (ulong)text.Long();
                recorder.Applied(node, index, text.Flag() ? text.Reference() : null, skipped, hash);
                break;
            case JournalEvent.BalancesMoved:
                recorder.BalancesMoved(node, text.Index(), (ulong)text.Long());
                break;
            case JournalEvent.BodyDurable:
                recorder.BodyDurable(node, text.Reference());
                break;
            case JournalEvent.BodyDropped:
                recorder.BodyDropped(node, text.Id());
                break;
            case JournalEvent.Restarted:
                recorder.Restarted(node, text.State());
                break;
            default:
                throw new FormatException($"A journal holds a record of kind {(byte)what}, which this program does not know.");
        }
    }

    private void Closed(NodeId node, ref JournalText text)
    {
        long number = text.Long();
        var cause = (BatchClosing)text.Byte();
        VirtualTime closed = FromStart(text.Time());
        long bytes = text.Long();
        var groups = new TransactionGroup[text.Int()];
        int count = 0;
        for (int i = 0; i < groups.Length; i++)
        {
            VirtualTime admitted = FromStart(text.Time());
            groups[i] = new TransactionGroup(Scheduled(text.Longs())) { AdmittedAt = admitted };
            count += groups[i].Count;
        }
        var batch = new OriginBatch(groups, count, bytes) { ClosedAt = closed };
        _batches.Add((node, _incarnations.GetValueOrDefault(node), number), batch);
        recorder.BatchClosed(node, batch, cause);
    }

    private void Final(NodeId node, ref JournalText text)
    {
        long number = text.Long();
        if (!_batches.Remove((node, _incarnations.GetValueOrDefault(node), number), out OriginBatch? batch))
            throw new FormatException($"The journal of {node} says that batch {number} is final, and not that it was closed.");
        batch.Reference = text.Reference();
        recorder.BatchFinal(node, batch, new FinalityStamp(FromStart(text.Time()), FromStart(text.Time())));
    }

    private long[] Scheduled(long[] times)
    {
        for (int i = 0; i < times.Length; i++)
            times[i] = Math.Max(0, times[i] - start.Nanoseconds);
        return times;
    }

    private static UsageSample Usage(ref JournalText text) => new()
    {
        CpuNanoseconds = text.Long(),
        ResidentBytes = text.Long(),
        SentBytes = text.Long(),
        ReceivedBytes = text.Long(),
        WrittenBytes = text.Long(),
        DiskBusyNanoseconds = text.Long(),
        Memory = text.Longs(),
    };
}
