using Aurigraph.Units;

namespace Aurigraph.Consensus.Messages;

/// <summary>The leader led when it received the request, and everything acknowledged before then is at or below an index.</summary>
/// <param name="From">The leader.</param>
/// <param name="To">The follower.</param>
/// <param name="Term">The leader's term.</param>
/// <param name="Read">The follower's name for the read.</param>
/// <param name="Index">The index to have applied before answering.</param>
public sealed record ReadIndexResponse(NodeId From, NodeId To, Term Term, long Read, LogIndex Index)
    : RaftMessage(From, To, Term)
{
    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Mix(Fingerprint(12), Read), Index.Value);
}
