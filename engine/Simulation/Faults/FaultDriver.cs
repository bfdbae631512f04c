using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.NetworkModels;
using Aurigraph.Simulation.Network;
using Aurigraph.Simulation.Time;
using Aurigraph.Simulation.World;
using Aurigraph.Units;
using Aurigraph.Worlds;
using Aurigraph.Worlds.Recording;

namespace Aurigraph.Simulation.Faults;

/// <summary>Brings the planned trouble of an experiment about. Targets are resolved when a fault fires; "leader" without a leader waits for the next one.</summary>
internal sealed class FaultDriver
{
    private readonly Kernel _kernel;
    private readonly SimulatedWorld _world;
    private readonly List<FaultSpan> _spans = [];
    private readonly Queue<Action<NodeId>> _awaitingLeader = new();
    private readonly MemberPlan _members;

    public FaultDriver(Kernel kernel, SimulatedWorld world)
    {
        _kernel = kernel;
        _world = world;
        world.Recorder.Leadership.LeaderFound += OnLeaderFound;
        _members = new MemberPlan(world.Experiment.FirstVoters, world.Experiment.Joining);
        world.Recorder.Members.Changed += OnMembersChanged;
        foreach (Fault fault in world.Experiment.Faults)
            At(VirtualTime.Zero + fault.At, () => Fire(fault));
    }

    /// <summary>Faults as they fired; open ones end at an instant.</summary>
    public IReadOnlyList<FaultSpan> Spans(VirtualTime end) =>
        [.. _spans.Concat(_members.Spans).Select(s => s with { EndMs = Math.Min(s.EndMs, end.Milliseconds) }).OrderBy(s => s.StartMs)];

    private void Fire(Fault fault)
    {
        if (fault.Every is { } every && _kernel.Now + every < VirtualTime.Zero + (fault.Until ?? Duration.Zero))
            At(_kernel.Now + every, () => Fire(fault));
        switch (fault)
        {
            case CrashFault crash:
                WithTarget(crash.Target, nodes => Crash(crash, nodes));
                break;
            case RestartFault restart:
                WithTarget(restart.Target, nodes => Restart(restart.Target, nodes));
                break;
            case JoinFault join:
                _members.Join(join.Node, _kernel.Now);
                StartAll([_world.Find(join.Node)]);
                WantVoters();
                break;
            case LeaveFault leave:
                _members.Leave(leave.Node, _kernel.Now);
                WantVoters();
                OnMembersChanged();
                break;
            case PartitionFault partition:
                Partition(partition);
                break;
            case IsolateFault isolate:
                WithTarget(isolate.Target, nodes => Isolate(isolate, nodes));
                break;
            case SlowFault slow:
                WithTarget(slow.Target, nodes => Slow(slow, nodes));
                break;
            case LinkFault link:
                Degrade(link);
                break;
            default:
                throw new InvalidOperationException($"No way is known to bring about {fault}.");
        }
    }

    private void Crash(CrashFault fault, IReadOnlyList<SimulatedNode> nodes)
    {
        foreach (SimulatedNode node in nodes)
            node.Crash();
        Note($"{Name(fault.Target, nodes)} crashed", fault.RestartAfter);
        if (fault.RestartAfter is { } pause)
            At(_kernel.Now + pause, () => StartAll(nodes));
    }

    private void Restart(string target, IReadOnlyList<SimulatedNode> nodes)
    {
        Note($"{Name(target, nodes)} started again", Duration.Zero);
        StartAll(nodes);
    }

    private void StartAll(IReadOnlyList<SimulatedNode> nodes)
    {
        foreach (SimulatedNode node in nodes.Where(n => !n.Container.DoesNotFit && !_members.Outside.Contains(n.Id)))
        {
            node.Start();
            if (_members.IsChanged && node.Id.Role == NodeRole.Validator)
                node.WantVoters(_members.Wanted);
        }
    }

    /// <summary>Says to all that are up who is to vote; the others are told when they start.</summary>
    private void WantVoters()
    {
        foreach (SimulatedNode node in _world.Nodes.Where(n => n.Id.Role == NodeRole.Validator))
            node.WantVoters(_members.Wanted);
    }

    /// <summary>Who is no member any more stops, in an event of its own: this one may be in the middle of a handler of that node.</summary>
    private void OnMembersChanged()
    {
        foreach (NodeId left in _members.Settle(_world.Recorder.Members.Voters, _world.Recorder.Members.Members, _kernel.Now))
            At(_kernel.Now, _world.Find(left).Crash);
    }

    private void Partition(PartitionFault fault)
    {
        // A leader named in a group is the one there is now; a partition does not wait for one.
        var groups = fault.Groups.Select(g => g.Where(n => n != "rest").SelectMany(Resolve).Select(n => n.Id).Distinct().ToList()).ToList();
        int rest = fault.Groups.ToList().FindIndex(g => g.Contains("rest"));
        if (rest >= 0)
            groups[rest].AddRange(_world.Nodes.Select(n => n.Id).Except(groups.SelectMany(g => g)).ToArray());
        NetworkFault cut = _world.Network.Partition([.. groups.Where(g => g.Count > 0).Select(g => (IReadOnlyList<NodeId>)g)]);
        Note($"partition {string.Join(" | ", fault.Groups.Select(g => string.Join(", ", g)))}", fault.For);
        At(_kernel.Now + fault.For, cut.Heal);
    }

    private void Isolate(IsolateFault fault, IReadOnlyList<SimulatedNode> nodes)
    {
        NetworkFault[] cuts = IsContainer(fault.Target)
            ? [_world.Network.Isolate(nodes[0].Container.Network, fault.Direction)]
            : [.. nodes.Select(n => _world.Network.Isolate(n.Id, fault.Direction))];
        Note($"{Name(fault.Target, nodes)} cut off{(fault.Direction == TrafficDirection.Both ? "" : $" ({fault.Direction.ToString().ToLowerInvariant()})")}", fault.For);
        At(_kernel.Now + fault.For, () =>
        {
            foreach (NetworkFault cut in cuts)
                cut.Heal();
        });
    }

    private void Slow(SlowFault fault, IReadOnlyList<SimulatedNode> nodes)
    {
        SetSpeed(nodes, fault.Cpu, fault.Disk);
        string what = string.Join(", ", new[] { fault.Cpu < 1 ? $"CPU at {fault.Cpu * 100:0.#} %" : null, fault.Disk < 1 ? $"disk at {fault.Disk * 100:0.#} %" : null }.OfType<string>());
        Note($"{Name(fault.Target, nodes)}: {what}", fault.For);
        At(_kernel.Now + fault.For, () => SetSpeed(nodes, 1, 1));
    }

    private static void SetSpeed(IReadOnlyList<SimulatedNode> nodes, double cpu, double disk)
    {
        foreach (SimulatedNode node in nodes)
        {
            node.Container.Cores.SetSpeed(node.Index, cpu);
            node.Container.Disk.SetSpeed(node.Container.OnDisk(node.Index), disk);
        }
    }

    private void Degrade(LinkFault fault)
    {
        LatencyModel? latency = fault.Latency is { } value ? new ConstantLatency(value) : null;
        NodeId from = Resolve(fault.From).Single().Id;
        NodeId to = Resolve(fault.To).Single().Id;
        NetworkFault forth = _world.Network.Degrade(from, to, latency, fault.Loss);
        NetworkFault back = _world.Network.Degrade(to, from, latency, fault.Loss);
        Note($"link {from} to {to} degraded", fault.For);
        At(_kernel.Now + fault.For, () =>
        {
            forth.Heal();
            back.Heal();
        });
    }

    private void WithTarget(string target, Action<IReadOnlyList<SimulatedNode>> action)
    {
        if (target == "leader" && _world.Recorder.Leadership.Leader.IsNone)
            _awaitingLeader.Enqueue(leader => action([_world.Find(leader)]));
        else
            action(Resolve(target));
    }

    private void OnLeaderFound(NodeId leader)
    {
        if (_awaitingLeader.TryDequeue(out Action<NodeId>? action))
            At(_kernel.Now, () => action(leader));
    }

    private IReadOnlyList<SimulatedNode> Resolve(string target)
    {
        if (target == "leader")
            return _world.Recorder.Leadership.Leader is { IsNone: false } leader ? [_world.Find(leader)] : [];
        if (NodeId.TryParse(target, out NodeId id))
            return [_world.Find(id)];
        return _world.Containers.Single(c => c.Definition.Id == target).Nodes;
    }

    private static bool IsContainer(string target) => target.Contains("-container-", StringComparison.Ordinal);

    private static string Name(string target, IReadOnlyList<SimulatedNode> nodes) => target == "leader" ? $"leader {nodes[0].Id}" : target;

    private void Note(string text, Duration? length) => _spans.Add(new FaultSpan(text, _kernel.Now.Milliseconds,
        length is { } known ? (_kernel.Now + known).Milliseconds : double.MaxValue));

    private void At(VirtualTime time, Action action) => _kernel.PostAt(time, new Planned(action));

    private sealed class Planned(Action action) : IKernelEvent
    {
        public void Fire(long argument) => action();
    }
}
