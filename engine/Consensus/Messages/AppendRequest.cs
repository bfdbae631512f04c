using Aurigraph.Consensus.Log;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Messages;

/// <summary>Entries for a follower's log (Raft paper, figure 2, AppendEntries). Without entries it only asks whether the follower's
/// log agrees with the leader's up to <paramref name="PreviousIndex"/>. All appends to a follower should travel in one order, with
/// entries or without: one that overtakes another is refused, and what is merely slow is then sent twice.</summary>
/// <param name="From">The leader.</param>
/// <param name="To">The follower.</param>
/// <param name="Term">The leader's term.</param>
/// <param name="PreviousIndex">The index right before the entries.</param>
/// <param name="PreviousTerm">The term of the leader's entry there.</param>
/// <param name="Entries">Entries from the index after <paramref name="PreviousIndex"/> on.</param>
/// <param name="Commit">The leader's commit index.</param>
public sealed record AppendRequest(
    NodeId From, NodeId To, Term Term, LogIndex PreviousIndex, Term PreviousTerm, EntrySlice Entries, LogIndex Commit)
    : RaftMessage(From, To, Term)
{
    /// <summary>The index of the last entry, or of the one before if there are none.</summary>
    public LogIndex LastIndex => PreviousIndex + Entries.Count;

    /// <summary>The sum of the entries' sizes.</summary>
    public long Size
    {
        get
        {
            long bytes = 0;
            foreach (var entry in Entries)
                bytes += entry.Size;
            return bytes;
        }
    }

    /// <inheritdoc/>
    public override ulong TraceHash
    {
        get
        {
            ulong hash = StableHash.Mix(StableHash.Mix(Fingerprint(5), PreviousIndex.Value), PreviousTerm.Value);
            hash = StableHash.Mix(StableHash.Mix(hash, Commit.Value), Entries.Count);
            foreach (var entry in Entries)
                hash = StableHash.Mix(hash, entry.TraceHash);
            return hash;
        }
    }

    /// <summary>Whether the entries follow the previous one and each other without a gap, in terms that do not fall and are not
    /// above the leader's.</summary>
    internal bool IsWellFormed
    {
        get
        {
            var index = PreviousIndex;
            var term = PreviousTerm;
            if (index < LogIndex.Zero || term < Term.Zero)
                return false;
            foreach (var entry in Entries)
            {
                if (entry.Index != index.Next || entry.Term < term)
                    return false;
                index = entry.Index;
                term = entry.Term;
            }

            return term <= Term;
        }
    }
}
