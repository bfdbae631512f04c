using Aurigraph.Units;

namespace Aurigraph.Consensus.Messages;

/// <summary>The leader's sign of life, which also tells of what is committed. Tiny, and free to overtake appends.</summary>
/// <param name="From">The leader.</param>
/// <param name="To">The follower.</param>
/// <param name="Term">The leader's term.</param>
/// <param name="Commit">The lower of the leader's commit index and what the follower is known to match, so that a follower never
/// commits an entry of its own that the leader does not have.</param>
/// <param name="Round">Which round of heartbeats of the term this belongs to: who answers a round still followed this leader when it was sent
/// (thesis, section 6.4). 0 where nobody asks.</param>
public sealed record Heartbeat(NodeId From, NodeId To, Term Term, LogIndex Commit, long Round = 0)
    : RaftMessage(From, To, Term)
{
    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Mix(Fingerprint(7), Commit.Value), Round);
}
