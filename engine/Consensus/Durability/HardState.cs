using Aurigraph.Units;

namespace Aurigraph.Consensus.Durability;

/// <summary>What a member must not forget (Raft paper, figure 2, persistent state), besides its log.</summary>
/// <param name="Term">The latest term it has seen.</param>
/// <param name="VotedFor">Whom it voted for in that term, or <see cref="NodeId.None"/>.</param>
/// <param name="Commit">An index known to be committed. May lag: it is written along with other things and never alone.</param>
public readonly record struct HardState(Term Term, NodeId VotedFor, LogIndex Commit);
