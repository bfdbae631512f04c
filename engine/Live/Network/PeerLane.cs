using System.Net;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Network;

/// <summary>A lane on which this node sends to a peer. It dials when there is first something to send, and again for as long as it lives, one attempt at a time.
/// <para>While it is not connected, messages are queued up to the bound, but what was queued before the connection broke, or before an attempt failed, is lost: consensus
/// wants fresh messages.</para></summary>
internal sealed class PeerLane
{
    /// <summary>Credits are all that comes back.</summary>
    private const int BufferSize = 256;

    private readonly SocketNetwork _network;
    private readonly SocketNetworkOptions _options;
    private readonly NodeId _peer;
    private readonly TrafficClass _class;
    private readonly SendQueue _queue;
    private readonly BackOff _backOff;
    private FramedConnection? _connection;
    private Task _running = Task.CompletedTask;
    private int _started;
    private long _connections;
    private long _failures;
    private string? _told;

    public PeerLane(SocketNetwork network, SocketNetworkOptions options, NodeId peer, TrafficClass trafficClass)
    {
        (_network, _options, _peer, _class) = (network, options, peer, trafficClass);
        _queue = new SendQueue(options.PeerBuffer.Bytes);
        _backOff = new BackOff(options.BackOffMin, options.BackOffMax, Random.Shared.NextDouble);
    }

    /// <summary>What arrived from the peer in this class.</summary>
    public LaneTally Tally { get; } = new();

    /// <summary>Whether the lane is up.</summary>
    public bool IsConnected => Volatile.Read(ref _connection) is not null;

    /// <summary>Bytes sent and not credited.</summary>
    public long InFlight => Volatile.Read(ref _connection)?.InFlight ?? 0;

    /// <summary>Ends when the lane has, after the network was stopped.</summary>
    public Task Completion => _running;

    public SendResult Send(NetworkMessage message)
    {
        if (message.WireSize > _options.MaxFrame.Bytes)
            throw new ArgumentException($"A {message.GetType().Name} has {message.WireSize} bytes, more than the largest frame with {_options.MaxFrame.Bytes}: bound what goes into one message, or raise {nameof(SocketNetworkOptions.MaxFrame)}.", nameof(message));
        SendResult result = _queue.Add(_options.Self, _peer, message);
        if (Volatile.Read(ref _started) == 0)
            Start();
        return result;
    }

    /// <summary>Begins to dial, once.</summary>
    public void Start()
    {
        if (Interlocked.Exchange(ref _started, 1) == 0)
            _running = _network.WatchAsync(RunAsync, $"The lane to {_peer}");
    }

    /// <summary>Breaks the connection, as a fault of the network would.</summary>
    public void Break() => Volatile.Read(ref _connection)?.Dispose();

    public LaneCounts Count()
    {
        (long frames, long bytes, long refused, long lost, long queued) = _queue.Counts;
        return new LaneCounts(_peer, _class, frames, bytes, Tally.Messages, Tally.Bytes, refused, lost, queued, Volatile.Read(ref _connections), Volatile.Read(ref _failures));
    }

    private async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await ConnectAndRunAsync(stop).ConfigureAwait(false);
            }
            catch (ConnectionException failure)
            {
                Volatile.Write(ref _failures, _failures + 1);
                Report(failure);
            }
            _queue.Drop();
            await Task.Delay(_backOff.Next(), _options.Time, stop).ConfigureAwait(false);
        }
    }

    private async Task ConnectAndRunAsync(CancellationToken stop)
    {
        EndPoint address = _network.AddressOf(_peer);
        var greeting = new Greeting(Handshake.Version, ConnectionKind.Peer, (byte)_class, _options.Self, _peer, _options.Incarnation, _options.Window.Bytes, _options.ScenarioDigest, _options.Cluster);
        (ITransport transport, GreetingAnswer answer) = await Dialer.ConnectAsync(address, greeting, _options.Security, _options.HandshakeTimeout, _options.Time, stop).ConfigureAwait(false);
        var limits = new LaneLimits(_options.Chunk.Bytes, Math.Min(_options.Window.Bytes, answer.Window), _options.PeerBuffer.Bytes, (int)_options.MaxFrame.Bytes);
        using var connection = new FramedConnection(transport, _queue, OneWay.Instance, limits, BufferSize, () => _network.Drained(_peer, _class));
        using CancellationTokenRegistration closing = stop.Register(connection.Dispose);
        Volatile.Write(ref _connections, _connections + 1);
        Volatile.Write(ref _connection, connection);
        _told = null;
        _backOff.Reset();
        _network.Tell(new PeerConnected(_peer, _class, $"the {_class} lane to {_peer} at {address} is up"));
        Exception? why = null;
        try
        {
            why = await connection.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _connection, null);
        }
        if (!stop.IsCancellationRequested)
            _network.Tell(new PeerLost(_peer, _class, $"the {_class} lane to {_peer} at {address} is down: {why?.Message ?? "the other side closed it"}; it is dialled again"));
    }

    /// <summary>Says once why there is no connection.</summary>
    private void Report(ConnectionException failure)
    {
        if (failure.Message == _told)
            return;
        _told = failure.Message;
        _network.Tell(new PeerRefused(_peer, _class, failure.Kind, failure.Message));
    }
}
