using Aurigraph.Consensus.Snapshots;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Messages;

/// <summary>Replaces a follower's log and state by a snapshot (Raft paper, figure 13, InstallSnapshot). The core names the snapshot; the caller
/// carries its content, in as many chunks as it likes, and steps this message into the receiver when all of it is there.</summary>
/// <param name="From">The leader.</param>
/// <param name="To">The follower.</param>
/// <param name="Term">The leader's term.</param>
/// <param name="Snapshot">What the snapshot stands for.</param>
public sealed record SnapshotRequest(NodeId From, NodeId To, Term Term, SnapshotMark Snapshot)
    : RaftMessage(From, To, Term)
{
    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(Fingerprint(9), Snapshot.TraceHash);
}
