using Akka.Actor;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Actors;
using Aurigraph.Simulation.Time;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>Whole nodes joined by a plain network: a constant delay per class of traffic, and loss when a test asks for it. Nodes crash, losing what is not
/// durable, and start again.</summary>
internal sealed class Cluster : IDisposable
{
    private readonly SortedDictionary<NodeId, Member> _members = [];
    private readonly VirtualActorSystem _actors;
    private readonly SeededGenerator _draws;

    public Cluster(IEnumerable<NodeSettings> nodes, ulong seed)
    {
        _draws = new SeededGenerator(seed);
        _actors = VirtualActorSystem.Create(Kernel);
        foreach (NodeSettings settings in nodes)
            _members.Add(settings.Self, new Member(this, settings));
        NodeSettings any = _members.Values.First().Settings;
        Probe = new SafetyProbe(any.Validators.Count, any.Replica.Dissemination == DisseminationMode.Parallel);
        foreach (Member member in _members.Values)
            member.Start();
    }

    public Kernel Kernel { get; } = new();

    public SafetyProbe Probe { get; }

    /// <summary>How many messages of a thousand are lost.</summary>
    public int LossPerMille { get; set; }

    /// <summary>How many sends of a thousand are refused; word of room follows.</summary>
    public int FullPerMille { get; set; }

    /// <summary>A node whose messages to and from all others are lost; none is cut off at first.</summary>
    public NodeId CutOff { get; set; }

    public IReadOnlyList<NodeId> Nodes => [.. _members.Keys];

    public void Run(double milliseconds) => Kernel.RunUntil(Kernel.Now + Duration.FromMilliseconds(milliseconds));

    public void Crash(NodeId node) => _members[node].Crash();

    public void Start(NodeId node) => _members[node].Start();

    public void Submit(NodeId node, int transactions) => _members[node].Entry?.Submit(Given.Transactions(transactions, Kernel.Now.Nanoseconds));

    /// <summary>An entry on a validator's disk changes by itself.</summary>
    public void Corrupt(NodeId node, LogIndex index) => _members[node].Corrupt(index);

    /// <summary>Entries in a validator's log on disk.</summary>
    public int LogLength(NodeId node) => _members[node].LogLength;

    public long Held(NodeId node, MemoryAccount account) => _members[node].Memory.Held(account);

    /// <summary>Writes and reads of the node's disk take so long. Not to be changed while any is under way.</summary>
    public void SlowDisk(NodeId node, Duration delay) => _members[node].DiskDelay = delay;

    /// <summary>The node's memory refuses bodies, or takes them again.</summary>
    public void Refuse(NodeId node, bool refuses)
    {
        if (refuses)
            _members[node].Memory.Refusing.Add(MemoryAccount.Bodies);
        else
            _members[node].Memory.Refusing.Clear();
    }

    public void Dispose() => _actors.Dispose();

    private sealed class Member(Cluster cluster, NodeSettings settings) : INetworkPort
    {
        private readonly LogOfMemory _log = new(cluster.Kernel)
        {
            Delay = Duration.FromMilliseconds(0.3),
            BodyKept = body => cluster.Probe.Monitor.BodyDurable(settings.Self, body.Id.Origin, body.Id.Incarnation, body.Id.Sequence, body.TraceHash),
            BodyDropped = id => cluster.Probe.Monitor.BodyDropped(settings.Self, id.Origin, id.Incarnation, id.Sequence),
        };

        private readonly StateOfMemory _state = new();
        private IActorRef? _actor;
        private int _starts;

        public void Corrupt(LogIndex index) => _log.Corrupted = index;

        public int LogLength => _log.Entries.Count;

        public NodeSettings Settings { get; } = settings;

        public Duration DiskDelay
        {
            set => _log.Delay = value;
        }

        public NodeEntry? Entry { get; private set; }

        public CountedMemory Memory { get; private set; } = new();

        public void Start()
        {
            if (_actor is not null)
                return;
            Memory = new CountedMemory();
            LedgerState found = _state.Last ?? LedgerState.Empty;
            cluster.Probe.Monitor.Restarted(Settings.Self, found.Applied, found.Marks.Select(m => (m.Origin, m.Incarnation, m.Sequence)));
            Entry = new NodeEntry(Settings, new NodePorts
            {
                Network = this,
                Log = _log,
                State = _state,
                Archive = new CountedArchive(),
                Compute = new HeldCompute(),
                Memory = Memory,
                Clock = new KernelTime(cluster.Kernel),
                Generator = new SeededGenerator(7).Derive(Settings.Self.ToString(), ++_starts),
                Probe = cluster.Probe,
            });
            _actor = cluster._actors.System.ActorOf(Entry.Props, $"{Settings.Self}.{_starts}");
            cluster.Run(0);
        }

        public void Crash()
        {
            if (_actor is null)
                return;
            _log.Crash();
            Entry = null;
            cluster._actors.System.Stop(_actor);
            _actor = null;
            cluster.Run(0);
        }

        public SendResult Send(NodeId to, NetworkMessage message, TrafficClass trafficClass)
        {
            if (Entry is { } self && cluster._draws.NextInt64(1000) < cluster.FullPerMille)
            {
                cluster.Kernel.PostAfter(Duration.FromMilliseconds(5), new Happening(() =>
                {
                    if (Entry == self)
                        self.Receiver.Drained(to, trafficClass);
                }));
                return SendResult.Full;
            }
            bool isCut = !cluster.CutOff.IsNone && (cluster.CutOff == Settings.Self || cluster.CutOff == to);
            if (isCut || Entry is null || cluster._draws.NextInt64(1000) < cluster.LossPerMille)
                return SendResult.Accepted;
            Member receiver = cluster._members[to];
            NodeEntry? life = receiver.Entry;
            Duration delay = Duration.FromMilliseconds(trafficClass == TrafficClass.Control ? 1 : 3);
            cluster.Kernel.PostAfter(delay, new Happening(() =>
            {
                if (life is not null && receiver.Entry == life)
                    life.Receiver.Receive(Settings.Self, message, trafficClass);
            }));
            return SendResult.Accepted;
        }
    }
}
