using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Nodes;

/// <summary>Tells two probes, one after the other: what the first one keeps is kept before the second acts upon it.</summary>
internal sealed class ProbeChain(INodeProbe first, INodeProbe second) : INodeProbe
{
    /// <inheritdoc/>
    public void Admitted(NodeId node, long transactions)
    {
        first.Admitted(node, transactions);
        second.Admitted(node, transactions);
    }

    /// <inheritdoc/>
    public void Rejected(NodeId node, RejectionReason reason, TransactionGroup group, int transactions)
    {
        first.Rejected(node, reason, group, transactions);
        second.Rejected(node, reason, group, transactions);
    }

    /// <inheritdoc/>
    public void BatchClosed(NodeId node, OriginBatch batch, BatchClosing cause)
    {
        first.BatchClosed(node, batch, cause);
        second.BatchClosed(node, batch, cause);
    }

    /// <inheritdoc/>
    public void WindowBlocked(NodeId node, bool blocked)
    {
        first.WindowBlocked(node, blocked);
        second.WindowBlocked(node, blocked);
    }

    /// <inheritdoc/>
    public void ApplyStalled(NodeId node, bool stalled)
    {
        first.ApplyStalled(node, stalled);
        second.ApplyStalled(node, stalled);
    }

    /// <inheritdoc/>
    public void BatchFinal(NodeId node, OriginBatch batch, FinalityStamp stamp)
    {
        first.BatchFinal(node, batch, stamp);
        second.BatchFinal(node, batch, stamp);
    }

    /// <inheritdoc/>
    public void LeaderView(NodeId node, Term term, NodeId leader)
    {
        first.LeaderView(node, term, leader);
        second.LeaderView(node, term, leader);
    }

    /// <inheritdoc/>
    public void Proposed(NodeId leader, Term term, LogIndex index)
    {
        first.Proposed(leader, term, index);
        second.Proposed(leader, term, index);
    }

    /// <inheritdoc/>
    public void Committed(NodeId node, bool isLeader, IReadOnlyList<LogEntry> entries)
    {
        first.Committed(node, isLeader, entries);
        second.Committed(node, isLeader, entries);
    }

    /// <inheritdoc/>
    public void LogRecovered(NodeId node, LogIndex after, Term afterTerm, IReadOnlyList<LogEntry> entries)
    {
        first.LogRecovered(node, after, afterTerm, entries);
        second.LogRecovered(node, after, afterTerm, entries);
    }

    /// <inheritdoc/>
    public void LogAppended(NodeId node, Term term, IReadOnlyList<LogEntry> entries)
    {
        first.LogAppended(node, term, entries);
        second.LogAppended(node, term, entries);
    }

    /// <inheritdoc/>
    public void LogTruncated(NodeId node, Term term, LogIndex from)
    {
        first.LogTruncated(node, term, from);
        second.LogTruncated(node, term, from);
    }

    /// <inheritdoc/>
    public void LogCompacted(NodeId node, LogIndex upTo)
    {
        first.LogCompacted(node, upTo);
        second.LogCompacted(node, upTo);
    }

    /// <inheritdoc/>
    public void LogReplaced(NodeId node, LogIndex index, Term term)
    {
        first.LogReplaced(node, index, term);
        second.LogReplaced(node, index, term);
    }

    /// <inheritdoc/>
    public void SnapshotRestored(NodeId node, LedgerState state)
    {
        first.SnapshotRestored(node, state);
        second.SnapshotRestored(node, state);
    }

    /// <inheritdoc/>
    public void ConfigurationTook(NodeId node, LogIndex index, MemberConfiguration configuration)
    {
        first.ConfigurationTook(node, index, configuration);
        second.ConfigurationTook(node, index, configuration);
    }

    /// <inheritdoc/>
    public void Durable(NodeId node, IReadOnlyList<LogEntry> entries)
    {
        first.Durable(node, entries);
        second.Durable(node, entries);
    }

    /// <inheritdoc/>
    public void Applied(NodeId node, LogIndex index, BatchReference? reference, bool skipped, ulong stateHash)
    {
        first.Applied(node, index, reference, skipped, stateHash);
        second.Applied(node, index, reference, skipped, stateHash);
    }

    /// <inheritdoc/>
    public void BalancesMoved(NodeId node, LogIndex index, ulong balancesHash)
    {
        first.BalancesMoved(node, index, balancesHash);
        second.BalancesMoved(node, index, balancesHash);
    }

    /// <inheritdoc/>
    public void Failed(NodeId node, Exception cause)
    {
        first.Failed(node, cause);
        second.Failed(node, cause);
    }
}
