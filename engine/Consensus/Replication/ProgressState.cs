namespace Aurigraph.Consensus.Replication;

/// <summary>How a leader sends to a follower.</summary>
public enum ProgressState
{
    /// <summary>It does not know where the logs agree: one append at a time, until one is accepted.</summary>
    Probe,

    /// <summary>It knows: appends follow each other without waiting, within the window.</summary>
    Replicate,

    /// <summary>The follower lacks entries that the leader no longer has: it is being sent a snapshot, and no appends until it has it.</summary>
    Snapshot,
}
