using Aurigraph.Units;

namespace Aurigraph.Consensus.Membership;

/// <summary>One step of a change of members. Steps are idempotent; one that names <see cref="NodeId.None"/> does nothing.</summary>
/// <param name="Kind">What becomes of the node.</param>
/// <param name="Node">The node.</param>
public readonly record struct MemberChange(MemberChangeKind Kind, NodeId Node);
