using Akka.Actor;

namespace Aurigraph.Simulation.Time;

/// <summary>An event that tells an actor something: the completion of work it asked for.</summary>
internal sealed class TellEvent(IActorRef receiver, object message) : IKernelEvent
{
    /// <inheritdoc/>
    public void Fire(long argument) => receiver.Tell(message);
}
