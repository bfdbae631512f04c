namespace Aurigraph.Consensus.Membership;

/// <summary>What a change does to a member.</summary>
public enum MemberChangeKind
{
    /// <summary>Makes the node a voter, be it new or a learner.</summary>
    AddVoter,

    /// <summary>Makes the node a learner, be it new or a voter.</summary>
    AddLearner,

    /// <summary>The node is no member any more.</summary>
    Remove,

    /// <summary>Changes nothing in the configuration; orders that something else about the member changed.</summary>
    Update,
}
