using Aurigraph.Units;

namespace Aurigraph.Consensus.Messages;

/// <summary>Says whether a vote would be granted; it binds nobody (thesis, section 9.6).</summary>
/// <param name="From">The voter.</param>
/// <param name="To">The candidate.</param>
/// <param name="Term">Granted: the term asked about. Refused: the voter's own term.</param>
/// <param name="Granted">Whether the vote would be granted.</param>
/// <param name="CommitIndex">Refused: an index that the voter knows to be committed, so that a candidate whose log has it learns of a change of members
/// that would otherwise keep it from winning. 0 when nothing is said.</param>
/// <param name="CommitTerm">The term of the entry there.</param>
public sealed record PreVoteResponse(NodeId From, NodeId To, Term Term, bool Granted, LogIndex CommitIndex = default, Term CommitTerm = default)
    : RaftMessage(From, To, Term)
{
    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Mix(StableHash.Mix(Fingerprint(2), Granted ? 1L : 0L), CommitIndex.Value), CommitTerm.Value);
}
