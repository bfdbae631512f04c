namespace Aurigraph.Consensus.Membership;

/// <summary>Why a change of members is refused.</summary>
public enum ChangeFault
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>An earlier change has a place in the log and has not taken effect yet.</summary>
    EarlierPending,

    /// <summary>The configuration is joint; it must be left first.</summary>
    AlreadyJoint,

    /// <summary>There is no joint configuration to leave.</summary>
    NotJoint,

    /// <summary>Nobody votes yet, so there is no half to leave behind.</summary>
    NoVotersYet,

    /// <summary>Nobody would vote any more.</summary>
    NoVotersLeft,

    /// <summary>More than one voter would come or go at once, and then quorums before and after need not share a voter
    /// (thesis, section 4.1).</summary>
    SeveralVotersAtOnce,
}
