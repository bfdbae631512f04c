namespace Aurigraph.Consensus.Membership;

/// <summary>What the votes of an election decide so far.</summary>
public enum VoteOutcome
{
    /// <summary>Neither won nor lost yet.</summary>
    Pending,

    /// <summary>A quorum granted its vote.</summary>
    Won,

    /// <summary>So many refused that the rest cannot make a quorum.</summary>
    Lost,
}
