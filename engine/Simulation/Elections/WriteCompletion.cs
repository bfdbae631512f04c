using Aurigraph.Consensus.Durability;
using Aurigraph.Simulation.Time;

namespace Aurigraph.Simulation.Elections;

/// <summary>A write of a server becomes durable.</summary>
internal sealed class WriteCompletion(ElectionServer writer, DurableWrite write) : IKernelEvent
{
    /// <inheritdoc/>
    public void Fire(long argument) => writer.Written(write);
}
