using Aurigraph.Units;

namespace Aurigraph.Consensus.Messages;

/// <summary>A vote (Raft paper, figure 2, RequestVote). A grant leaves only once it is durable.</summary>
/// <param name="From">The voter.</param>
/// <param name="To">The candidate.</param>
/// <param name="Term">The voter's term.</param>
/// <param name="Granted">Whether the vote is the candidate's.</param>
public sealed record VoteResponse(NodeId From, NodeId To, Term Term, bool Granted)
    : RaftMessage(From, To, Term)
{
    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(Fingerprint(4), Granted ? 1L : 0L);
}
