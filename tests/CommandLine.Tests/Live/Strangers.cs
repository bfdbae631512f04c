using System.Net;
using System.Net.Sockets;
using Aurigraph.Experiment;
using Aurigraph.Live.Network;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Tests.Live;

/// <summary>Connections that mean no good, to the ports of nodes for peers and for HTTP: a third say nonsense, a third announce or send more than is allowed, a third say half a word and stay.</summary>
internal sealed class Strangers(string cluster, ReadOnlyMemory<byte> digest, IReadOnlyList<(NodeId Node, NodeAddress Peers, NodeAddress Http)> targets) : IDisposable
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly byte[] Nonsense = [.. Enumerable.Repeat((byte)0xFF, 64), .. "\r\n\r\n"u8];
    private static readonly byte[] HalfGreeting = [(byte)'A', (byte)'U', (byte)'R'];
    private static readonly byte[] HalfRequest = "GET /q/health/live HT"u8.ToArray();
    private static readonly byte[] ManyHeaders = [.. "GET /q/health/live HTTP/1.1\r\nHost: x\r\nX: "u8, .. Enumerable.Repeat((byte)'x', 40_000), .. "\r\n\r\n"u8];

    private readonly List<Socket> _staying = [];
    private int _number;

    /// <summary>How many came to ports for peers.</summary>
    public int AtPeers { get; private set; }

    /// <summary>How many came to ports for HTTP.</summary>
    public int AtHttp { get; private set; }

    /// <summary>How many came.</summary>
    public int Count => AtPeers + AtHttp;

    /// <summary>So many come, some at a time. Done when each was sent away, those apart that stay.</summary>
    public async Task ComeAsync(int count)
    {
        int first = _number;
        _number += count;
        using var expiry = new CancellationTokenSource(Deadline);
        await Parallel.ForEachAsync(
            Enumerable.Range(first, count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = expiry.Token },
            async (number, stop) => await ComeAsync(number, stop));
    }

    /// <summary>Those that stayed, and were sent away long since, close their side.</summary>
    public void Leave()
    {
        foreach (Socket socket in _staying)
            socket.Dispose();
        _staying.Clear();
    }

    public void Dispose() => Leave();

    private async Task ComeAsync(int number, CancellationToken stop)
    {
        (NodeId node, NodeAddress peers, NodeAddress http) = targets[number % targets.Count];
        bool atPeers = number / targets.Count % 2 == 0;
        int kind = number / targets.Count / 2 % 3;
        byte[] words = (atPeers, kind) switch
        {
            (_, 0) => Nonsense,
            (true, 1) => OversizedFrame(node),
            (false, 1) => ManyHeaders,
            (true, _) => HalfGreeting,
            _ => HalfRequest,
        };
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, atPeers ? peers.Port : http.Port), stop);
        lock (_staying)
        {
            if (atPeers)
                AtPeers++;
            else
                AtHttp++;
            if (kind == 2)
                _staying.Add(socket);
        }
        await SayAsync(socket, words, stop);
        if (kind == 2)
            return;
        await GoneAsync(socket, stop);
        socket.Dispose();
    }

    /// <summary>A driver that greets as one does, and then announces a frame of a gigabyte.</summary>
    private byte[] OversizedFrame(NodeId node) =>
    [
        .. Handshake.Write(new Greeting(Handshake.Version, ConnectionKind.Client, 0, NodeId.None, node, 0, 4_000_000, digest, cluster)),
        .. BitConverter.GetBytes(1_000_000_000), .. BitConverter.GetBytes(1_000_000_000), 1,
    ];

    private static async Task SayAsync(Socket socket, byte[] words, CancellationToken stop)
    {
        try
        {
            for (int sent = 0; sent < words.Length;)
                sent += await socket.SendAsync(words.AsMemory(sent), stop);
        }
        catch (SocketException refused) when (refused.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown)
        {
            // The node has had enough before it was all said.
        }
    }

    /// <summary>Waits until the node has closed it.</summary>
    private static async Task GoneAsync(Socket socket, CancellationToken stop)
    {
        var ignored = new byte[1_024];
        try
        {
            while (await socket.ReceiveAsync(ignored, stop) > 0)
                continue;
        }
        catch (SocketException closed) when (closed.SocketErrorCode == SocketError.ConnectionReset)
        {
            // The same to us.
        }
    }
}
