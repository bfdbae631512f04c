using Akka.Dispatch;
using Aurigraph.Simulation.Time;

namespace Aurigraph.Simulation.Actors;

/// <summary>Posts every run of a mailbox to the kernel for now. A run costs nothing and waits for no core: cores are charged before a message
/// is told to an actor, when it leaves the node, and for compute jobs, so a handler runs when what it did has been paid for.</summary>
public sealed class VirtualDispatcher : MessageDispatcher
{
    private readonly Kernel _kernel;

    internal VirtualDispatcher(MessageDispatcherConfigurator configurator, Kernel kernel, string id)
        : base(configurator)
    {
        _kernel = kernel;
        Id = id;
        Throughput = 1;
        ShutdownTimeout = TimeSpan.FromSeconds(1);
    }

    /// <inheritdoc/>
    protected override void ExecuteTask(IRunnable run)
    {
        if (run is Mailbox mailbox && mailbox.MessageQueue is VirtualMessageQueue queue)
            queue.Schedule(mailbox);
        else
            _kernel.Post(new RunnableEvent(run));
    }

    /// <inheritdoc/>
    protected override void Shutdown()
    {
        // Nothing to give back: the kernel's thread is the caller's.
    }

    private sealed class RunnableEvent : IKernelEvent
    {
        private readonly IRunnable _run;

        public RunnableEvent(IRunnable run) => _run = run;

        public void Fire(long argument) => _run.Run();
    }
}
