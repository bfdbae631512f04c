namespace Aurigraph.Consensus;

/// <summary>What became of a request to hand leadership over.</summary>
public enum TransferOutcome
{
    /// <summary>The transfer has begun; it ends with another leader, or after an election time-out with the same.</summary>
    Started,

    /// <summary>A transfer to this member is under way already.</summary>
    UnderWay,

    /// <summary>This member does not lead.</summary>
    NotLeader,

    /// <summary>The member named is the one that leads.</summary>
    LeadsAlready,

    /// <summary>The node named is no voter.</summary>
    NotVoter,
}
