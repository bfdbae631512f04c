using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Operations;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Simulation.Actors;
using Aurigraph.Simulation.Time;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>One node in virtual time whose peers are played by the test.</summary>
internal sealed class NodeBench : IDisposable
{
    private readonly VirtualActorSystem _actors;
    private NodeEntry? _entry;
    private IActorRef? _actor;
    private int _starts;

    public NodeBench(NodeSettings settings, bool start = true)
    {
        Settings = settings;
        _actors = VirtualActorSystem.Create(Kernel);
        Network = new RecordedNetwork(settings.Self, Kernel);
        Log = new LogOfMemory(Kernel);
        if (start)
            Start();
    }

    public NodeSettings Settings { get; }

    public Kernel Kernel { get; } = new();

    public RecordedNetwork Network { get; }

    public LogOfMemory Log { get; }

    public StateOfMemory State { get; } = new();

    public CountedArchive Archive { get; } = new();

    public HeldCompute Compute { get; } = new();

    public CountedMemory Memory { get; private set; } = new();

    public RecordedProbe Probe { get; } = new();

    public RecordedClients Clients { get; } = new();

    /// <summary>The validators other than this node.</summary>
    public IEnumerable<NodeId> Peers => Settings.Validators.Where(v => v != Settings.Self);

    /// <summary>Starts an incarnation.</summary>
    /// <param name="wanted">Who is to vote, said before any of its actors is made.</param>
    public void Start(IReadOnlyList<NodeId>? wanted = null)
    {
        Memory = new CountedMemory();
        _entry = new NodeEntry(Settings, new NodePorts
        {
            Network = Network,
            Log = Log,
            State = State,
            Archive = Archive,
            Compute = Compute,
            Memory = Memory,
            Clock = new KernelTime(Kernel),
            Generator = new SeededGenerator(7).Derive("incarnation", ++_starts),
            Probe = Probe,
            Clients = Clients,
        });
        if (wanted is not null)
            _entry.WantVoters(wanted);
        _actor = _actors.System.ActorOf(_entry.Props, $"{Settings.Self}.{_starts}");
        Settle();
    }

    public void Crash()
    {
        Log.Crash();
        _actors.System.Stop(_actor);
        Settle();
    }

    public void Submit(TransactionGroup group)
    {
        _entry!.Submit(group);
        Settle();
    }

    public void Operate(StoreOperation operation, long attempt = 1)
    {
        _entry!.Operate(new OperationRequest(operation, attempt));
        Settle();
    }

    public void WantVoters(IReadOnlyList<NodeId> voters)
    {
        _entry!.WantVoters(voters);
        Settle();
    }

    public void Receive(NodeId from, NetworkMessage message, TrafficClass trafficClass = TrafficClass.Control)
    {
        _entry!.Receiver.Receive(from, message, trafficClass);
        Settle();
    }

    /// <summary>Messages that all wait in the inbox before the first of them is taken.</summary>
    public void ReceiveTogether(NodeId from, params ReadOnlySpan<NetworkMessage> messages)
    {
        foreach (NetworkMessage message in messages)
            _entry!.Receiver.Receive(from, message, TrafficClass.Control);
        Settle();
    }

    public void Receive(RaftMessage message) => Receive(message.From, new ConsensusMessage(message));

    public void Drained(NodeId peer, TrafficClass trafficClass)
    {
        Network.Full.Remove((peer, trafficClass));
        _entry!.Receiver.Drained(peer, trafficClass);
        Settle();
    }

    /// <summary>Lets everything happen that is due now.</summary>
    public void Settle() => Kernel.RunUntil(Kernel.Now);

    public void Run(double milliseconds) => Kernel.RunUntil(Kernel.Now + Duration.FromMilliseconds(milliseconds));

    /// <summary>Lets jobs and writes complete that the test held.</summary>
    public void Let()
    {
        Log.Let();
        Settle();
    }

    /// <summary>What was sent of one kind, in order.</summary>
    public List<T> Sent<T>(NodeId? to = null)
        where T : NetworkMessage => [.. Network.Sent.Where(s => to is null || s.To == to).Select(s => s.Message).OfType<T>()];

    /// <summary>What the core sent of one kind, in order.</summary>
    public List<T> Said<T>(NodeId? to = null)
        where T : RaftMessage => [.. Sent<ConsensusMessage>(to).Select(m => m.Message).OfType<T>()];

    /// <summary>References of the entries in appends to a peer, in order, each once.</summary>
    public List<BatchId> Ordered(NodeId peer) =>
        [.. Said<AppendRequest>(peer).SelectMany(a => a.Entries.ToArray()).Select(e => e.Payload).OfType<BatchPayload>().Select(p => p.Reference.Id).Distinct()];

    /// <summary>Forgets what was sent so far.</summary>
    public void Forget() => Network.Sent.Clear();

    /// <summary>The actors said nothing of an error, nor did the node stop.</summary>
    public void AssertSound()
    {
        Assert.Empty(Probe.Failures);
        Assert.Null(_actors.FirstError?.Cause);
    }

    public void Dispose() => _actors.Dispose();
}
