using Aurigraph.Node.Batches;
using Aurigraph.Units;

namespace Aurigraph.Node.Consensus;

/// <summary>A reference that waits at the leader for its turn or for its body.</summary>
internal sealed class PendingReference(BatchReference reference, NodeId from, VirtualTime arrived)
{
    /// <summary>The batch.</summary>
    public BatchReference Reference { get; } = reference;

    /// <summary>Who proposed it.</summary>
    public NodeId From { get; } = from;

    /// <summary>When it came.</summary>
    public VirtualTime Arrived { get; } = arrived;

    /// <summary>When its body was last asked for; zero when never.</summary>
    public VirtualTime PulledAt { get; set; }

    /// <summary>How often its body was asked for.</summary>
    public int Pulls { get; set; }
}
