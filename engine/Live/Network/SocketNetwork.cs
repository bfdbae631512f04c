using System.Collections.Concurrent;
using System.Net;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Network;

/// <summary>The network of the real world, for one node: sockets, two lanes to each peer, control and bulk.
/// <para>A lane is a TCP connection that its sender dials: messages go one way, credits the other. Both sides first say who they are. What does not belong there,
/// be it garbage, strangers or broken frames, ends its connection and is counted; it never reaches the node.</para></summary>
public sealed class SocketNetwork : INetworkPort, IAsyncDisposable
{
    private const int ControlBuffer = 64 * 1024;

    private readonly SocketNetworkOptions _options;
    private readonly IArrivals _arrivals;
    private readonly Action<NetworkEvent>? _log;
    private readonly ConnectionListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<NodeId, PeerLane[]> _lanes = new();
    private readonly ConcurrentDictionary<NodeId, EndPoint> _addresses;
    private Task _accepting = Task.CompletedTask;

    /// <summary>Describes a node's network; <see cref="Start"/> makes it one.</summary>
    /// <param name="options">Who and where.</param>
    /// <param name="arrivals">Takes messages.</param>
    /// <param name="clients">Takes what comes from clients; null: there are none.</param>
    /// <param name="log">Takes what is worth a line in a log; called from any thread.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public SocketNetwork(SocketNetworkOptions options, IArrivals arrivals, IClientArrivals? clients = null, Action<NetworkEvent>? log = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Checked();
        (_arrivals, _log) = (arrivals, log);
        _addresses = new ConcurrentDictionary<NodeId, EndPoint>(options.Peers);
        _listener = new ConnectionListener(this, _options, clients);
    }

    /// <summary>Where it listens; the port is known after <see cref="Start"/>.</summary>
    public IPEndPoint EndPoint => _listener.EndPoint;

    /// <summary>What was done so far. From any thread.</summary>
    public NetworkCounts Counts => new(
        [.. _lanes.OrderBy(l => l.Key).SelectMany(l => l.Value).Select(l => l.Count())], _listener.Refusals, _listener.UnknownCount, _listener.KnownCount);

    /// <summary>Listens from now on.</summary>
    /// <exception cref="ListenException">The address cannot be had, for example because the port is in use.</exception>
    public void Start()
    {
        _listener.Listen();
        _accepting = WatchAsync(_listener.AcceptAsync, "Taking connections");
    }

    /// <summary>Makes known where a peer listens, or that it listens elsewhere now: from the next connection on.</summary>
    public void Know(NodeId peer, EndPoint address) => _addresses[peer] = address;

    /// <summary>Begins to connect to a peer before there is something to send to it.</summary>
    public void Connect(NodeId peer)
    {
        foreach (PeerLane lane in LanesTo(peer))
            lane.Start();
    }

    /// <summary>Whether the lane to a peer is up.</summary>
    public bool IsConnected(NodeId peer, TrafficClass trafficClass) => _lanes.TryGetValue(peer, out PeerLane[]? lanes) && lanes[(int)trafficClass].IsConnected;

    /// <summary>Bytes sent to a peer and not yet delivered there.</summary>
    public long InFlight(NodeId peer, TrafficClass trafficClass) => _lanes.TryGetValue(peer, out PeerLane[]? lanes) ? lanes[(int)trafficClass].InFlight : 0;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">It goes to this node itself or to one whose address is not known, is larger than the largest frame, or cannot be written.</exception>
    public SendResult Send(NodeId to, NetworkMessage message, TrafficClass trafficClass)
    {
        ArgumentNullException.ThrowIfNull(message);
        return LanesTo(to)[(int)trafficClass].Send(message);
    }

    /// <summary>Closes everything; what is under way is lost.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _listener.DisposeAsync().ConfigureAwait(false);
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(_lanes.Values.SelectMany(l => l).Select(l => l.Completion)).ConfigureAwait(false);
        _stop.Dispose();
    }

    /// <summary>Breaks the lane to a peer, as a fault of the network would.</summary>
    internal void Break(NodeId peer, TrafficClass trafficClass)
    {
        if (_lanes.TryGetValue(peer, out PeerLane[]? lanes))
            lanes[(int)trafficClass].Break();
    }

    internal EndPoint AddressOf(NodeId peer) => _addresses[peer];

    internal void Tell(NetworkEvent what) => _log?.Invoke(what);

    internal void Drained(NodeId peer, TrafficClass trafficClass) => _arrivals.Drained(peer, trafficClass);

    /// <summary>The receiving end of a peer's lane.</summary>
    internal FramedConnection Incoming(ITransport transport, NodeId peer, TrafficClass trafficClass, long window)
    {
        var limits = new LaneLimits(_options.Chunk.Bytes, window, _options.PeerBuffer.Bytes, (int)_options.MaxFrame.Bytes);
        LaneTally tally = _lanes.GetOrAdd(peer, NewLanes)[(int)trafficClass].Tally;
        var sink = new IncomingLane(peer, _options.Self, trafficClass, limits.MaxFrame, tally, _arrivals);
        return new FramedConnection(transport, new SendQueue(0), sink, limits, ControlBuffer, null);
    }

    /// <summary>Runs something until the network stops. What fails that must not is told, not hidden.</summary>
    internal async Task WatchAsync(Func<CancellationToken, Task> run, string what)
    {
        // Never on the thread of whoever sends.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await run(_stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure)
        {
            // The last one to see it: it is told with all it says.
            Tell(new NetworkFailed(failure, $"{what} failed in {_options.Self}: {failure}"));
        }
    }

    private PeerLane[] LanesTo(NodeId to)
    {
        if (_lanes.TryGetValue(to, out PeerLane[]? lanes) && _addresses.ContainsKey(to))
            return lanes;
        if (to == _options.Self)
            throw new ArgumentException($"{to} sends to itself; what a node has for itself stays inside.", nameof(to));
        return _addresses.ContainsKey(to)
            ? _lanes.GetOrAdd(to, NewLanes)
            : throw new ArgumentException($"{_options.Self} does not know where {to} listens; name it among the peers, or make it known first.", nameof(to));
    }

    private PeerLane[] NewLanes(NodeId peer) => [new PeerLane(this, _options, peer, TrafficClass.Control), new PeerLane(this, _options, peer, TrafficClass.Bulk)];
}
