using Aurigraph.Checkers;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>Tells the safety checkers what nodes report, and counts what is final.</summary>
internal sealed class SafetyProbe(int voters, bool bodiesApart) : INodeProbe
{
    private readonly SortedDictionary<NodeId, LogIndex> _applied = [];

    public SafetyMonitor Monitor { get; } = new(VotingConfiguration.Of(voters, QuorumRule.Majority), bodiesApart);

    public List<BatchId> Final { get; } = [];

    public LogIndex Applied(NodeId node) => _applied.GetValueOrDefault(node);

    public void Admitted(NodeId node, long transactions)
    {
    }

    public void Rejected(NodeId node, RejectionReason reason, TransactionGroup group, int transactions)
    {
    }

    public void BatchClosed(NodeId node, OriginBatch batch, BatchClosing cause)
    {
    }

    public void ApplyStalled(NodeId node, bool stalled)
    {
    }

    public void WindowBlocked(NodeId node, bool blocked)
    {
    }

    public void BatchFinal(NodeId node, OriginBatch batch, FinalityStamp stamp)
    {
        BatchId id = batch.Reference!.Id;
        Final.Add(id);
        Monitor.Acknowledged(id.Origin, id.Incarnation, id.Sequence, batch.Reference.TraceHash);
    }

    public void LeaderView(NodeId node, Term term, NodeId leader) => Monitor.LeaderView(node, term, leader);

    public void Proposed(NodeId leader, Term term, LogIndex index)
    {
    }

    public void Committed(NodeId node, bool isLeader, IReadOnlyList<LogEntry> entries) => Monitor.Committed(node, isLeader, entries);

    public void LogRecovered(NodeId node, LogIndex after, Term afterTerm, IReadOnlyList<LogEntry> entries) => Monitor.LogRecovered(node, after, afterTerm, entries);

    public void LogAppended(NodeId node, Term term, IReadOnlyList<LogEntry> entries)
    {
        Monitor.LogAppended(node, entries);
        foreach (LogEntry entry in entries)
        {
            if (entry.Payload is BatchPayload { Body: null, Reference: { Id: var id } reference })
                Monitor.BatchNamed(node, term, entry.Index, id.Origin, id.Incarnation, id.Sequence, reference.TraceHash);
            else if (entry.Payload is ConfigurationChange)
                Monitor.ChangeAppended(node, entry.Index);
        }
    }

    public void LogTruncated(NodeId node, Term term, LogIndex from) => Monitor.LogTruncated(node, term, from);

    public void LogCompacted(NodeId node, LogIndex upTo) => Monitor.LogCompacted(node, upTo);

    /// <summary>Nodes whose state was replaced by a snapshot, as often as it was.</summary>
    public List<NodeId> Restored { get; } = [];

    public void LogReplaced(NodeId node, LogIndex index, Term term) => Monitor.LogReplaced(node, index, term);

    public void SnapshotRestored(NodeId node, LedgerState state)
    {
        Restored.Add(node);
        Monitor.SnapshotRestored(node, state.Applied, state.Hash, state.Marks.Select(m => (m.Origin, m.Incarnation, m.Sequence)));
    }

    public void ConfigurationTook(NodeId node, LogIndex index, MemberConfiguration configuration) =>
        Monitor.ConfigurationTook(node, index, new VotingConfiguration(configuration.Voters, configuration.Rule, configuration.VotersOutgoing));

    public void Durable(NodeId node, IReadOnlyList<LogEntry> entries) => Monitor.Durable(node, entries);

    public void Applied(NodeId node, LogIndex index, BatchReference? reference, bool skipped, ulong stateHash)
    {
        _applied[node] = index;
        BatchId id = reference?.Id ?? default;
        Monitor.Applied(node, index, id.Origin, id.Incarnation, id.Sequence, skipped || reference is null, reference?.TraceHash ?? 0, stateHash);
    }

    public void BalancesMoved(NodeId node, LogIndex index, ulong balancesHash)
    {
    }

    public void Failed(NodeId node, Exception cause) => Monitor.Failed(node, cause.Message);
}
