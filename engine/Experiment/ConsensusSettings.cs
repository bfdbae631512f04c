using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>Settings of HyperRaft.</summary>
public sealed record ConsensusSettings
{
    /// <summary>Which share of the validators decides; applies to elections and commits.</summary>
    public required QuorumRule Quorum { get; init; }

    /// <summary>Least time without a leader before an election.</summary>
    public required Duration ElectionTimeoutMin { get; init; }

    /// <summary>Each election draws its time-out from [min, max).</summary>
    public required Duration ElectionTimeoutMax { get; init; }

    /// <summary>Time between heartbeats of the leader.</summary>
    public required Duration Heartbeat { get; init; }

    /// <summary>Each heartbeat interval is lengthened by a uniform draw from [0, jitter).</summary>
    public required Duration HeartbeatJitter { get; init; }

    /// <summary>Whether a candidate first asks whether it could win (Ongaro's thesis, 9.6).</summary>
    public required bool PreVote { get; init; }

    /// <summary>Whether a leader that does not hear from a quorum steps down, and followers of a live leader ignore candidates (thesis, 6.2 and 4.2.3).</summary>
    public required bool CheckQuorum { get; init; }

    /// <summary>Whether a leader answers reads without a round of heartbeats while a lease holds (thesis, 6.4.1). Needs <see cref="CheckQuorum"/>.</summary>
    public bool LeaseReads { get; init; }

    /// <summary>By how much the rate of a clock may differ from true time, as a share of it; shortens leases.</summary>
    public double ClockDrift { get; init; } = 0.01;

    /// <summary>Appends sent to one follower and not yet answered.</summary>
    public required int MaxInflightAppends { get; init; }

    /// <summary>Entries in one append.</summary>
    public required int MaxAppendEntries { get; init; }

    /// <summary>Bytes in one append; a larger entry goes alone.</summary>
    public required ByteCount MaxAppendBytes { get; init; }

    /// <summary>Bytes of bodies named by entries not yet committed; beyond it proposals are refused.</summary>
    public required ByteCount MaxUncommittedBytes { get; init; }

    /// <summary>How long the leader gathers references for one append.</summary>
    public required Duration AppendDelay { get; init; }

    /// <summary>Entries that stay in a validator's log behind its last durable checkpoint; who lags more gets a snapshot.</summary>
    public required int KeptEntries { get; init; }

    /// <summary>Bytes a second at which one snapshot is sent, at most.</summary>
    public required ByteCount SnapshotRate { get; init; }

    /// <summary>How long a leader's own disk may complete nothing until it gives up leadership.</summary>
    public required Duration DiskPatience { get; init; }

    /// <summary>How bodies reach validators.</summary>
    public required DisseminationMode Dissemination { get; init; }
}
