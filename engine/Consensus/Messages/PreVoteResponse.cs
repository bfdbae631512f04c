using Aurigraph.Units;

namespace Aurigraph.Consensus.Messages;

/// <summary>Says whether a vote would be granted; it binds nobody (thesis, section 9.6).</summary>
/// <param name="From">The voter.</param>
/// <param name="To">The candidate.</param>
/// <param name="Term">Granted: the term asked about. Refused: the voter's own term.</param>
/// <param name="Granted">Whether the vote would be granted.</param>
public sealed record PreVoteResponse(NodeId From, NodeId To, Term Term, bool Granted)
    : RaftMessage(From, To, Term)
{
    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(Fingerprint(2), Granted ? 1L : 0L);
}
