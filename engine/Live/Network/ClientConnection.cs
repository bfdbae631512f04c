using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Network;

/// <summary>A connection between a client and a node, the same on both sides: frames both ways, in order, bounded by buffers and credits. It ends once and for all; a client
/// that wants another one connects again. Frame: length of the whole 4, type 1, payload.</summary>
public sealed class ClientConnection : IFrameSink, IDisposable
{
    /// <summary>Bytes of a frame besides its payload.</summary>
    public const int FrameHeader = 5;

    private const int BufferSize = 32 * 1024;
    private readonly SendQueue _queue;
    private readonly FramedConnection _connection;
    private readonly IClientArrivals _arrivals;
    private readonly int _maxFrame;

    internal ClientConnection(ITransport transport, NodeId node, EndPoint? remote, in LaneLimits limits, IClientArrivals arrivals)
    {
        (Node, Remote, _arrivals, _maxFrame) = (node, remote, arrivals, limits.MaxFrame);
        _queue = new SendQueue(limits.Buffer);
        _connection = new FramedConnection(transport, _queue, this, limits, BufferSize, () => _arrivals.Drained(this));
    }

    /// <summary>The node, on either side.</summary>
    public NodeId Node { get; }

    /// <summary>Where the other side is; null if the system does not tell.</summary>
    public EndPoint? Remote { get; }

    /// <summary>Whatever the protocol on top keeps for this connection.</summary>
    public object? State { get; set; }

    /// <summary>Bytes sent and not yet dealt with by the other side.</summary>
    public long InFlight => _connection.InFlight;

    /// <summary>Connects to a node. <see cref="IClientArrivals.Opened"/> is called before this is done.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="node">Who must listen there; none: any node.</param>
    /// <param name="options">Who asks.</param>
    /// <param name="arrivals">Who takes what comes.</param>
    /// <param name="stop">Ends the attempt.</param>
    /// <exception cref="ConnectionException">There is no connection; the message says why and what to do.</exception>
    public static async Task<ClientConnection> ConnectAsync(EndPoint address, NodeId node, ClientOptions options, IClientArrivals arrivals, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(arrivals);
        var greeting = new Greeting(Handshake.Version, ConnectionKind.Client, 0, NodeId.None, node, 0, options.Window.Bytes, options.ScenarioDigest, options.Cluster);
        (ITransport transport, GreetingAnswer answer) = await Dialer.ConnectAsync(address, greeting, options.Security, options.HandshakeTimeout, options.Time, stop).ConfigureAwait(false);
        var limits = new LaneLimits(options.Chunk.Bytes, Math.Min(options.Window.Bytes, answer.Window), options.Buffer.Bytes, (int)options.MaxFrame.Bytes);
        var connection = new ClientConnection(transport, answer.Node, address, limits, arrivals);
        arrivals.Opened(connection);
        connection.Completion = connection.RunAsync();
        return connection;
    }

    /// <summary>Ends when the connection has. Fails if whoever takes what comes failed. For the dialling side; on a node the network watches over it.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Sends a frame, or refuses it when the buffer is full; then <see cref="IClientArrivals.Drained"/> follows. On a connection that has ended it is lost.</summary>
    /// <param name="type">What the protocol on top calls it.</param>
    /// <param name="payload">Must not change any more.</param>
    /// <exception cref="ArgumentException">The frame would be larger than the largest.</exception>
    public SendResult Send(byte type, ReadOnlyMemory<byte> payload) => payload.Length <= _maxFrame - FrameHeader
        ? _queue.Add(type, payload)
        : throw new ArgumentException($"A frame with {payload.Length} bytes is larger than the largest with {_maxFrame - FrameHeader}; send it in parts.", nameof(payload));

    /// <summary>Closes the connection; what is queued is lost.</summary>
    public void Dispose() => _connection.Dispose();

    int IFrameSink.LengthOf(ReadOnlySpan<byte> start)
    {
        int length = BinaryPrimitives.ReadInt32LittleEndian(start);
        if (length < FrameHeader)
            throw new ConnectionException(RefusalKind.Frame, $"a frame announces {length} bytes; expected at least {FrameHeader}");
        return length <= _maxFrame ? length : throw new ConnectionException(RefusalKind.Oversize, $"a frame announces {length} bytes; expected at most {_maxFrame}: send it in parts");
    }

    void IFrameSink.Take(ReadOnlyMemory<byte> frame, bool isOwned, CreditLedger ledger, long early)
    {
        ReadOnlyMemory<byte> payload = frame[FrameHeader..];
        _arrivals.Arrived(this, new ClientFrame(frame.Span[4], isOwned ? payload : payload.ToArray(), ledger, early));
    }

    /// <summary>Sends and receives until the end.</summary>
    internal async Task<Exception?> RunAsync()
    {
        Exception? why = null;
        try
        {
            why = await _connection.RunAsync().ConfigureAwait(false);
            return why;
        }
        finally
        {
            _queue.Drop();
            _arrivals.Closed(this, why?.Message);
        }
    }
}
