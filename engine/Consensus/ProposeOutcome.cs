namespace Aurigraph.Consensus;

/// <summary>What became of a proposal.</summary>
public enum ProposeOutcome
{
    /// <summary>It has a place in this leader's log; whether it is committed is seen later.</summary>
    Accepted,

    /// <summary>This member does not lead; try the leader that the result hints at.</summary>
    NotLeader,

    /// <summary>Too many bytes are not yet committed; propose again when more are.</summary>
    UncommittedQuotaExceeded,

    /// <summary>This leader is handing leadership over; propose to the next one, or here when the transfer has failed.</summary>
    TransferUnderWay,

    /// <summary>This leader was removed from the members; propose to the next one.</summary>
    NotMember,

    /// <summary>An earlier change of members is not applied yet; propose again when it is.</summary>
    ChangePending,

    /// <summary>The configuration is joint; the only change possible is to leave it.</summary>
    JointConfiguration,

    /// <summary>The configuration is not joint, so there is nothing to leave.</summary>
    NotJoint,

    /// <summary>The change cannot be made to the present members, for example because it removes the last voter.</summary>
    IllegalChange,

    /// <summary>A node that is to vote lacks too much of the log; add it as a learner and propose again when it has caught up.</summary>
    LearnerLags,
}
