using Aurigraph.Experiment;
using Aurigraph.NetworkModels;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Network;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Contracts.Tests.Network;

/// <summary>Two nodes of the simulated network, with 100 MB/s and 1 ms between them.</summary>
internal sealed class VirtualWorld : NetworkWorld
{
    private static readonly NodeId First = NodeId.Validator(1);
    private static readonly NodeId Second = NodeId.Validator(2);
    private static readonly Duration Step = Duration.FromMilliseconds(0.1);
    private static readonly Duration Deadline = Duration.FromSeconds(60);
    private readonly Kernel _kernel = new();
    private readonly VirtualNetwork _network;
    private readonly HeldCores _receiverCores;
    private NetworkFault? _cut;
    private long _bulkDelivered;

    public VirtualWorld(NetworkLimits limits)
    {
        var model = new NetworkModel
        {
            Nic = new Bandwidth(100e6),
            Default = new LinkModel(new ConstantLatency(Duration.FromMilliseconds(1)), 0, Bandwidth.Unlimited),
            Local = new LocalLink(new ConstantLatency(Duration.Zero), Bandwidth.Unlimited),
            Links = [],
            Chunk = new ByteCount(limits.Chunk),
            Window = new ByteCount(limits.Window),
            PeerBuffer = new ByteCount(limits.Buffer),
        };
        _network = new VirtualNetwork(_kernel, model, new SeededGenerator(1), new MessageCosts(100, 0));
        _receiverCores = new HeldCores(_kernel);
        _network.AddNode(First, _network.AddContainer("first", new HeldCores(_kernel)), 0, null);
        _network.AddNode(Second, _network.AddContainer("second", _receiverCores), 0, null);
        Port = _network.Connect(First, new End(this), null);
        _network.Connect(Second, new End(this), null);
    }

    public override INetworkPort Port { get; }

    public override long BulkUnderWay => _network.Find(First).EgressBytes - _bulkDelivered - _network.Find(First).Totals.LostBytes;

    public override (long SentMessages, long SentBytes, long ReceivedMessages, long ReceivedBytes) Counted
    {
        get
        {
            (TrafficTotals sent, TrafficTotals received) = (_network.Find(First).Totals, _network.Find(Second).Totals);
            return (sent.SentMessages, sent.SentBytes, received.ReceivedMessages, received.ReceivedBytes);
        }
    }

    public override SendResult Send(NetworkMessage message, TrafficClass trafficClass) => Port.Send(Second, message, trafficClass);

    public override Task UntilAsync(Func<bool> condition, string what)
    {
        VirtualTime end = _kernel.Now + Deadline;
        while (!condition())
        {
            Assert.True(_kernel.Now < end, $"Within {Deadline} this did not come about: {what}");
            _kernel.RunUntil(_kernel.Now + Step);
        }
        return Task.CompletedTask;
    }

    public override void HoldBulk() => _receiverCores.Hold();

    public override void ReleaseBulk() => _receiverCores.Release();

    public override Task BreakAsync()
    {
        _cut = _network.Isolate(Second, TrafficDirection.Both);
        return Task.CompletedTask;
    }

    public override Task RecoverAsync()
    {
        // A cut that heals before anything in flight meets it loses nothing.
        _kernel.RunUntil(_kernel.Now + Duration.FromMilliseconds(100));
        _cut!.Heal();
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class End(VirtualWorld world) : INetworkReceiver
    {
        public void Receive(NodeId from, NetworkMessage message, TrafficClass trafficClass)
        {
            world.Deliver(message, trafficClass);
            world._bulkDelivered += message.WireSize;
        }

        public void Drained(NodeId peer, TrafficClass trafficClass) => world.Drain();
    }
}
