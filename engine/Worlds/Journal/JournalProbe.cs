using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Journal;

/// <summary>Keeps what nodes report in a journal, each with its time, so that it can be told to recorders and checkers after the run: see <see cref="JournalReplay"/>. For several
/// threads.</summary>
/// <remarks>A record's time is taken while no other is being added, so times of a journal never fall.</remarks>
public sealed class JournalProbe(IClock clock, IJournalFile file) : INodeProbe
{
    private readonly Lock _gate = new();
    private readonly JournalBuffer _buffer = new();
    private readonly Dictionary<OriginBatch, long> _batches = new(ReferenceEqualityComparer.Instance);
    private long _lastBatch;

    /// <inheritdoc/>
    public void Admitted(NodeId node, long transactions) => Add(JournalEvent.Admitted, node, b => b.Long(transactions));

    /// <inheritdoc/>
    public void Rejected(NodeId node, RejectionReason reason, TransactionGroup group, int transactions) =>
        Add(JournalEvent.Rejected, node, b => b.Byte((byte)reason).Int(transactions));

    /// <inheritdoc/>
    public void BatchClosed(NodeId node, OriginBatch batch, BatchClosing cause) => Add(JournalEvent.BatchClosed, node, b =>
    {
        _batches.Add(batch, ++_lastBatch);
        b.Long(_lastBatch).Byte((byte)cause).Long(batch.ClosedAt.Nanoseconds).Long(batch.Bytes).Int(batch.Groups.Count);
        foreach (TransactionGroup group in batch.Groups)
            b.Long(group.AdmittedAt.Nanoseconds).Longs(group.Scheduled);
    });

    /// <inheritdoc/>
    public void WindowBlocked(NodeId node, bool blocked) => Add(JournalEvent.WindowBlocked, node, b => b.Flag(blocked));

    /// <inheritdoc/>
    public void ApplyStalled(NodeId node, bool stalled) => Add(JournalEvent.ApplyStalled, node, b => b.Flag(stalled));

    /// <inheritdoc/>
    public void BatchFinal(NodeId node, OriginBatch batch, FinalityStamp stamp) => Add(JournalEvent.BatchFinal, node, b =>
    {
        _batches.Remove(batch, out long number);
        b.Long(number).Reference(batch.Reference!).Long(stamp.Held.Nanoseconds).Long(stamp.Committed.Nanoseconds);
    });

    /// <inheritdoc/>
    public void LeaderView(NodeId node, Term term, NodeId leader) => Add(JournalEvent.LeaderView, node, b => b.Long(term.Value).Int(leader.Key));

    /// <inheritdoc/>
    public void Proposed(NodeId leader, Term term, LogIndex index) => Add(JournalEvent.Proposed, leader, b => b.Long(term.Value).Long(index.Value));

    /// <inheritdoc/>
    public void Committed(NodeId node, bool isLeader, IReadOnlyList<LogEntry> entries) => Add(JournalEvent.Committed, node, b => b.Flag(isLeader).Entries(entries));

    /// <inheritdoc/>
    public void LogRecovered(NodeId node, LogIndex after, Term afterTerm, IReadOnlyList<LogEntry> entries) =>
        Add(JournalEvent.LogRecovered, node, b => b.Long(after.Value).Long(afterTerm.Value).Entries(entries));

    /// <inheritdoc/>
    public void LogAppended(NodeId node, Term term, IReadOnlyList<LogEntry> entries) => Add(JournalEvent.LogAppended, node, b => b.Long(term.Value).Entries(entries));

    /// <inheritdoc/>
    public void LogTruncated(NodeId node, Term term, LogIndex from) => Add(JournalEvent.LogTruncated, node, b => b.Long(term.Value).Long(from.Value));

    /// <inheritdoc/>
    public void LogCompacted(NodeId node, LogIndex upTo) => Add(JournalEvent.LogCompacted, node, b => b.Long(upTo.Value));

    /// <inheritdoc/>
    public void LogReplaced(NodeId node, LogIndex index, Term term) => Add(JournalEvent.LogReplaced, node, b => b.Long(index.Value).Long(term.Value));

    /// <inheritdoc/>
    public void SnapshotRestored(NodeId node, LedgerState state) => Add(JournalEvent.SnapshotRestored, node, b => b.State(state));

    /// <inheritdoc/>
    public void ConfigurationTook(NodeId node, LogIndex index, MemberConfiguration configuration) => Add(JournalEvent.ConfigurationTook, node, b => b.Long(index.Value).Configuration(configuration));

    /// <inheritdoc/>
    public void Durable(NodeId node, IReadOnlyList<LogEntry> entries) => Add(JournalEvent.Durable, node, b => b.Entries(entries));

    /// <inheritdoc/>
    public void Applied(NodeId node, LogIndex index, BatchReference? reference, bool skipped, ulong stateHash) => Add(JournalEvent.Applied, node, b =>
    {
        b.Long(index.Value).Flag(skipped).Long((long)stateHash).Flag(reference is not null);
        if (reference is not null)
            b.Reference(reference);
    });

    /// <inheritdoc/>
    public void BalancesMoved(NodeId node, LogIndex index, ulong balancesHash) => Add(JournalEvent.BalancesMoved, node, b => b.Long(index.Value).Long((long)balancesHash));

    /// <inheritdoc/>
    public void Failed(NodeId node, Exception cause) => Add(JournalEvent.Failed, node, b => b.Text(cause.Message));

    /// <summary>A body is on a validator's disk.</summary>
    public void BodyDurable(NodeId node, BatchReference reference) => Add(JournalEvent.BodyDurable, node, b => b.Reference(reference));

    /// <summary>A validator forgot a body.</summary>
    public void BodyDropped(NodeId node, BatchId id) => Add(JournalEvent.BodyDropped, node, b => b.Id(id));

    /// <summary>A node starts from a checkpoint.</summary>
    public void Restarted(NodeId node, LedgerState state) => Add(JournalEvent.Restarted, node, b => b.State(state));

    /// <summary>A client submits transactions to a node.</summary>
    public void Submitted(NodeId node, ReadOnlySpan<long> scheduled)
    {
        lock (_gate)
        {
            _buffer.Begin(JournalEvent.Submitted, clock.Now, node).Longs(scheduled);
            file.Add(_buffer.Written);
        }
    }

    /// <summary>What a node used so far.</summary>
    public void Used(NodeId node, UsageSample sample) => Add(JournalEvent.Usage, node, b => b.Long(sample.CpuNanoseconds).Long(sample.ResidentBytes)
        .Long(sample.SentBytes).Long(sample.ReceivedBytes).Long(sample.WrittenBytes).Long(sample.DiskBusyNanoseconds).Longs([.. sample.Memory]));

    private void Add(JournalEvent what, NodeId node, Action<JournalBuffer> write)
    {
        lock (_gate)
        {
            write(_buffer.Begin(what, clock.Now, node));
            file.Add(_buffer.Written);
        }
    }
}
