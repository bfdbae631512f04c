using System.Net.Sockets;
using Aurigraph.Live.Network;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Network;

/// <summary>Bare sockets that speak, or do not speak, as a peer should.</summary>
internal static class Raw
{
    public static Socket Connect(SocketNetwork network)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(network.EndPoint);
        return socket;
    }

    public static Greeting Greeting(SocketNetworkOptions options, NodeId receiver) =>
        new(Handshake.Version, ConnectionKind.Peer, 0, options.Self, receiver, 1, options.Window.Bytes, options.ScenarioDigest, options.Cluster);

    /// <summary>Reads the answer to a greeting; the socket stays the caller's.</summary>
    public static async Task<GreetingAnswer> AnswerAsync(Socket socket)
    {
#pragma warning disable CA2000 // Disposing of it would close the caller's socket.
        var transport = new SocketTransport(socket);
#pragma warning restore CA2000
        return Handshake.ReadAnswer(await Handshake.ReceiveAsync(transport));
    }

    /// <summary>Whether the other side closes the connection.</summary>
    public static async Task<bool> EndsAsync(Socket socket)
    {
        using var expiry = new CancellationTokenSource(Until.Deadline);
        byte[] bytes = new byte[256];
        try
        {
            while (await socket.ReceiveAsync(bytes, SocketFlags.None, expiry.Token) > 0)
            {
            }
            return true;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
