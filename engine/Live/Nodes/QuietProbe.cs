using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Nodes;

/// <summary>A probe that listens to nothing but what is overridden.</summary>
internal abstract class QuietProbe : INodeProbe
{
    /// <inheritdoc/>
    public virtual void Admitted(NodeId node, long transactions)
    {
    }

    /// <inheritdoc/>
    public virtual void Rejected(NodeId node, RejectionReason reason, TransactionGroup group, int transactions)
    {
    }

    /// <inheritdoc/>
    public virtual void BatchClosed(NodeId node, OriginBatch batch, BatchClosing cause)
    {
    }

    /// <inheritdoc/>
    public virtual void WindowBlocked(NodeId node, bool blocked)
    {
    }

    /// <inheritdoc/>
    public virtual void ApplyStalled(NodeId node, bool stalled)
    {
    }

    /// <inheritdoc/>
    public virtual void BatchFinal(NodeId node, OriginBatch batch, FinalityStamp stamp)
    {
    }

    /// <inheritdoc/>
    public virtual void LeaderView(NodeId node, Term term, NodeId leader)
    {
    }

    /// <inheritdoc/>
    public virtual void Proposed(NodeId leader, Term term, LogIndex index)
    {
    }

    /// <inheritdoc/>
    public virtual void Committed(NodeId node, bool isLeader, IReadOnlyList<LogEntry> entries)
    {
    }

    /// <inheritdoc/>
    public virtual void LogRecovered(NodeId node, LogIndex after, Term afterTerm, IReadOnlyList<LogEntry> entries)
    {
    }

    /// <inheritdoc/>
    public virtual void LogAppended(NodeId node, Term term, IReadOnlyList<LogEntry> entries)
    {
    }

    /// <inheritdoc/>
    public virtual void LogTruncated(NodeId node, Term term, LogIndex from)
    {
    }

    /// <inheritdoc/>
    public virtual void LogCompacted(NodeId node, LogIndex upTo)
    {
    }

    /// <inheritdoc/>
    public virtual void LogReplaced(NodeId node, LogIndex index, Term term)
    {
    }

    /// <inheritdoc/>
    public virtual void SnapshotRestored(NodeId node, LedgerState state)
    {
    }

    /// <inheritdoc/>
    public virtual void ConfigurationTook(NodeId node, LogIndex index, MemberConfiguration configuration)
    {
    }

    /// <inheritdoc/>
    public virtual void Durable(NodeId node, IReadOnlyList<LogEntry> entries)
    {
    }

    /// <inheritdoc/>
    public virtual void Applied(NodeId node, LogIndex index, BatchReference? reference, bool skipped, ulong stateHash)
    {
    }

    /// <inheritdoc/>
    public virtual void BalancesMoved(NodeId node, LogIndex index, ulong balancesHash)
    {
    }

    /// <inheritdoc/>
    public virtual void Failed(NodeId node, Exception cause)
    {
    }
}
