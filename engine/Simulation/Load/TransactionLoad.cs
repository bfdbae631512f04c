using Aurigraph.Experiment;
using Aurigraph.Node.Batches;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;
using Aurigraph.Worlds.Load;
using Aurigraph.Worlds.Recording;

namespace Aurigraph.Simulation.Load;

/// <summary>The clients that submit transactions: an open load by the clock, or clients that wait for an answer; and what they do about a rejection.</summary>
/// <remarks>A transaction that comes again is a new one: counted as submitted, and scheduled, anew. Nobody submits once the load has ended.</remarks>
internal sealed class TransactionLoad : ITransactionClients
{
    private readonly Kernel _kernel;
    private readonly Workload _workload;
    private readonly VirtualTime _end;
    private readonly Action<NodeId, TransactionGroup> _submit;
    private readonly Dictionary<NodeId, ClosedSource> _closed = [];

    /// <summary>Starts the load.</summary>
    /// <param name="kernel">Clock and events.</param>
    /// <param name="experiment">Workload and load time.</param>
    /// <param name="origins">The admitting nodes, in order of their names.</param>
    /// <param name="submit">Takes what arrives at a node.</param>
    /// <param name="seeds">Where arrivals are drawn from.</param>
    public TransactionLoad(Kernel kernel, ExperimentDefinition experiment, IReadOnlyList<NodeId> origins, Action<NodeId, TransactionGroup> submit, SeededGenerator seeds)
    {
        (_kernel, _workload, _submit) = (kernel, experiment.Workload, submit);
        _end = VirtualTime.Zero + experiment.LoadTime;
        IReadOnlyList<LoadStage> curve = LoadCurve.Of(_workload);
        double[] shares = NodeShares.Of(origins.Count, _workload.Imbalance);
        int[] clients = NodeShares.Clients(_workload.Closed?.Clients ?? 0, shares);
        Duration span = ArrivalSource.SpanFor(experiment.Costs.Quantum, experiment.Batching.MaxDelay);
        ArrivalProcess process = _workload.Closed is null ? _workload.Arrival : ArrivalProcess.Constant;
        for (int i = 0; i < origins.Count; i++)
        {
            NodeId origin = origins[i];
            var clock = new ArrivalClock(curve, shares[i], process, (i + 1.0) / origins.Count, seeds.Derive("arrivals", origin.Key));
            if (_workload.Closed is null)
                _ = new ArrivalSource(kernel, clock, span, _workload.ClientLatency, group => submit(origin, group));
            else
                _closed.Add(origin, new ClosedSource(kernel, clock, clients[i], span, _workload.ClientLatency, group => submit(origin, group)));
        }
    }

    /// <summary>Whether answers make a difference to what comes.</summary>
    public bool WaitsForAnswers => _workload.Closed is not null || _workload.Retry is not null;

    /// <inheritdoc/>
    public void OnRejected(NodeId node, TransactionGroup group, int transactions)
    {
        if (_workload.Retry is { } retry && group.Attempt < retry.Max)
            TryAgain(node, group, transactions, retry);
        else
            GoOn(node, transactions);
    }

    /// <inheritdoc/>
    public void OnFinal(NodeId node, int transactions) => GoOn(node, transactions);

    /// <inheritdoc/>
    public void OnAbandoned(NodeId node, long transactions)
    {
        if (_workload.Closed is { } closed && _closed.TryGetValue(node, out ClosedSource? source))
            source.ReadyAfter(closed.Timeout, transactions);
    }

    /// <summary>The clients hear of it, think, and are ready.</summary>
    private void GoOn(NodeId node, int transactions)
    {
        if (_workload.Closed is { } closed)
            _closed[node].ReadyAfter(_workload.ClientLatency + closed.Think, transactions);
    }

    /// <summary>The last of a group, those that found no room, come again: the last of them after the client heard and waited, the others as far before it as they were.</summary>
    private void TryAgain(NodeId node, TransactionGroup group, int transactions, RetryPolicy retry)
    {
        VirtualTime at = _kernel.Now + _workload.ClientLatency + retry.After;
        if (at >= _end)
            return;
        long[] scheduled = group.Scheduled[^transactions..].ToArray();
        long later = at.Nanoseconds - scheduled[^1];
        for (int i = 0; i < scheduled.Length; i++)
            scheduled[i] += later;
        var again = new TransactionGroup(scheduled) { Attempt = group.Attempt + 1 };
        _kernel.PostAt(at + _workload.ClientLatency, new Resubmission(again, node, _submit));
    }

    private sealed class Resubmission(TransactionGroup group, NodeId node, Action<NodeId, TransactionGroup> submit) : IKernelEvent
    {
        public void Fire(long argument) => submit(node, group);
    }
}
