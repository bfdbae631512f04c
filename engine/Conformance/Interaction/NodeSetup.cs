using Aurigraph.Consensus;
using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Interaction;

/// <summary>How <c>add-nodes</c> sets a node up.</summary>
/// <param name="Start">The snapshot it starts from; null for a blank node.</param>
internal sealed record NodeSetup(SnapshotMark? Start)
{
    /// <summary>What the core is told has passed when a tick has.</summary>
    public static readonly Duration Tick = Duration.FromMilliseconds(100);

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

    /// <summary>Entries of one append.</summary>
    public int MaxAppendEntries { get; init; } = int.MaxValue;

    /// <summary>Bytes of entries that are applied at once; one entry at least.</summary>
    public long MaxCommittedSize { get; init; } = long.MaxValue;

    /// <summary>Ticks between heartbeats.</summary>
    public int HeartbeatTicks { get; init; } = 1;

    /// <summary>Ticks of the shortest election time-out.</summary>
    public int ElectionTicks { get; init; } = ElectionTicksByDefault;

    /// <summary>How many entries a learner may lack and still be made a voter; null: any number.</summary>
    public long? PromotionLag { get; init; }

    /// <summary>Ticks for which a leader's disk may complete nothing; null: any number.</summary>
    public long? DiskPatienceTicks { get; init; }

    /// <summary>What the core of a node is told.</summary>
    public CoreOptions OptionsFor(NodeId node)
    {
        var shortest = Tick * ElectionTicks;
        return new CoreOptions
        {
            Self = node,
            Configuration = Start?.Configuration ?? MemberConfiguration.Empty,
            DrawElectionTimeout = () => shortest + shortest - Tick,
            ElectionTimeoutMin = shortest,
            Heartbeat = Tick * HeartbeatTicks,
            PreVote = PreVote,
            CheckQuorum = CheckQuorum,
            LeaseReads = LeaseReads,
            StepDownOnRemoval = StepDownOnRemoval,
            ValidateChanges = ValidateChanges,
            MaxInflightAppends = MaxInflight,
            MaxInflightBytes = long.MaxValue,
            MaxAppendEntries = MaxAppendEntries,
            MaxAppendBytes = long.MaxValue,
            MaxUncommittedBytes = long.MaxValue,
            EagerCommitNews = true,
            AnswerOldTerms = PreVote || CheckQuorum,
            PromotionLag = PromotionLag,
            DiskPatience = DiskPatienceTicks is { } ticks ? Tick * ticks : null,
        };
    }
}
