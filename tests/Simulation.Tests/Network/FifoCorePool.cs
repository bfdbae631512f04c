using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Network;

/// <summary>Cores that serve first come first served, control first: just enough of a pool to test the network against.</summary>
internal sealed class FifoCorePool(Kernel kernel, int cores) : ICorePool, IKernelEvent
{
    private readonly Queue<(int Node, Duration Cost, IKernelEvent Completion, long Argument)>[] _waiting = [new(), new()];
    private readonly List<(int Node, IKernelEvent Completion, long Argument)> _running = [];
    private int _free = cores;

    /// <summary>Time paid for per class.</summary>
    public long[] PaidNs { get; } = new long[3];

    /// <summary>Time paid for per node.</summary>
    public SortedDictionary<int, long> PaidNsByNode { get; } = [];

    public int Submissions { get; private set; }

    /// <summary>Works of which node are not done.</summary>
    public SortedDictionary<int, int> OpenByNode { get; } = [];

    public bool IsAsleep(int node) => OpenByNode.GetValueOrDefault(node) == 0;

    public void Submit(CoreClass coreClass, int node, Duration cost, IKernelEvent completion, long argument = 0)
    {
        Submissions++;
        PaidNs[(int)coreClass] += cost.Nanoseconds;
        PaidNsByNode[node] = PaidNsByNode.GetValueOrDefault(node) + cost.Nanoseconds;
        OpenByNode[node] = OpenByNode.GetValueOrDefault(node) + 1;
        _waiting[(int)coreClass].Enqueue((node, cost, completion, argument));
        Start();
    }

    public void SubmitJob(int node, Duration cost, int parallelism, IKernelEvent completion, long argument = 0) =>
        throw new NotSupportedException("The network submits no jobs.");

    public void Fire(long argument)
    {
        _free++;
        (int node, IKernelEvent completion, long completionArgument) = _running[(int)argument];
        OpenByNode[node]--;
        Start();
        completion.Fire(completionArgument);
    }

    private void Start()
    {
        while (_free > 0 && (_waiting[0].TryDequeue(out var work) || _waiting[1].TryDequeue(out work)))
        {
            _free--;
            _running.Add((work.Node, work.Completion, work.Argument));
            kernel.PostAfter(work.Cost, this, _running.Count - 1);
        }
    }
}
