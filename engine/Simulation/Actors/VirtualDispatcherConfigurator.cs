using Akka.Configuration;
using Akka.Dispatch;

namespace Aurigraph.Simulation.Actors;

/// <summary>Makes the dispatcher of the virtual world from configuration and binds the scheduler to the kernel.</summary>
public sealed class VirtualDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly VirtualDispatcher _dispatcher;

    /// <summary>The constructor Akka calls.</summary>
    public VirtualDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites)
    {
        var world = VirtualWorldSetup.Of(prerequisites.Settings);
        ((VirtualScheduler)prerequisites.Scheduler).Bind(world.Kernel);
        _dispatcher = new VirtualDispatcher(this, world.Kernel, config.GetString("id", "virtual"));
    }

    /// <inheritdoc/>
    public override MessageDispatcher Dispatcher() => _dispatcher;
}
