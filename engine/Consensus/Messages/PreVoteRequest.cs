using Aurigraph.Units;

namespace Aurigraph.Consensus.Messages;

/// <summary>Asks whether a vote would be granted, so that a member that cannot win does not disturb the others with a higher term
/// (thesis, section 9.6).</summary>
/// <param name="From">The candidate.</param>
/// <param name="To">The voter.</param>
/// <param name="Term">The term the candidate would run in: one above its own.</param>
/// <param name="LastIndex">The index of the candidate's last entry.</param>
/// <param name="LastTerm">The term of the candidate's last entry.</param>
public sealed record PreVoteRequest(NodeId From, NodeId To, Term Term, LogIndex LastIndex, Term LastTerm)
    : RaftMessage(From, To, Term)
{
    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Mix(Fingerprint(1), LastIndex.Value), LastTerm.Value);
}
