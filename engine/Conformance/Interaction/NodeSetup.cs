using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Snapshots;

namespace Aurigraph.Conformance.Interaction;

/// <summary>How <c>add-nodes</c> sets a node up.</summary>
/// <param name="Start">The snapshot it starts from; null for a blank node.</param>
internal sealed record NodeSetup(SnapshotMark? Start)
{
    /// <summary>Ticks of an election time-out, unless said otherwise.</summary>
    public const int ElectionTicksByDefault = 3;

    /// <summary>Whether disk and state machine work beside the node, each in its own time.</summary>
    public bool IsAsynchronous { get; init; }

    /// <summary>Whether it asks before it runs.</summary>
    public bool PreVote { get; init; }

    /// <summary>Whether its lead depends on hearing a quorum.</summary>
    public bool CheckQuorum { get; init; }

    /// <summary>Whether it reads under a lease.</summary>
    public bool LeaseReads { get; init; }

    /// <summary>Whether it steps down when it is removed.</summary>
    public bool StepDownOnRemoval { get; init; }

    /// <summary>Whether it checks changes of members before it takes them.</summary>
    public bool ValidateChanges { get; init; } = true;

    /// <summary>Appends on their way to one follower.</summary>
    public int MaxInflight { get; init; } = 256;

    /// <summary>Bytes of entries that are applied at once; one entry at least.</summary>
    public long MaxCommittedSize { get; init; } = long.MaxValue;

    /// <summary>Ticks between heartbeats.</summary>
    public int HeartbeatTicks { get; init; } = 1;

    /// <summary>Ticks of the shortest election time-out.</summary>
    public int ElectionTicks { get; init; } = ElectionTicksByDefault;

    /// <summary>Its members at the start.</summary>
    public MemberConfiguration Configuration => Start?.Configuration ?? MemberConfiguration.Empty;
}
