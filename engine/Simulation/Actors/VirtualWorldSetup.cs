using Akka.Actor.Setup;
using Aurigraph.Simulation.Time;

namespace Aurigraph.Simulation.Actors;

/// <summary>Carries the kernel and the trace of a run to the parts that Akka makes by reflection, so that no registry is shared between runs.</summary>
internal sealed class VirtualWorldSetup : Setup
{
    /// <summary>What the actor system of one run needs.</summary>
    public VirtualWorldSetup(Kernel kernel, Trace? trace)
    {
        Kernel = kernel;
        Trace = trace;
    }

    /// <summary>The run's kernel.</summary>
    public Kernel Kernel { get; }

    /// <summary>The run's trace; null when it keeps none.</summary>
    public Trace? Trace { get; }

    /// <summary>The setup of an actor system.</summary>
    /// <exception cref="InvalidOperationException">The system was not made by <see cref="VirtualActorSystem"/>.</exception>
    public static VirtualWorldSetup Of(Akka.Actor.Settings settings)
    {
        var setup = settings.Setup.Get<VirtualWorldSetup>();
        return setup.HasValue
            ? setup.Value
            : throw new InvalidOperationException($"The actor system {settings.System.Name} has no kernel: make it with {nameof(VirtualActorSystem)}.{nameof(VirtualActorSystem.Create)}.");
    }
}
