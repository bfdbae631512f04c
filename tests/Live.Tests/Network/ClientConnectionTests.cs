using System.Collections.Concurrent;
using System.Net;
using Aurigraph.Live.Network;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Network;

public sealed class ClientConnectionTests
{
    private static readonly ClientOptions Options = new() { Cluster = "test", ScenarioDigest = new byte[32], Window = new ByteCount(50_000), Buffer = new ByteCount(100_000), Chunk = new ByteCount(10_000) };

    [Fact]
    public async Task A_client_and_a_node_exchange_frames_both_ways()
    {
        var node = new Frames { Echoes = true };
        await using var pair = new Pair(clients: node);
        var client = new Frames();
        using ClientConnection connection = await ClientConnection.ConnectAsync(pair.NetworkB.EndPoint, Pair.B, Options, client);
        Assert.Equal(Pair.B, connection.Node);
        byte[][] payloads = [.. Enumerable.Range(0, 50).Select(i => Enumerable.Repeat((byte)i, i * 300).ToArray())];
        foreach (byte[] payload in payloads)
        {
            while (connection.Send((byte)payload.Length, payload) == SendResult.Full)
                await Until.TrueAsync(() => client.DrainCount > 0, "there is room again");
        }
        await Until.TrueAsync(() => client.Arrivals.Count == 50, "all came back");
        Assert.Equal(payloads, client.Arrivals.Select(a => a.Payload.ToArray()));
        Assert.Equal(payloads.Select(p => (byte)p.Length), client.Arrivals.Select(a => a.Type));
        connection.Dispose();
        await Until.TrueAsync(() => node.Closings.Count == 1 && client.Closings.Count == 1, "both sides know that it ended");
        await connection.Completion;
    }

    [Fact]
    public async Task Frames_larger_than_the_window_pass_both_ways_at_once()
    {
        var node = new Frames();
        await using var pair = new Pair(o => o with { Window = new ByteCount(50_000), Chunk = new ByteCount(7_000) }, clients: node);
        var client = new Frames();
        using ClientConnection connection = await ClientConnection.ConnectAsync(pair.NetworkB.EndPoint, NodeId.None, Options, client);
        await Until.TrueAsync(() => node.Opened.Count == 1, "the node knows the client");
        byte[] large = Enumerable.Range(0, 1_000_000).Select(i => (byte)(i * 7)).ToArray();
        connection.Send(1, large);
        node.Opened.Single().Send(2, large);
        await Until.TrueAsync(() => node.Arrivals.Count == 1 && client.Arrivals.Count == 1, "both arrived");
        Assert.Equal(large, node.Arrivals.Single().Payload.ToArray());
        Assert.Equal(large, client.Arrivals.Single().Payload.ToArray());
    }

    [Fact]
    public async Task A_client_that_is_not_served_is_refused_and_told_when_it_is()
    {
        var node = new Frames { Holds = true };
        await using var pair = new Pair(clients: node);
        var client = new Frames();
        using ClientConnection connection = await ClientConnection.ConnectAsync(pair.NetworkB.EndPoint, Pair.B, Options, client);
        byte[] payload = new byte[5_000];
        int accepted = 0;
        while (connection.InFlight < 45_000 || connection.Send(1, payload) == SendResult.Accepted)
        {
            if (connection.InFlight < 45_000 && connection.Send(1, payload) == SendResult.Full)
                await Until.TrueAsync(() => connection.InFlight >= 45_000, "the window fills");
            Assert.InRange(accepted++, 0, 100_000);
        }
        Assert.InRange(connection.InFlight, 45_000, 50_000);
        node.Release();
        await Until.TrueAsync(() => client.DrainCount > 0, "it is told");
    }

    [Fact]
    public async Task A_node_without_clients_refuses_them_and_one_that_is_not_there_cannot_be_reached()
    {
        await using var pair = new Pair();
        ConnectionException refused = await Assert.ThrowsAsync<ConnectionException>(() => ClientConnection.ConnectAsync(pair.NetworkB.EndPoint, Pair.B, Options, new Frames()));
        Assert.Equal((RefusalKind.NoClients, $"validator-2 at {pair.NetworkB.EndPoint} takes no clients: connect to a node that does"), (refused.Kind, refused.Message));
        var nobody = new IPEndPoint(IPAddress.Loopback, 1);
        refused = await Assert.ThrowsAsync<ConnectionException>(() => ClientConnection.ConnectAsync(nobody, Pair.B, Options, new Frames()));
        Assert.StartsWith("validator-2 at 127.0.0.1:1 cannot be reached: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frame_larger_than_the_largest_is_not_sent()
    {
        await using var pair = new Pair(clients: new Frames());
        using ClientConnection connection = await ClientConnection.ConnectAsync(pair.NetworkB.EndPoint, Pair.B, Options with { MaxFrame = new ByteCount(100) }, new Frames());
        Assert.Throws<ArgumentException>(() => connection.Send(1, new byte[96]));
        Assert.Equal(SendResult.Accepted, connection.Send(1, new byte[95]));
    }

    private sealed class Frames : IClientArrivals
    {
        private readonly ConcurrentQueue<ClientFrame> _held = new();
        private int _drains;

        public bool Echoes { get; init; }

        public bool Holds { get; set; }

        public int DrainCount => Volatile.Read(ref _drains);

        public ConcurrentQueue<ClientConnection> Opened { get; } = new();

        public ConcurrentQueue<ClientFrame> Arrivals { get; } = new();

        public ConcurrentQueue<string?> Closings { get; } = new();

        public void Release()
        {
            Holds = false;
            while (_held.TryDequeue(out ClientFrame frame))
                frame.Delivered();
        }

        void IClientArrivals.Opened(ClientConnection connection) => Opened.Enqueue(connection);

        public void Arrived(ClientConnection connection, in ClientFrame frame)
        {
            Arrivals.Enqueue(frame);
            if (Echoes)
                connection.Send(frame.Type, frame.Payload);
            if (Holds)
                _held.Enqueue(frame);
            else
                frame.Delivered();
        }

        public void Drained(ClientConnection connection) => Interlocked.Increment(ref _drains);

        public void Closed(ClientConnection connection, string? why) => Closings.Enqueue(why);
    }
}
