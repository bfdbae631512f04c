using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Contracts.Tests.Network;

/// <summary>Enough cores for everything, which can be told to leave bulk undone.</summary>
internal sealed class HeldCores(Kernel kernel) : ICorePool
{
    private readonly Queue<(Duration Cost, IKernelEvent Completion, long Argument)> _held = new();
    private bool _holds;

    public void Hold() => _holds = true;

    public void Release()
    {
        _holds = false;
        while (_held.TryDequeue(out var work))
            kernel.PostAfter(work.Cost, work.Completion, work.Argument);
    }

    public bool IsAsleep(int node) => false;

    public void Submit(CoreClass coreClass, int node, Duration cost, IKernelEvent completion, long argument = 0)
    {
        if (_holds && coreClass != CoreClass.Control)
            _held.Enqueue((cost, completion, argument));
        else
            kernel.PostAfter(cost, completion, argument);
    }

    public void SubmitJob(int node, Duration cost, int parallelism, IKernelEvent completion, long argument = 0) =>
        throw new NotSupportedException("The network submits no jobs.");
}
