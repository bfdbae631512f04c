using Akka.Actor;
using Aurigraph.Experiment;
using Aurigraph.Node;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Operations;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Actors;
using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Load.Operations;
using Aurigraph.Simulation.Network;
using Aurigraph.Simulation.Recording;
using Aurigraph.Simulation.Storage;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;
using Aurigraph.Worlds.Recording;

namespace Aurigraph.Simulation.World;

/// <summary>A node over all its incarnations: its durable stores outlive a crash, everything else is made anew at each start.</summary>
internal sealed class SimulatedNode : IOperationTarget
{
    private readonly Kernel _kernel;
    private readonly VirtualActorSystem _actors;
    private readonly VirtualNetwork _network;
    private readonly ExperimentDefinition _experiment;
    private readonly Recorder _recorder;
    private readonly NodeSettings _settings;
    private readonly VirtualStateStore _state;
    private readonly SeededGenerator _generator;
    private readonly Func<IClientPort?> _clients;
    private IActorRef? _actor;
    private ClientGate? _gate;
    private NodeEntry? _entry;
    private int _starts;

    public SimulatedNode(NodeSettings settings, SimulatedContainer container, int index, WorldParts parts)
    {
        _settings = settings;
        Container = container;
        Index = index;
        (_kernel, _actors, _network, _experiment, _recorder, _clients) = (parts.Kernel, parts.Actors, parts.Network, parts.Experiment, parts.Recorder, parts.Clients);
        _generator = new SeededGenerator(parts.Experiment.Seed).Derive("node", settings.Self.Key);
        Log = new VirtualLogStore(container.Disk, container.OnDisk(index))
        {
            BodyKept = body => parts.Recorder.BodyDurable(settings.Self, body),
            BodyDropped = body => parts.Recorder.BodyDropped(settings.Self, body),
        };
        _state = new VirtualStateStore(container.Disk, container.Cores, index, container.OnDisk(index), container.Store, parts.Experiment.Storage.Engine);
        Place = parts.Network.AddNode(settings.Self, container.Network, index, container.Definition.Region);
    }

    /// <summary>Its name.</summary>
    public NodeId Id => _settings.Self;

    /// <summary>Where it runs.</summary>
    public SimulatedContainer Container { get; }

    /// <summary>Its place in the container, from 0.</summary>
    public int Index { get; }

    /// <summary>The node in the network.</summary>
    public NetworkNode Place { get; }

    /// <summary>Its durable log.</summary>
    public VirtualLogStore Log { get; }

    /// <summary>What its state store did.</summary>
    public StoreUsage Store => _state.Usage;

    /// <summary>How long it was applying.</summary>
    public ApplyClock Apply { get; } = new();

    /// <summary>Whether an incarnation of it runs.</summary>
    public bool IsUp => _actor is not null;

    /// <summary>Whether it follows the committed log.</summary>
    public bool Follows => _settings.IsValidator || _settings.Follow != StreamContent.None;

    /// <summary>The incarnation that origins stamp on batches, while it runs; 0 when the node is down.</summary>
    public long LiveIncarnation => IsUp ? Log.Recover().Incarnation : 0;

    /// <summary>How often it was started after the first time.</summary>
    public int Restarts => Math.Max(0, _starts - 1);

    /// <summary>Whether it stopped itself over a broken invariant; it is not started again.</summary>
    public bool HasFailed { get; set; }

    /// <summary>Starts an incarnation from what is durable.</summary>
    public void Start()
    {
        if (IsUp || HasFailed)
            return;
        _starts++;
        if (_starts > 1)
            _recorder.Restarted(Id, _state.Recover() ?? LedgerState.Empty);
        _state.Open();
        IMemoryPort memory = Container.Memory.Open(Index);
        var port = new DeferredPort();
        _gate = new ClientGate(_clients);
        var ports = new NodePorts
        {
            Network = port,
            Log = Log,
            State = _state,
            Archive = new VirtualArchive(Container.Disk, Container.OnDisk(Index)),
            Compute = new VirtualCompute(_kernel, Container.Cores, Index, _experiment.Costs, Apply, _state.Reader),
            Memory = memory,
            Clock = new KernelClock(_kernel),
            Generator = _generator.Derive("incarnation", _starts),
            Probe = _recorder,
            Clients = _gate,
        };
        _entry = new NodeEntry(_settings, ports);
        port.Bind(_network.Connect(Id, _entry.Receiver, memory));
        _actor = _actors.System.ActorOf(_entry.Props, _starts == 1 ? Id.ToString() : $"{Id}.{_starts}");
    }

    /// <summary>Dies at once: ports are cut first, so nothing it still does has an effect; what was not durable is lost.</summary>
    public void Crash()
    {
        if (_actor is null)
            return;
        _network.Disconnect(Id);
        _gate!.IsCut = true;
        Container.Cores.Cancel(Index);
        Container.Disk.Cancel(Container.OnDisk(Index));
        Container.Memory.Close(Index);
        _state.Close();
        Apply.Stop(_kernel.Now);
        _actors.System.Stop(_actor);
        _actor = null;
        _entry = null;
        _recorder.WindowBlocked(Id, false);
        _recorder.ApplyStalled(Id, false);
        _recorder.Died(Id);
    }

    /// <summary>A client asks for an operation; a node that is down does not answer.</summary>
    public void Operate(OperationRequest request) => _entry?.Operate(request);

    /// <summary>Says who is to vote, while it runs.</summary>
    public void WantVoters(IReadOnlyList<NodeId> voters) => _entry?.WantVoters(voters);

    /// <summary>Clients submit transactions to it.</summary>
    public void Submit(TransactionGroup group)
    {
        _recorder.Transactions.OnSubmitted(group);
        if (_entry is { } entry)
            entry.Submit(group);
        else
            _recorder.Rejected(Id, RejectionReason.Unreachable, group, group.Count);
    }
}
