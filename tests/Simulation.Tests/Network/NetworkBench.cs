using Aurigraph.NetworkModels;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Network;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Network;

/// <summary>A kernel, a network and some nodes to send between.</summary>
internal sealed class NetworkBench
{
    private readonly Dictionary<NodeId, Inbox> _inboxes = [];
    private readonly Dictionary<NodeId, INetworkPort> _ports = [];

    public NetworkBench(NetworkModel model, MessageCosts costs = default, ulong seed = 1) =>
        Network = new VirtualNetwork(Kernel, model, new SeededGenerator(seed), costs);

    public static NetworkModel Ideal { get; } = new()
    {
        Nic = Bandwidth.Unlimited,
        Default = new LinkModel(new ConstantLatency(Duration.Zero), 0, Bandwidth.Unlimited),
        Local = new LocalLink(new ConstantLatency(Duration.Zero), Bandwidth.Unlimited),
        Links = [],
        Chunk = new ByteCount(256_000),
        Window = new ByteCount(long.MaxValue / 4),
        PeerBuffer = new ByteCount(long.MaxValue / 4),
    };

    public Kernel Kernel { get; } = new();

    public VirtualNetwork Network { get; }

    public List<FifoCorePool> Pools { get; } = [];

    /// <summary>A network with a latency in milliseconds and a NIC in bytes per second.</summary>
    public static NetworkModel With(double latencyMs = 0, double nicBytesPerSecond = double.PositiveInfinity, double loss = 0) => Ideal with
    {
        Nic = new Bandwidth(nicBytesPerSecond),
        Default = new LinkModel(new ConstantLatency(Duration.FromMilliseconds(latencyMs)), loss, Bandwidth.Unlimited),
    };

    /// <summary>Adds a container with connected validators.</summary>
    public NetworkContainer Container(params int[] validators) => Container(null, 1, validators);

    public NetworkContainer Container(string? region, int cores, params int[] validators)
    {
        var pool = new FifoCorePool(Kernel, cores);
        Pools.Add(pool);
        NetworkContainer container = Network.AddContainer($"container-{Pools.Count}", pool);
        for (int i = 0; i < validators.Length; i++)
        {
            Network.AddNode(NodeId.Validator(validators[i]), container, i, region);
            Start(validators[i]);
        }
        return container;
    }

    /// <summary>Adds so many validators, each in a container of its own.</summary>
    public NetworkBench Apart(int validators)
    {
        for (int i = 1; i <= validators; i++)
            Container(i);
        return this;
    }

    public INetworkPort Start(int validator, IMemoryPort? memory = null)
    {
        NodeId id = NodeId.Validator(validator);
        if (!_inboxes.ContainsKey(id))
            _inboxes.Add(id, new Inbox(Kernel, id));
        return _ports[id] = Network.Connect(id, _inboxes[id], memory);
    }

    public void Crash(int validator) => Network.Disconnect(NodeId.Validator(validator));

    public Inbox Inbox(int validator) => _inboxes[NodeId.Validator(validator)];

    public INetworkPort Port(int validator) => _ports[NodeId.Validator(validator)];

    public SendResult Send(int from, int to, long size, TrafficClass trafficClass = TrafficClass.Control, long number = 0) =>
        Port(from).Send(NodeId.Validator(to), new TestMessage(size, number), trafficClass);

    /// <summary>Sends as part of the run at an instant.</summary>
    public void SendAt(double ms, int from, int to, long size, TrafficClass trafficClass = TrafficClass.Control, long number = 0) =>
        At(ms, () => Send(from, to, size, trafficClass, number));

    public void At(double ms, Action action) => Kernel.PostAt(Time(ms), new Happening(action));

    public void Run(double untilMs) => Kernel.RunUntil(Time(untilMs));

    public static VirtualTime Time(double ms) => VirtualTime.Zero + Duration.FromMilliseconds(ms);

    private sealed class Happening(Action action) : IKernelEvent
    {
        public void Fire(long argument) => action();
    }
}
