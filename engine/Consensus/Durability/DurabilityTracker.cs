using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Durability;

/// <summary>Knows how much of the log and of the hard state was given to the disk, and how much the disk has confirmed. The
/// difficulty is a truncation while writes are under way: what those writes confirm beyond the cut no longer counts, even if
/// the log comes to hold an entry of the same term and index there again, because a write between them replaces it on disk.</summary>
internal sealed class DurabilityTracker
{
    private HardState _issuedState;
    private long _issuedWrites;
    private long _completedWrites;
    private LogIndex _truncatedFrom;
    private long _truncatingWrite;
    private SnapshotMark? _unissuedSnapshot;
    private long _snapshotWrite;

    public DurabilityTracker(HardState restoredState, LogIndex restoredLast)
    {
        _issuedState = restoredState;
        DurableState = restoredState;
        DurableIndex = restoredLast;
        UnissuedFrom = restoredLast.Next;
    }

    /// <summary>Entries up to here are on disk as they are in memory.</summary>
    public LogIndex DurableIndex { get; private set; }

    /// <summary>The hard state on disk.</summary>
    public HardState DurableState { get; private set; }

    /// <summary>The first entry not yet given to the disk.</summary>
    public LogIndex UnissuedFrom { get; private set; }

    /// <summary>Writes under way.</summary>
    public long Outstanding => _issuedWrites - _completedWrites;

    /// <summary>Whether the vote for this candidate in this term is on disk.</summary>
    public bool HoldsVote(Term term, NodeId candidate) => DurableState.Term == term && DurableState.VotedFor == candidate;

    /// <summary>Whether a snapshot replaced the log and is not durable yet.</summary>
    public bool IsRestoring => _unissuedSnapshot is not null || _snapshotWrite > _completedWrites;

    /// <summary>Whether something must be written: a snapshot, entries, or a new term or vote.</summary>
    public bool IsDue(Term term, NodeId votedFor, LogIndex last) =>
        _unissuedSnapshot is not null || UnissuedFrom <= last || _issuedState.Term != term || _issuedState.VotedFor != votedFor;

    /// <summary>The log lost its entries from this index on.</summary>
    public void Truncated(LogIndex from)
    {
        _truncatedFrom = _truncatingWrite > _completedWrites ? LogIndex.Min(_truncatedFrom, from) : from;
        _truncatingWrite = _issuedWrites + 1;
        UnissuedFrom = LogIndex.Min(UnissuedFrom, from);
        DurableIndex = LogIndex.Min(DurableIndex, from.Previous);
    }

    /// <summary>A snapshot replaced the log, of which all that was committed is also in the snapshot.</summary>
    public void Replaced(SnapshotMark snapshot, LogIndex committed)
    {
        Truncated(committed.Next);
        _unissuedSnapshot = snapshot;
        UnissuedFrom = snapshot.Index.Next;
    }

    /// <summary>Makes a write of everything not yet given to the disk.</summary>
    public DurableWrite Issue(HardState state, ReplicatedLog log, IReadOnlyList<RaftMessage> messagesAfter)
    {
        var entries = log.Slice(UnissuedFrom, log.LastIndex - UnissuedFrom + 1);
        HardState? changed = state == _issuedState ? null : state;
        _issuedState = state;
        UnissuedFrom = log.LastIndex.Next;
        var snapshot = _unissuedSnapshot;
        _unissuedSnapshot = null;
        _issuedWrites++;
        if (snapshot is not null)
            _snapshotWrite = _issuedWrites;
        return new DurableWrite(_issuedWrites, changed, snapshot, entries, messagesAfter);
    }

    /// <summary>A write is durable.</summary>
    public void Complete(DurableWrite write, ReplicatedLog log)
    {
        if (write.Sequence != _completedWrites + 1 || write.Sequence > _issuedWrites)
        {
            throw new InvariantException(
                $"Write {write.Sequence} was reported durable after write {_completedWrites} of {_issuedWrites}; writes complete in order, each once.");
        }

        _completedWrites = write.Sequence;
        DurableState = write.HardState ?? DurableState;
        if (write.Entries.IsEmpty && write.Snapshot is null)
            return;
        var (index, term) = write.Entries.IsEmpty ? (write.Snapshot!.Index, write.Snapshot.Term) : (write.Entries.Last.Index, write.Entries.Last.Term);
        if (write.Sequence < _truncatingWrite)
        {
            DurableIndex = LogIndex.Max(DurableIndex, LogIndex.Min(index, _truncatedFrom.Previous));
            return;
        }

        if (!log.Matches(index, term))
            throw new InvariantException($"Entry {term}/{index} became durable but the log, which ends in {log.LastTerm}/{log.LastIndex}, does not hold it.");
        DurableIndex = index;
    }
}
