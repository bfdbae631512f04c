using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>Keeps what nodes report.</summary>
internal sealed class RecordedProbe : INodeProbe
{
    public long AdmittedCount { get; private set; }

    public List<(RejectionReason Reason, long Transactions)> Rejections { get; } = [];

    public List<(OriginBatch Batch, BatchClosing Cause)> Closed { get; } = [];

    public List<bool> Blocked { get; } = [];

    public List<OriginBatch> Final { get; } = [];

    public List<(NodeId Node, Term Term, NodeId Leader)> Views { get; } = [];

    public List<(NodeId Node, bool IsLeader, LogEntry Entry)> CommittedEntries { get; } = [];

    public List<(NodeId Node, LogIndex Index, BatchReference? Reference, bool Skipped, ulong Hash)> AppliedEntries { get; } = [];

    public List<(NodeId Node, Exception Cause)> Failures { get; } = [];

    public void Admitted(NodeId node, long transactions) => AdmittedCount += transactions;

    public void Rejected(NodeId node, RejectionReason reason, TransactionGroup group, int transactions) => Rejections.Add((reason, transactions));

    public void BatchClosed(NodeId node, OriginBatch batch, BatchClosing cause) => Closed.Add((batch, cause));

    public void ApplyStalled(NodeId node, bool stalled)
    {
    }

    public void WindowBlocked(NodeId node, bool blocked) => Blocked.Add(blocked);

    public void BatchFinal(NodeId node, OriginBatch batch, FinalityStamp stamp) => Final.Add(batch);

    public void LeaderView(NodeId node, Term term, NodeId leader) => Views.Add((node, term, leader));

    public void Proposed(NodeId leader, Term term, LogIndex index)
    {
    }

    public void Committed(NodeId node, bool isLeader, IReadOnlyList<LogEntry> entries) => CommittedEntries.AddRange(entries.Select(e => (node, isLeader, e)));

    public List<(NodeId Node, LogIndex From)> Truncations { get; } = [];

    public List<(NodeId Node, LogEntry Entry)> Appended { get; } = [];

    public List<(NodeId Node, LogIndex After, IReadOnlyList<LogEntry> Entries)> Recovered { get; } = [];

    public List<(NodeId Node, LogEntry Entry)> DurableEntries { get; } = [];

    public void LogRecovered(NodeId node, LogIndex after, Term afterTerm, IReadOnlyList<LogEntry> entries) => Recovered.Add((node, after, entries));

    public void LogAppended(NodeId node, Term term, IReadOnlyList<LogEntry> entries) => Appended.AddRange(entries.Select(e => (node, e)));

    public void LogTruncated(NodeId node, Term term, LogIndex from) => Truncations.Add((node, from));

    public void LogCompacted(NodeId node, LogIndex upTo)
    {
    }

    public void LogReplaced(NodeId node, LogIndex index, Term term)
    {
    }

    public void SnapshotRestored(NodeId node, LedgerState state)
    {
    }

    public List<MemberConfiguration> Configurations { get; } = [];

    public void ConfigurationTook(NodeId node, LogIndex index, MemberConfiguration configuration) => Configurations.Add(configuration);

    public void Durable(NodeId node, IReadOnlyList<LogEntry> entries) => DurableEntries.AddRange(entries.Select(e => (node, e)));

    public void Applied(NodeId node, LogIndex index, BatchReference? reference, bool skipped, ulong stateHash) =>
        AppliedEntries.Add((node, index, reference, skipped, stateHash));

    public void BalancesMoved(NodeId node, LogIndex index, ulong balancesHash)
    {
    }

    public void Failed(NodeId node, Exception cause) => Failures.Add((node, cause));
}
