using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Disk;

/// <summary>Something asked of a disk.</summary>
/// <param name="Node">Who asked.</param>
/// <param name="Incarnation">The node's incarnation that asked; when it has ended, nobody is told.</param>
/// <param name="Bytes">All its bytes.</param>
/// <param name="Remaining">Bytes not transferred yet.</param>
/// <param name="Completion">Fires when done; null when nobody waits for it.</param>
/// <param name="Argument">Handed to the completion.</param>
internal readonly record struct DiskOperation(int Node, int Incarnation, long Bytes, long Remaining, IKernelEvent? Completion, long Argument)
{
    /// <summary>Whether it reads; else it writes.</summary>
    public bool Reads { get; init; }

    /// <summary>When it completes at the earliest: latencies that keep nobody else waiting.</summary>
    public VirtualTime NotBefore { get; init; }
}
