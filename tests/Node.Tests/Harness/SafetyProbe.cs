using Aurigraph.Checkers;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>Tells the safety checkers what nodes report, and counts what is final.</summary>
internal sealed class SafetyProbe(int voters) : INodeProbe
{
    private readonly SortedDictionary<NodeId, LogIndex> _applied = [];

    public SafetyMonitor Monitor { get; } = new(voters, QuorumRule.Majority);

    public List<BatchId> Final { get; } = [];

    public LogIndex Applied(NodeId node) => _applied.GetValueOrDefault(node);

    public void Admitted(NodeId node, long transactions)
    {
    }

    public void Rejected(NodeId node, RejectionReason reason, long transactions)
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

    public void BatchFinal(NodeId node, OriginBatch batch, FinalityStamp stamp) => Final.Add(batch.Reference!.Id);

    public void LeaderView(NodeId node, Term term, NodeId leader)
    {
        if (node == leader)
            Monitor.Elected(node, term);
    }

    public void Proposed(NodeId leader, Term term, LogIndex index)
    {
    }

    public void Committed(NodeId node, bool isLeader, IReadOnlyList<LogEntry> entries) => Monitor.Committed(node, isLeader, entries);

    public void Durable(NodeId node, Term term, LogIndex index) => Monitor.Durable(node, index);

    public void Applied(NodeId node, LogIndex index, BatchReference? reference, bool skipped, ulong stateHash)
    {
        _applied[node] = index;
        BatchId id = reference?.Id ?? default;
        Monitor.Applied(node, index, id.Origin, id.Incarnation, id.Sequence, skipped || reference is null, stateHash);
    }

    public void Failed(NodeId node, Exception cause) => Monitor.Failed(node, cause.Message);
}
