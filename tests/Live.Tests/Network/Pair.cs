using Aurigraph.Live.Network;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Network;

/// <summary>Two nodes on loopback that know each other.</summary>
internal sealed class Pair : IAsyncDisposable
{
    public static readonly NodeId A = NodeId.Validator(1);
    public static readonly NodeId B = NodeId.Validator(2);
    private readonly Lock _gate = new();
    private readonly List<NetworkEvent> _events = [];

    public Pair(Func<SocketNetworkOptions, SocketNetworkOptions>? change = null, Func<SocketNetworkOptions, SocketNetworkOptions>? changeB = null, IClientArrivals? clients = null)
    {
        OptionsA = (change ?? (o => o))(Options(A));
        OptionsB = (changeB ?? change ?? (o => o))(Options(B));
        NetworkA = new SocketNetwork(OptionsA, InboxA, clients, Log);
        NetworkB = new SocketNetwork(OptionsB, InboxB, clients, Log);
        NetworkA.Start();
        NetworkB.Start();
        NetworkA.Know(B, NetworkB.EndPoint);
        NetworkB.Know(A, NetworkA.EndPoint);
    }

    public SocketNetworkOptions OptionsA { get; }

    public SocketNetworkOptions OptionsB { get; }

    public SocketNetwork NetworkA { get; }

    public SocketNetwork NetworkB { get; private set; }

    public Inbox InboxA { get; } = new();

    public Inbox InboxB { get; } = new();

    public NetworkEvent[] Events
    {
        get
        {
            lock (_gate)
                return [.. _events];
        }
    }

    public static SocketNetworkOptions Options(NodeId self) => new()
    {
        Self = self,
        Cluster = "test",
        ScenarioDigest = new byte[32],
        Incarnation = 1,
        BackOffMin = TimeSpan.FromMilliseconds(5),
        BackOffMax = TimeSpan.FromMilliseconds(50),
    };

    public SendResult Send(long number, TrafficClass trafficClass = TrafficClass.Control, int body = 0) => NetworkA.Send(B, Inbox.Message(number, body), trafficClass);

    public Task ConnectedAsync(TrafficClass trafficClass = TrafficClass.Control)
    {
        NetworkA.Connect(B);
        return Until.TrueAsync(() => NetworkA.IsConnected(B, trafficClass), "the lane is up");
    }

    /// <summary>Ends the second node and starts it again at the same place.</summary>
    public async Task RestartBAsync()
    {
        int port = NetworkB.EndPoint.Port;
        await NetworkB.DisposeAsync();
        NetworkB = new SocketNetwork(OptionsB with { Listen = new(System.Net.IPAddress.Loopback, port), Incarnation = OptionsB.Incarnation + 1 }, InboxB, null, Log);
        NetworkB.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await NetworkA.DisposeAsync();
        await NetworkB.DisposeAsync();
        Assert.DoesNotContain(Events, e => e is NetworkFailed);
    }

    public void Log(NetworkEvent what)
    {
        lock (_gate)
            _events.Add(what);
    }
}
