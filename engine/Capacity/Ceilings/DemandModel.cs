using Aurigraph.Experiment;
using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Ceilings;

/// <summary>What a network asks of its resources at some rate: every message that nodes send in steady state, charged to both ends, every job of their
/// cores, and all that they write. Without faults, pulls, elections and snapshots.</summary>
/// <remarks>Partial by duty: this file charges; Flows says who sends what to whom, and computes and writes what.</remarks>
internal sealed partial class DemandModel
{
    private readonly ExperimentDefinition _experiment;
    private readonly CostTable _costs;
    private readonly Layout _layout;
    private readonly IReadOnlyList<Container> _containers;
    private readonly long _bytes;
    private readonly double _leastPiece;
    private readonly double _quantum;
    private readonly StoreDemand[] _store;

    public DemandModel(Layout layout)
    {
        _layout = layout;
        _experiment = layout.Experiment;
        _costs = _experiment.Costs;
        _containers = layout.Containers;
        _bytes = OriginLoad.BytesPerTransaction(_experiment);
        _quantum = _costs.Quantum.Nanoseconds;
        _leastPiece = Math.Max(1, _costs.Quantum.Nanoseconds / 5);
        _store = [.. _containers.Select(c => StoreDemand.Of(StoreModel.Of(_experiment, c)))];
    }

    /// <summary>The demand at a rate.</summary>
    public Demand At(double tps)
    {
        var demand = new Demand(tps, _containers.Count, _layout.Machines);
        OriginLoad[] origins = OriginLoad.Of(_experiment, _layout.Origins, tps);
        double batches = origins.Sum(o => o.Batches);
        Admit(demand, origins);
        Disseminate(demand, origins);
        Order(demand, batches);
        Apply(demand, origins, batches);
        Feed(demand, batches);
        return demand;
    }

    /// <summary>Charges messages from nodes of one container to nodes of another, or to other nodes of the same.</summary>
    private void Send(Demand demand, int from, int to, double messages, double bytesEach, bool follows = false)
    {
        if (messages <= 0)
            return;
        double[,] cpu = follows ? demand.FollowCpu : demand.CommitCpu;
        double onWire = Compressed(bytesEach);
        double cost = messages * (_costs.MessageConstantNs + (_costs.MessagePerByteNs * onWire));
        cpu[from, (int)Work.Messages] += cost;
        cpu[to, (int)Work.Messages] += cost;
        double bytes = messages * onWire;
        if (_layout.IsLocal(from, to))
        {
            demand.Local[_layout.Machine[from]] += bytes;
            return;
        }
        demand.Egress[_layout.Machine[from]] += bytes;
        demand.Ingress[_layout.Machine[to]] += bytes;
        LinkModel link = _layout.Link(from, to);
        if (link.Bandwidth.IsUnlimited)
            return;
        (string From, string To, double Links) ends = _containers[from].Region is { } a && _containers[to].Region is { } b
            ? (a, b, 1) : (_containers[from].Id, _containers[to].Id, _containers[from].Nodes.Count * _containers[to].Nodes.Count);
        demand.Links[(ends.From, ends.To)] = (demand.Links.GetValueOrDefault((ends.From, ends.To)).Bytes + bytes, link.Bandwidth.BytesPerSecond * ends.Links);
    }

    private double Compressed(double bytes) =>
        _experiment.Network.Compression is { } compression && bytes >= compression.Above.Bytes ? bytes * compression.Ratio : bytes;

    /// <summary>Charges jobs of a container's cores, with the change of thread that each piece of a job pays on busy cores.</summary>
    private void Compute(Demand demand, int container, Work work, double jobs, double nanosecondsEach, int parallelism, bool follows = false)
    {
        if (jobs <= 0 || nanosecondsEach <= 0)
            return;
        double[,] cpu = follows ? demand.FollowCpu : demand.CommitCpu;
        Container of = _containers[container];
        double most = Math.Min(Math.Min(parallelism, of.Cores), of.Threads);
        double pieces = Math.Max(1, Math.Min(most, Math.Floor(nanosecondsEach / _leastPiece)));
        double slices = pieces * Math.Max(1, Math.Ceiling(nanosecondsEach / pieces / _quantum));
        cpu[container, (int)work] += jobs * nanosecondsEach;
        cpu[container, (int)Work.Switching] += jobs * slices * _costs.ContextSwitchNs;
    }
}
