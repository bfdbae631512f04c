using Aurigraph.Units;

namespace Aurigraph.Consensus.Messages;

/// <summary>The follower's sign of life.</summary>
/// <param name="From">The follower.</param>
/// <param name="To">The leader.</param>
/// <param name="Term">The follower's term.</param>
/// <param name="LastIndex">The end of the follower's log, durable or not.</param>
public sealed record HeartbeatResponse(NodeId From, NodeId To, Term Term, LogIndex LastIndex)
    : RaftMessage(From, To, Term)
{
    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(Fingerprint(8), LastIndex.Value);
}
