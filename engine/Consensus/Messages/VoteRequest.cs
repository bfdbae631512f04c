using Aurigraph.Units;

namespace Aurigraph.Consensus.Messages;

/// <summary>Asks for a vote (Raft paper, figure 2, RequestVote).</summary>
/// <param name="From">The candidate.</param>
/// <param name="To">The voter.</param>
/// <param name="Term">The candidate's term.</param>
/// <param name="LastIndex">The index of the candidate's last entry.</param>
/// <param name="LastTerm">The term of the candidate's last entry.</param>
/// <param name="IsTransfer">Whether the leader asked the candidate to run: voters then do not disregard it for hearing a leader (thesis, section 4.2.3).</param>
public sealed record VoteRequest(NodeId From, NodeId To, Term Term, LogIndex LastIndex, Term LastTerm, bool IsTransfer = false)
    : RaftMessage(From, To, Term)
{
    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Mix(StableHash.Mix(Fingerprint(3), LastIndex.Value), LastTerm.Value), IsTransfer ? 1L : 0L);
}
