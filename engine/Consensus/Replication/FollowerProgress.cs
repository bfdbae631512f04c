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
/// <param name="IsPaused">Whether nothing is sent for now: a probe is out, the window is full, or the transport has no room.</param>
public readonly record struct FollowerProgress(
    NodeId Node, bool IsLearner, ProgressState State, LogIndex Match, LogIndex Next, int InflightAppends, long InflightBytes, bool IsPaused);
