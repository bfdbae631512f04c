namespace Aurigraph.Node.Wire;

/// <summary>Why a proposal was not taken.</summary>
public enum ProposalRejection
{
    /// <summary>Another node leads, or none.</summary>
    NotLeader,

    /// <summary>Too many bytes are uncommitted.</summary>
    UncommittedQuota,

    /// <summary>Neither origin nor validators gave the body in time.</summary>
    BodyUnavailable,

    /// <summary>Too many references of this origin wait.</summary>
    TooManyParked,

    /// <summary>A newer incarnation of the origin has already proposed.</summary>
    StaleIncarnation,
}
