using Aurigraph.Units;

namespace Aurigraph.Consensus.Replication;

/// <summary>A leader's view of one follower, for inspection.</summary>
/// <param name="Node">The follower.</param>
/// <param name="IsLearner">Whether it only receives the log.</param>
/// <param name="State">How the leader sends to it.</param>
/// <param name="Match">The follower has durably all entries up to here.</param>
/// <param name="Next">The index of the entry to send next.</param>
/// <param name="InflightAppends">Appends sent and not answered.</param>
/// <param name="InflightBytes">Their bytes.</param>
/// <param name="IsWindowFull">Whether no more of them may be under way.</param>
/// <param name="IsPaused">Whether nothing is sent for now: a probe is out, the window is full, a snapshot is under way, or the transport has no room.</param>
/// <param name="IsActive">Whether it was heard of since the last look at the quorum.</param>
/// <param name="PendingSnapshot">In <see cref="ProgressState.Snapshot"/>: the last index of the snapshot under way; else 0.</param>
public readonly record struct FollowerProgress(
    NodeId Node,
    bool IsLearner,
    ProgressState State,
    LogIndex Match,
    LogIndex Next,
    int InflightAppends,
    long InflightBytes,
    bool IsWindowFull,
    bool IsPaused,
    bool IsActive,
    LogIndex PendingSnapshot);
