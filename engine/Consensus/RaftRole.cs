namespace Aurigraph.Consensus;

/// <summary>What a member currently does in the protocol (Raft paper, section 5.1; pre-candidate: thesis, section 9.6).</summary>
public enum RaftRole
{
    /// <summary>Answers leaders and candidates. Learners stay in this role.</summary>
    Follower,

    /// <summary>Asks whether an election could be won, without raising its term.</summary>
    PreCandidate,

    /// <summary>Asks for votes in a new term.</summary>
    Candidate,

    /// <summary>Orders entries and replicates them.</summary>
    Leader,
}
