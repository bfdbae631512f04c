using Aurigraph.Units;

namespace Aurigraph.Consensus.Log;

/// <summary>One position of the replicated log (Raft paper, figure 2: "each entry contains command for state machine, and term
/// when entry was received by leader"). Immutable, so leader and followers of one process share the object.</summary>
public sealed class LogEntry
{
    /// <summary>An entry of a leader's term at an index, from 1.</summary>
    public LogEntry(Term term, LogIndex index, EntryPayload? payload)
    {
        Term = term;
        Index = index;
        Payload = payload;
    }

    /// <summary>The term in which a leader created the entry.</summary>
    public Term Term { get; }

    /// <summary>The position in the log, from 1.</summary>
    public LogIndex Index { get; }

    /// <summary>What is ordered; null for the entry that a new leader appends to commit what it inherited (Raft paper, section 8).</summary>
    public EntryPayload? Payload { get; }

    /// <summary>Bytes the payload adds to an append; 0 without one.</summary>
    public long Size => Payload?.Size ?? 0;

    /// <summary>Bytes the payload holds of the leader's quota of uncommitted bytes; 0 without one.</summary>
    public long QuotaSize => Payload?.QuotaSize ?? 0;

    /// <summary>A fingerprint of term, index and payload.</summary>
    public ulong TraceHash =>
        StableHash.Mix(StableHash.Mix(StableHash.Mix(StableHash.Empty, Term.Value), Index.Value), Payload?.TraceHash ?? 0);

    /// <summary>What a log store keeps beside the entry, to tell after a restart whether it is still what was written.</summary>
    public ulong Checksum => TraceHash;

    /// <inheritdoc/>
    public override string ToString() => $"{Term}/{Index}";
}
