using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Messages;
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

    /// <summary>Whether something must be written: entries, or a new term or vote.</summary>
    public bool IsDue(Term term, NodeId votedFor, LogIndex last) =>
        UnissuedFrom <= last || _issuedState.Term != term || _issuedState.VotedFor != votedFor;

    /// <summary>The log lost its entries from this index on.</summary>
    public void Truncated(LogIndex from)
    {
        _truncatedFrom = _truncatingWrite > _completedWrites ? LogIndex.Min(_truncatedFrom, from) : from;
        _truncatingWrite = _issuedWrites + 1;
        UnissuedFrom = LogIndex.Min(UnissuedFrom, from);
        DurableIndex = LogIndex.Min(DurableIndex, from.Previous);
    }

    /// <summary>Makes a write of everything not yet given to the disk.</summary>
    public DurableWrite Issue(HardState state, ReplicatedLog log, IReadOnlyList<RaftMessage> messagesAfter)
    {
        var entries = log.Slice(UnissuedFrom, log.LastIndex - UnissuedFrom + 1);
        HardState? changed = state == _issuedState ? null : state;
        _issuedState = state;
        UnissuedFrom = log.LastIndex.Next;
        return new DurableWrite(++_issuedWrites, changed, entries, messagesAfter);
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
        if (write.Entries.IsEmpty)
            return;
        var last = write.Entries.Last;
        if (write.Sequence < _truncatingWrite)
        {
            DurableIndex = LogIndex.Max(DurableIndex, LogIndex.Min(last.Index, _truncatedFrom.Previous));
            return;
        }

        if (!log.Matches(last.Index, last.Term))
            throw new InvariantException($"Entry {last} became durable but the log, which ends in {log.LastTerm}/{log.LastIndex}, does not hold it.");
        DurableIndex = last.Index;
    }
}
