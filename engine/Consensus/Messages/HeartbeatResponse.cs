using Aurigraph.Units;

namespace Aurigraph.Consensus.Messages;

/// <summary>The follower's sign of life.</summary>
/// <param name="From">The follower.</param>
/// <param name="To">The leader.</param>
/// <param name="Term">The follower's term.</param>
/// <param name="Round">The round of the heartbeat that is answered.</param>
public sealed record HeartbeatResponse(NodeId From, NodeId To, Term Term, long Round = 0)
    : RaftMessage(From, To, Term)
{
    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(Fingerprint(8), Round);
}
