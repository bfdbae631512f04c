namespace Aurigraph.Consensus.Membership;

/// <summary>What a change of members leads to.</summary>
/// <param name="Configuration">The configuration afterwards; the one before if the change is refused.</param>
/// <param name="Fault">Why it is refused, or <see cref="ChangeFault.None"/>.</param>
public readonly record struct ChangeResult(MemberConfiguration Configuration, ChangeFault Fault)
{
    /// <summary>Whether the change is possible.</summary>
    public bool IsPossible => Fault == ChangeFault.None;
}
