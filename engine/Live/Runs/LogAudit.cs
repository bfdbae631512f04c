using Aurigraph.Consensus.Log;
using Aurigraph.Experiment;
using Aurigraph.Live.Load;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Transactions;
using Aurigraph.Storage.Audits;
using Aurigraph.Units;
using Aurigraph.Worlds.Recording;

namespace Aurigraph.Live.Runs;

/// <summary>Holds what was acknowledged against what the voters of the end, stopped, have on their disks: batch by batch against what a quorum holds, as for a simulation, and transaction by transaction against the bodies,
/// where every acknowledged one must be exactly once.</summary>
internal sealed class LogAudit(ExperimentDefinition experiment, IReadOnlyList<string> voters)
{
    /// <summary>What was found.</summary>
    /// <param name="recorder">What was recorded of the run.</param>
    /// <param name="acknowledged">What drivers were told.</param>
    /// <param name="up">Nodes that were up at the end.</param>
    public AuditFindings Hold(Recorder recorder, Acknowledgements acknowledged, IReadOnlySet<NodeId> up)
    {
        StoppedNode[] nodes = [.. voters.Where(Directory.Exists).Select(p => StoppedNode.Open(p, TimeProvider.System))];
        try
        {
            LogIndex committed = HeldByQuorum(nodes, recorder.Commits.Committed);
            StoppedNode? holder = nodes.Where(n => LastOf(n, committed) >= committed).MinBy(n => n.Begin?.Index ?? LogIndex.Zero);
            if (holder is null)
                return new AuditFindings(recorder.Acknowledgements.Audit(LogIndex.Zero, []), 0, acknowledged.Count, acknowledged.Count > 0 ? ["no validator's disk holds the committed log"] : []);
            AuditResult byBatch = recorder.Acknowledgements.Audit(holder.Begin?.Index ?? LogIndex.Zero, holder.CommittedLog(committed).Select(e => e.Entry));
            long unacknowledged = byBatch.Unacknowledged.Where(u => !IsAlive(u.Key, byBatch, up)).Sum(u => u.Value);
            var violations = new List<string>();
            if (byBatch.Lost > 0)
                violations.Add($"acknowledged is committed: {byBatch.Lost} transactions were acknowledged as final and are missing from the committed log of a quorum");
            long wrong = CountOnce(holder, committed, acknowledged, violations);
            return new AuditFindings(byBatch, unacknowledged, wrong, violations) { IsByBatchAlone = holder.Begin is not null };
        }
        finally
        {
            foreach (StoppedNode node in nodes)
                node.Dispose();
        }
    }

    /// <summary>Whether an origin may still be told of its batches: it is up, and the log has none of a later incarnation.</summary>
    private static bool IsAlive((NodeId Origin, long Incarnation) key, AuditResult audit, IReadOnlySet<NodeId> up) =>
        up.Contains(key.Origin) && !audit.Unacknowledged.Keys.Any(k => k.Origin == key.Origin && k.Incarnation > key.Incarnation);

    /// <summary>The highest index, not above what was committed, that a quorum of disks reaches.</summary>
    private LogIndex HeldByQuorum(StoppedNode[] nodes, LogIndex committed)
    {
        int quorum = experiment.Consensus.Quorum.Size(voters.Count);
        LogIndex[] reached = [.. nodes.Select(n => LastOf(n, committed)).OrderDescending()];
        return reached.Length < quorum ? LogIndex.Zero : reached[quorum - 1];
    }

    /// <summary>The last entry, not above an index, that a disk holds.</summary>
    private static LogIndex LastOf(StoppedNode node, LogIndex upTo)
    {
        LogIndex last = node.Begin?.Index ?? LogIndex.Zero;
        foreach (LogEntry entry in node.Entries)
        {
            if (entry.Index > upTo)
                break;
            last = entry.Index;
        }
        return last;
    }

    /// <summary>Counts every transaction of the log by its nonce.</summary>
    private long CountOnce(StoppedNode holder, LogIndex committed, Acknowledgements acknowledged, List<string> violations)
    {
        if (holder.Begin is not null)
            return 0; // A part of the bodies is given up: what was applied of each origin is held against its marks by batch.
        int size = (int)(experiment.Workload.TransactionSize + experiment.Crypto.SignatureSize).Bytes;
        var seen = new HashSet<ulong>();
        var applied = new Dictionary<NodeId, (long Incarnation, long Sequence)>();
        long repeated = 0;
        foreach (CommittedEntry entry in holder.CommittedLog(committed))
        {
            if (entry.Body is not { } body || IsRepetition(applied, body.Reference.Id))
                continue;
            ReadOnlySpan<byte> content = body.Payload.Content.Span;
            for (int at = 0; at + size <= content.Length; at += size)
                repeated += seen.Add(Transfer.Read(content[at..]).Nonce) ? 0 : 1;
        }
        long missing = 0;
        foreach ((ulong first, int count) in acknowledged.Ranges)
        {
            for (int i = 0; i < count; i++)
                missing += seen.Contains(first + (ulong)i) ? 0 : 1;
        }
        if (repeated > 0)
            violations.Add($"exactly once: {repeated} transactions are in the committed log more than once");
        if (missing > 0)
            violations.Add($"acknowledged is committed: {missing} transactions that the driver was told are final are missing from the committed log");
        return repeated + missing;
    }

    /// <summary>An entry that repeats an earlier batch has no effect: see the rules of dissemination.</summary>
    private static bool IsRepetition(Dictionary<NodeId, (long Incarnation, long Sequence)> applied, BatchId id)
    {
        if (applied.TryGetValue(id.Origin, out var mark) && (id.Incarnation, id.Sequence).CompareTo(mark) <= 0)
            return true;
        applied[id.Origin] = (id.Incarnation, id.Sequence);
        return false;
    }
}
