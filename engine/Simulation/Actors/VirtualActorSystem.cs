using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Aurigraph.Simulation.Time;

namespace Aurigraph.Simulation.Actors;

/// <summary>An actor system whose timers, mailboxes, dispatchers and continuations are events of a kernel. It starts no thread and shares
/// nothing with other systems, so many may run side by side, each on a thread of its own.</summary>
public sealed class VirtualActorSystem : IDisposable
{
    private readonly EventStreamWatch _watch;
    private bool _disposed;

    private VirtualActorSystem(Kernel kernel, Trace? trace, ActorSystem system)
    {
        Kernel = kernel;
        Trace = trace;
        System = system;
        _watch = new EventStreamWatch((ExtendedActorSystem)system);
    }

    /// <summary>Akka's system.</summary>
    public ActorSystem System { get; }

    /// <summary>Its clock and queue of events.</summary>
    public Kernel Kernel { get; }

    /// <summary>The trace of its deliveries; null when it keeps none.</summary>
    public Trace? Trace { get; }

    /// <summary>Messages that found no actor so far.</summary>
    public long DeadLetterCount => _watch.DeadLetterCount;

    /// <summary>The first dead letter: type of message, sender and receiver; null when there was none.</summary>
    public string? FirstDeadLetter => _watch.FirstDeadLetter;

    /// <summary>Messages that their actor did not handle so far.</summary>
    public long UnhandledCount => _watch.UnhandledCount;

    /// <summary>Errors reported so far: an actor that threw, a send that failed.</summary>
    public long ErrorCount => _watch.ErrorCount;

    /// <summary>The first error; null when there was none.</summary>
    public Error? FirstError => _watch.FirstError;

    /// <summary>Makes a system on a kernel; on the thread that owns the kernel.</summary>
    /// <param name="kernel">Its clock and queue of events.</param>
    /// <param name="trace">Takes in its deliveries; null to keep no trace.</param>
    /// <param name="name">Its name, part of every actor's address.</param>
    /// <param name="configuration">Akka settings that go before the virtual world's own; null for none.</param>
    public static VirtualActorSystem Create(Kernel kernel, Trace? trace = null, string name = "aurigraph", Config? configuration = null)
    {
        kernel.RequireOwner($"the actor system {name}");
        var config = configuration is null ? VirtualConfiguration.Config : configuration.WithFallback(VirtualConfiguration.Config);
        var setup = ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config), new VirtualWorldSetup(kernel, trace));
        // Inside the kernel, because the system continues tasks on the scheduler that is current while it is made.
        return kernel.Inside(() => new VirtualActorSystem(kernel, trace, ActorSystem.Create(name, setup)));
    }

    /// <summary>Throws the first error an actor reported, if there was one.</summary>
    /// <exception cref="ActorFailedException">An actor threw.</exception>
    public void ThrowIfFailed()
    {
        if (FirstError is { } error)
            throw new ActorFailedException(error, ErrorCount);
    }

    /// <summary>Stops all actors and fires what is due now, without moving the clock.</summary>
    /// <returns>Whether the system has terminated; false when an actor needs time to stop.</returns>
    public bool Terminate()
    {
        Task terminated = Kernel.Inside(System.Terminate);
        Kernel.RunUntil(Kernel.Now);
        return terminated.IsCompleted;
    }

    /// <summary>Terminates the system, unless the kernel is running or has failed: then it is left as it is; it holds neither threads nor handles.</summary>
    public void Dispose()
    {
        if (_disposed || Kernel.IsRunning || Kernel.HasFailed)
            return;
        _disposed = true;
        Terminate();
    }
}
