using Aurigraph.Units;

namespace Aurigraph.Consensus.Messages;

/// <summary>A follower asks its leader up to which index it must have applied to answer a read (thesis, section 6.4).</summary>
/// <param name="From">The follower.</param>
/// <param name="To">The leader.</param>
/// <param name="Term">The follower's term.</param>
/// <param name="Read">The follower's name for the read.</param>
public sealed record ReadIndexRequest(NodeId From, NodeId To, Term Term, long Read)
    : RaftMessage(From, To, Term)
{
    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(Fingerprint(11), Read);
}
