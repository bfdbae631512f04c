using Akka.Configuration;
using Akka.Dispatch;
using Aurigraph.Live.Threads;

namespace Aurigraph.Live.Nodes;

/// <summary>Runs all actors of a dispatcher on one thread, named by Akka's configuration. Akka's own dedicated threads look for work for a while before they sleep, which on two cores took half of the time of a
/// node's actors.</summary>
public sealed class OneThreadExecutor : ExecutorServiceConfigurator
{
    /// <summary>The constructor Akka calls.</summary>
    public OneThreadExecutor(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites)
    {
    }

    /// <inheritdoc/>
    public override ExecutorService Produce(string id) => new Executor(id);

    private sealed class Executor : ExecutorService
    {
        private readonly WorkQueue<IRunnable> _work = new();

        public Executor(string id)
            : base(id) => new Thread(Run) { IsBackground = true, Name = "actors" }.Start();

        public override void Execute(IRunnable run) => _work.Add(run);

        public override void Shutdown() => _work.Complete();

        private void Run()
        {
            while (_work.TryTake(out IRunnable? next))
                next.Run();
        }
    }
}
