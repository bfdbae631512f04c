using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Units;

namespace Aurigraph.Node.Ports;

/// <summary>Where a node reports what happened, for measurement and for the safety checkers. Calls must not block and have no effect on the node.</summary>
public interface INodeProbe
{
    /// <summary>Transactions were admitted to the mempool.</summary>
    void Admitted(NodeId node, long transactions);

    /// <summary>Transactions were refused.</summary>
    /// <param name="node">The node they were submitted to.</param>
    /// <param name="reason">Why.</param>
    /// <param name="group">The group they belong to.</param>
    /// <param name="transactions">How many of it.</param>
    void Rejected(NodeId node, RejectionReason reason, TransactionGroup group, int transactions);

    /// <summary>A batch closed on its origin.</summary>
    void BatchClosed(NodeId node, OriginBatch batch, BatchClosing cause);

    /// <summary>An origin has batches that its window or cap keeps back, or a leader has references that its cap keeps back; or has none any more.</summary>
    void WindowBlocked(NodeId node, bool blocked);

    /// <summary>A node stands still in applying because its state store cannot take more, or goes on.</summary>
    void ApplyStalled(NodeId node, bool stalled);

    /// <summary>A batch's origin knows that it is committed and applied.</summary>
    void BatchFinal(NodeId node, OriginBatch batch, FinalityStamp stamp);

    /// <summary>A validator's view of who leads changed.</summary>
    void LeaderView(NodeId node, Term term, NodeId leader);

    /// <summary>A leader appended an entry to its log.</summary>
    void Proposed(NodeId leader, Term term, LogIndex index);

    /// <summary>A validator learned that everything up to an index is committed.</summary>
    void Committed(NodeId node, bool isLeader, IReadOnlyList<LogEntry> entries);

    /// <summary>A validator starts with this log, all of it durable.</summary>
    /// <param name="node">The validator.</param>
    /// <param name="after">The index that the log begins after: that of a snapshot, else 0.</param>
    /// <param name="afterTerm">The term there.</param>
    /// <param name="entries">The log.</param>
    void LogRecovered(NodeId node, LogIndex after, Term afterTerm, IReadOnlyList<LogEntry> entries);

    /// <summary>A validator's log gained entries behind its last one, durable or not. Told before a change of leader that came with it.</summary>
    /// <param name="node">The validator.</param>
    /// <param name="term">Its term.</param>
    /// <param name="entries">The entries.</param>
    void LogAppended(NodeId node, Term term, IReadOnlyList<LogEntry> entries);

    /// <summary>A validator's log lost its entries from an index on; told before what took their place.</summary>
    /// <param name="node">The validator.</param>
    /// <param name="term">Its term.</param>
    /// <param name="from">The first that is gone.</param>
    void LogTruncated(NodeId node, Term term, LogIndex from);

    /// <summary>A validator put a snapshot of its own state in the place of its entries up to an index.</summary>
    void LogCompacted(NodeId node, LogIndex upTo);

    /// <summary>A validator put a snapshot in the place of its log.</summary>
    /// <param name="node">The validator.</param>
    /// <param name="index">The last entry that the snapshot includes.</param>
    /// <param name="term">The term of that entry.</param>
    void LogReplaced(NodeId node, LogIndex index, Term term);

    /// <summary>A node put a snapshot in the place of its state.</summary>
    void SnapshotRestored(NodeId node, LedgerState state);

    /// <summary>A validator goes by a configuration from now on: that of the entry at an index, which it has applied.</summary>
    void ConfigurationTook(NodeId node, LogIndex index, MemberConfiguration configuration);

    /// <summary>Entries are on a validator's disk, in the place of whatever it held from the first of them on.</summary>
    void Durable(NodeId node, IReadOnlyList<LogEntry> entries);

    /// <summary>A node applied an entry, or skipped it because its origin's mark was beyond it.</summary>
    void Applied(NodeId node, LogIndex index, BatchReference? reference, bool skipped, ulong stateHash);

    /// <summary>A node moved the balances that an entry says; told before it is said to be applied. Only where accounts are kept.</summary>
    void BalancesMoved(NodeId node, LogIndex index, ulong balancesHash);

    /// <summary>A node found an invariant broken, stopped, and says why.</summary>
    void Failed(NodeId node, Exception cause);
}

/// <summary>Why a transaction was refused.</summary>
public enum RejectionReason
{
    /// <summary>A bound of the mempool was met.</summary>
    Overloaded,

    /// <summary>The container has no memory left for it.</summary>
    Memory,

    /// <summary>The node is down.</summary>
    Unreachable,

    /// <summary>Its signature is not its payer's.</summary>
    Invalid,
}

/// <summary>Which limit closed a batch.</summary>
public enum BatchClosing
{
    /// <summary>The number of transactions.</summary>
    Transactions,

    /// <summary>The bytes.</summary>
    Bytes,

    /// <summary>The age of the first transaction.</summary>
    Delay,
}

/// <summary>When the leader held a batch and when it was committed, by the clock of the leader; clocks must agree for phases to be exact.</summary>
/// <param name="Held">Leader holds reference and body.</param>
/// <param name="Committed">Leader counts it committed.</param>
public readonly record struct FinalityStamp(VirtualTime Held, VirtualTime Committed);
