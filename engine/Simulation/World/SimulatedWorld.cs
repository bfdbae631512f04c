using Aurigraph.Checkers;
using Aurigraph.Experiment;
using Aurigraph.Simulation.Actors;
using Aurigraph.Simulation.Faults;
using Aurigraph.Simulation.Load;
using Aurigraph.Simulation.Load.Operations;
using Aurigraph.Simulation.Network;
using Aurigraph.Simulation.Recording;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;
using Aurigraph.Worlds;
using Aurigraph.Worlds.Recording;

namespace Aurigraph.Simulation.World;

/// <summary>The virtual world of one experiment: containers, nodes, network, load and trouble on one kernel.</summary>
internal sealed class SimulatedWorld : IDisposable
{
    private readonly VirtualActorSystem _actors;
    private readonly SortedDictionary<NodeId, SimulatedNode> _byId = [];

    public SimulatedWorld(ExperimentDefinition experiment, Trace trace)
    {
        Experiment = experiment;
        Kernel = new Kernel();
        Trace = trace;
        Window = new RunWindow(VirtualTime.Zero + experiment.Warmup, VirtualTime.Zero + experiment.LoadTime);
        _actors = VirtualActorSystem.Create(Kernel, trace);
        var seeds = new SeededGenerator(experiment.Seed);
        Network = new VirtualNetwork(Kernel, experiment.Network, seeds.Derive("network"), new MessageCosts(experiment.Costs.MessageConstantNs, experiment.Costs.MessagePerByteNs)
        {
            CompressPerByteNs = experiment.Costs.CompressPerByteNs,
            DecompressPerByteNs = experiment.Costs.DecompressPerByteNs,
            WakeUpNs = experiment.Costs.WakeUpNs,
        });
        Recorder = new Recorder(new KernelClock(Kernel), Window, new VotingConfiguration(experiment.FirstVoters, experiment.Consensus.Quorum),
            new SafetySettings(experiment.SafetyChecks, experiment.Consensus.Dissemination == DisseminationMode.Parallel));
        Hosts = [.. experiment.Deployment.Hosts.Select(h => new SimulatedHost(Kernel, h, experiment, Network))];
        Containers = BuildContainers();
        Nodes = [.. _byId.Values];
        Usage = new UsageRecorder(this);
        Health = new HealthRecorder(this);
        Faults = new FaultDriver(Kernel, this);
        Recorder.NodeFailed += OnNodeFailed;
        StartNodes();
        StartLoad(seeds);
    }

    /// <summary>What is run.</summary>
    public ExperimentDefinition Experiment { get; }

    /// <summary>Clock and events.</summary>
    public Kernel Kernel { get; }

    /// <summary>The trace.</summary>
    public Trace Trace { get; }

    /// <summary>The measured window.</summary>
    public RunWindow Window { get; }

    /// <summary>The network.</summary>
    public VirtualNetwork Network { get; }

    /// <summary>What is measured.</summary>
    public Recorder Recorder { get; }

    /// <summary>Hosts, in the order of the scenario; containers need not have one.</summary>
    public IReadOnlyList<SimulatedHost> Hosts { get; }

    /// <summary>Containers, in deployment order.</summary>
    public IReadOnlyList<SimulatedContainer> Containers { get; }

    /// <summary>Nodes, in order of their names.</summary>
    public IReadOnlyList<SimulatedNode> Nodes { get; }

    /// <summary>Use of resources inside the window.</summary>
    public UsageRecorder Usage { get; }

    /// <summary>Availability.</summary>
    public HealthRecorder Health { get; }

    /// <summary>Planned trouble.</summary>
    public FaultDriver Faults { get; }

    /// <summary>Clients of the key-value store; null when the experiment has none.</summary>
    public OperationLoad? Operations { get; private set; }

    /// <summary>Whether nothing is in flight and all live nodes that follow the log have applied all that is committed.</summary>
    public bool IsQuiet => Recorder.Transactions.InFlight == 0 && Operations is null or { IsQuiet: true } && Nodes.Where(n => n.IsUp && n.Follows)
        .All(n => Recorder.Commits.AppliedByNode.GetValueOrDefault(n.Id).Index >= Recorder.Commits.Committed);

    /// <summary>A node by its name.</summary>
    public SimulatedNode Find(NodeId id) => _byId[id];

    /// <summary>Throws when an actor threw outside the supervision of its node: an error of the program, not of the run.</summary>
    /// <exception cref="ActorFailedException">An actor threw.</exception>
    public void ThrowIfFailed()
    {
        if (Recorder.Safety.Violations.Count == 0)
            _actors.ThrowIfFailed();
    }

    /// <inheritdoc/>
    public void Dispose() => _actors.Dispose();

    private List<SimulatedContainer> BuildContainers()
    {
        var parts = new WorldParts(Kernel, _actors, Network, Experiment, Recorder, () => Operations);
        var settings = new NodeSettingsOf(Experiment);
        var containers = new List<SimulatedContainer>();
        foreach (Container definition in Experiment.Deployment.Containers)
        {
            var container = new SimulatedContainer(Kernel, definition, Experiment, Network, Hosts.FirstOrDefault(h => h.Definition.Id == definition.Host));
            for (int i = 0; i < definition.Nodes.Count; i++)
            {
                var node = new SimulatedNode(settings.For(definition, i), container, i, parts);
                container.Nodes.Add(node);
                _byId.Add(node.Id, node);
            }
            containers.Add(container);
        }
        return containers;
    }

    private void StartNodes()
    {
        foreach (SimulatedContainer container in Containers)
            container.Start();
        NodeId[] joining = [.. Experiment.Joining];
        foreach (SimulatedNode node in Nodes.Where(n => !n.Container.DoesNotFit && !joining.Contains(n.Id)))
            node.Start();
    }

    private void StartLoad(SeededGenerator seeds)
    {
        SimulatedNode[] origins = [.. Nodes.Where(n => n.Id.Role == Experiment.Workload.SubmitTo)];
        var load = new TransactionLoad(Kernel, Experiment, [.. origins.Select(o => o.Id)], (id, group) => _byId[id].Submit(group), seeds);
        Recorder.Clients = load.WaitsForAnswers ? load : null;
        if (Experiment.Workload.Operations is { } operations)
            Operations = new OperationLoad(Kernel, operations, Experiment.Workload.ClientLatency, Window.End, Nodes.Where(n => n.Id.Role == NodeRole.Validator), seeds.Derive("operations"));
    }

    /// <summary>A node that broke an invariant is cut off like a crashed one, in an event of its own: it may have failed in the middle of a handler.</summary>
    private void OnNodeFailed(NodeId id) => Kernel.Post(new Failing(_byId[id]));

    private sealed class Failing(SimulatedNode node) : IKernelEvent
    {
        public void Fire(long argument)
        {
            node.HasFailed = true;
            node.Crash();
        }
    }
}
