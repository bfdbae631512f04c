using Aurigraph.Units;

namespace Aurigraph.Consensus.Messages;

/// <summary>The leader's sign of life, and its way to spread commit news when there is nothing to append. Tiny, and free to overtake appends.</summary>
/// <param name="From">The leader.</param>
/// <param name="To">The follower.</param>
/// <param name="Term">The leader's term.</param>
/// <param name="Commit">The lower of the leader's commit index and what the follower is known to match, so that a follower never
/// commits an entry of its own that the leader does not have.</param>
public sealed record Heartbeat(NodeId From, NodeId To, Term Term, LogIndex Commit)
    : RaftMessage(From, To, Term)
{
    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(Fingerprint(7), Commit.Value);
}
