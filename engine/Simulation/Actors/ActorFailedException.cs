using Akka.Event;

namespace Aurigraph.Simulation.Actors;

/// <summary>An actor of the virtual world threw. Node code handles what it expects, so this is a defect, not a fault that was planned.</summary>
public sealed class ActorFailedException : Exception
{
    internal ActorFailedException(Error first, long count)
        : base($"{count} error(s) in actors, the first in {first.LogSource}: {first.Message}", first.Cause)
    {
    }
}
