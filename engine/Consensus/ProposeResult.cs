using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <summary>The answer to a proposal.</summary>
/// <param name="Outcome">Accepted, or why not.</param>
/// <param name="Term">The core's term; of an accepted proposal, the term of its entry.</param>
/// <param name="Index">The index of an accepted proposal's entry; otherwise 0.</param>
/// <param name="LeaderHint">The leader as far as known, else <see cref="NodeId.None"/>.</param>
public readonly record struct ProposeResult(ProposeOutcome Outcome, Term Term, LogIndex Index, NodeId LeaderHint)
{
    /// <summary>Whether the proposal has a place in the log.</summary>
    public bool IsAccepted => Outcome == ProposeOutcome.Accepted;
}
