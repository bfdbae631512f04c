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
}
