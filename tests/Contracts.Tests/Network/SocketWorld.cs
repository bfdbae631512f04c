using Aurigraph.Live.Network;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Contracts.Tests.Network;

/// <summary>Two nodes on sockets of this machine.</summary>
internal sealed class SocketWorld : NetworkWorld
{
    private static readonly NodeId First = NodeId.Validator(1);
    private static readonly NodeId Second = NodeId.Validator(2);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private readonly SocketNetwork _sender;
    private readonly SocketNetwork _receiver;
    private readonly Lock _gate = new();
    private readonly Queue<Arrival> _held = new();
    private bool _holds;
    private long _connections;

    public SocketWorld(NetworkLimits limits)
    {
        _sender = new SocketNetwork(Options(First, limits), new Ends(this));
        _receiver = new SocketNetwork(Options(Second, limits), new Ends(this));
        _sender.Start();
        _receiver.Start();
        _sender.Know(Second, _receiver.EndPoint);
    }

    public override INetworkPort Port => _sender;

    public override long BulkUnderWay => _sender.InFlight(Second, TrafficClass.Bulk);

    public override (long SentMessages, long SentBytes, long ReceivedMessages, long ReceivedBytes) Counted
    {
        get
        {
            (IReadOnlyList<LaneCounts> sent, IReadOnlyList<LaneCounts> received) = (_sender.Counts.Lanes, _receiver.Counts.Lanes);
            return (sent.Sum(l => l.SentMessages), sent.Sum(l => l.SentBytes), received.Sum(l => l.ReceivedMessages), received.Sum(l => l.ReceivedBytes));
        }
    }

    public override SendResult Send(NetworkMessage message, TrafficClass trafficClass) => _sender.Send(Second, message, trafficClass);

    public override async Task UntilAsync(Func<bool> condition, string what)
    {
        using var expiry = new CancellationTokenSource(Deadline);
        while (!condition())
        {
            Assert.False(expiry.IsCancellationRequested, $"Within {Deadline.TotalSeconds} s this did not come about: {what}");
            await Task.Delay(1, CancellationToken.None);
        }
    }

    public override void HoldBulk()
    {
        lock (_gate)
            _holds = true;
    }

    public override void ReleaseBulk()
    {
        lock (_gate)
        {
            _holds = false;
            while (_held.TryDequeue(out Arrival arrival))
                Hand(arrival);
        }
    }

    public override Task BreakAsync()
    {
        _connections = _sender.Counts.Lanes.Sum(l => l.Connections);
        _sender.Break(Second, TrafficClass.Control);
        _sender.Break(Second, TrafficClass.Bulk);
        return Task.CompletedTask;
    }

    public override Task RecoverAsync() => UntilAsync(
        () => _sender.Counts.Lanes.Sum(l => l.Connections) == _connections + 2 && _sender.IsConnected(Second, TrafficClass.Control) && _sender.IsConnected(Second, TrafficClass.Bulk),
        "both lanes are connected again");

    public override async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    private static SocketNetworkOptions Options(NodeId self, NetworkLimits limits) => new()
    {
        Self = self,
        Cluster = "contract",
        ScenarioDigest = new byte[32],
        Chunk = new ByteCount(limits.Chunk),
        Window = new ByteCount(limits.Window),
        PeerBuffer = new ByteCount(limits.Buffer),
        BackOffMin = TimeSpan.FromMilliseconds(5),
    };

    private void Take(in Arrival arrival)
    {
        lock (_gate)
        {
            if (_holds && arrival.Class == TrafficClass.Bulk)
                _held.Enqueue(arrival);
            else
                Hand(arrival);
        }
    }

    private void Hand(in Arrival arrival)
    {
        Deliver(arrival.Message, arrival.Class);
        arrival.Delivered();
    }

    private sealed class Ends(SocketWorld world) : IArrivals
    {
        public void Arrived(in Arrival arrival) => world.Take(arrival);

        public void Drained(NodeId peer, TrafficClass trafficClass) => world.Drain();
    }
}
