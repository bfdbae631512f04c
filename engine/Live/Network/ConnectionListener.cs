using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Network;

/// <summary>Takes connections in, learns who they are, and hands them on. Whoever does not say in time who he is, says nonsense or does not belong here is sent away.</summary>
internal sealed class ConnectionListener(SocketNetwork network, SocketNetworkOptions options, IClientArrivals? clients) : IAsyncDisposable
{
    private const int Backlog = 512;
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(50);
    private readonly UnknownConnections _unknown = new(options.MaxUnknown);
    private readonly RefusalTally _refusals = new(network.Tell);
    private readonly Socket _socket = new(options.Listen.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    private readonly IncomingConnections _known = new(options.MaxKnown);

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint { get; private set; } = options.Listen;

    public IReadOnlyDictionary<RefusalKind, long> Refusals => _refusals.Counts;

    public int UnknownCount => _unknown.Count;

    public int KnownCount => _known.Count;

    /// <summary>Begins to listen.</summary>
    /// <exception cref="ListenException">The address cannot be had.</exception>
    public void Listen()
    {
        try
        {
            _socket.Bind(options.Listen);
            _socket.Listen(Backlog);
        }
        catch (SocketException failure)
        {
            _socket.Dispose();
            throw new ListenException(options.Listen, failure);
        }
        EndPoint = (IPEndPoint)_socket.LocalEndPoint!;
    }

    /// <summary>Stops listening and closes what came in.</summary>
    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _unknown.Close();
        await _known.CloseAsync().ConfigureAwait(false);
    }

    /// <summary>Takes connections until it is closed.</summary>
    public async Task AcceptAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await _socket.AcceptAsync(stop).ConfigureAwait(false);
            }
            catch (SocketException failure) when (!stop.IsCancellationRequested)
            {
                // Aborted before it was taken, or no descriptors are left for now.
                _refusals.Add(null, RefusalKind.Silence, failure.Message);
                await Task.Delay(AcceptPause, options.Time, stop).ConfigureAwait(false);
                continue;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            _ = network.WatchAsync(_ => ReceiveAsync(socket, stop), "A connection that came in");
        }
    }

    private async Task ReceiveAsync(Socket socket, CancellationToken stop)
    {
        EndPoint? remote = null;
        LinkedListNode<Socket> place = _unknown.Add(socket);
        bool isUnknown = true;
        using var expiry = new CancellationTokenSource(options.HandshakeTimeout, options.Time);
        using CancellationTokenRegistration closing = expiry.Token.Register(static s => ((Socket)s!).Dispose(), socket);
        try
        {
            remote = socket.RemoteEndPoint;
            socket.NoDelay = true;
            (ITransport transport, Greeting greeting) = await GreetAsync(socket, expiry.Token).ConfigureAwait(false);
            isUnknown = false;
            if (!_unknown.Remove(place))
                throw new ConnectionException(RefusalKind.Evicted, "it had not made itself known when too many others came");
            if (!closing.Unregister())
                throw new OperationCanceledException(expiry.Token);
            await HandOnAsync(transport, greeting, remote).ConfigureAwait(false);
        }
        catch (ConnectionException refused)
        {
            _refusals.Add(remote, refused.Kind, refused.Message);
        }
        catch (Exception ending) when (ending is SocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            if (isUnknown && !_unknown.Remove(place))
                _refusals.Add(remote, RefusalKind.Evicted, $"it had not made itself known when {options.MaxUnknown} others came after it");
            else if (!stop.IsCancellationRequested)
                _refusals.Add(remote, RefusalKind.Silence, expiry.IsCancellationRequested ? $"it did not make itself known within {options.HandshakeTimeout.TotalSeconds:0.###} s" : ending.Message);
            isUnknown = false;
        }
        finally
        {
            if (isUnknown)
                _unknown.Remove(place);
            socket.Dispose();
        }
    }

    /// <summary>Learns who is there and answers.</summary>
    private async Task<(ITransport Transport, Greeting Greeting)> GreetAsync(Socket socket, CancellationToken stop)
    {
        ITransport transport = new SocketTransport(socket);
        X509Certificate2? certificate = null;
        if (options.Security is { } security)
        {
            (SslStream stream, certificate) = await security.AsServerAsync(new NetworkStream(socket, ownsSocket: true), stop).ConfigureAwait(false);
            transport = new StreamTransport(stream);
        }
        Greeting greeting = Handshake.ReadGreeting(await Handshake.ReceiveAsync(transport).ConfigureAwait(false));
        (RefusalKind outcome, string text) = Judge(greeting, certificate);
        certificate?.Dispose();
        var answer = new GreetingAnswer(Handshake.Version, outcome, options.Self, options.Incarnation, options.Window.Bytes, options.ScenarioDigest, options.Cluster, text);
        await Handshake.SendAsync(transport, Handshake.Write(answer)).ConfigureAwait(false);
        if (outcome == RefusalKind.None)
            return (transport, greeting);
        await DrainAsync(transport, socket).ConfigureAwait(false);
        throw new ConnectionException(outcome, text);
    }

    /// <summary>Says that nothing more follows and waits for the other side to close, so that the answer is not lost with what it may have sent besides.</summary>
    private static async Task DrainAsync(ITransport transport, Socket socket)
    {
        socket.Shutdown(SocketShutdown.Send);
        byte[] ignored = new byte[256];
        while (await transport.ReceiveAsync(ignored).ConfigureAwait(false) > 0)
        {
        }
    }

    private (RefusalKind Outcome, string Text) Judge(in Greeting greeting, X509Certificate2? certificate)
    {
        if (greeting.Version != Handshake.Version)
            return (RefusalKind.Version, $"it speaks version {greeting.Version} of the transport; expected {Handshake.Version}");
        if (greeting.Kind is not (ConnectionKind.Peer or ConnectionKind.Client) || greeting.Lane > (byte)TrafficClass.Bulk)
            return (RefusalKind.Garbage, $"it is of kind {(byte)greeting.Kind} for lane {greeting.Lane}; expected a peer's lane or a client");
        string who = greeting.Kind == ConnectionKind.Client ? "a client" : greeting.Sender.ToString();
        if (options.Security?.FaultOf(certificate, greeting.Kind == ConnectionKind.Client ? NodeId.None : greeting.Sender) is { } fault)
            return (RefusalKind.Certificate, $"the certificate of {who} is not accepted: {fault}");
        if (greeting.Cluster != options.Cluster)
            return (RefusalKind.Cluster, $"{who} belongs to cluster '{greeting.Cluster}'; expected '{options.Cluster}'");
        if (!greeting.Digest.Span.SequenceEqual(options.ScenarioDigest.Span))
            return (RefusalKind.Scenario, $"{who} runs another scenario (digest {Convert.ToHexStringLower(options.ScenarioDigest.Span[..4])}.. here, {Convert.ToHexStringLower(greeting.Digest.Span[..4])}.. there): start both with the same file");
        if (greeting.Receiver != options.Self && !(greeting.Kind == ConnectionKind.Client && greeting.Receiver.IsNone))
            return (RefusalKind.WrongNode, $"{who} means {greeting.Receiver}; this is {options.Self}");
        if (greeting.Kind == ConnectionKind.Client)
            return clients is null ? (RefusalKind.NoClients, "this node takes no clients") : Room(who);
        return greeting.Sender.IsNone || greeting.Sender == options.Self ? (RefusalKind.Garbage, $"a peer calls itself {who}; expected another node") : Room(who);
    }

    private (RefusalKind Outcome, string Text) Room(string who) => _known.Count < options.MaxKnown
        ? (RefusalKind.None, "")
        : (RefusalKind.TooMany, $"{who} found {options.MaxKnown} connections; no more are taken");

    private async Task HandOnAsync(ITransport transport, Greeting greeting, EndPoint? remote)
    {
        Exception? why;
        long window = Math.Min(options.Window.Bytes, greeting.Window);
        if (greeting.Kind == ConnectionKind.Client)
        {
            var limits = new LaneLimits(options.Chunk.Bytes, window, options.PeerBuffer.Bytes, (int)options.MaxClientFrame.Bytes);
            using var client = new ClientConnection(transport, options.Self, remote, limits, clients!);
            clients!.Opened(client);
            why = await _known.RunAsync(client, null, client.RunAsync).ConfigureAwait(false);
        }
        else
        {
            var trafficClass = (TrafficClass)greeting.Lane;
            using FramedConnection connection = network.Incoming(transport, greeting.Sender, trafficClass, window);
            why = await _known.RunAsync(connection, (greeting.Sender, trafficClass), connection.RunAsync).ConfigureAwait(false);
        }
        if (why is ConnectionException fault)
            throw fault;
    }
}
