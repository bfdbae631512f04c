using Aurigraph.Consensus.Messages;
using Aurigraph.Simulation.Time;

namespace Aurigraph.Simulation.Elections;

/// <summary>A message reaches a server.</summary>
internal sealed class Arrival(ElectionServer receiver, RaftMessage message) : IKernelEvent
{
    /// <inheritdoc/>
    public void Fire(long argument) => receiver.Receive(message);
}
