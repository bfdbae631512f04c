using System.Net;
using System.Net.Sockets;
using Aurigraph.Live.Network;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Network;

public sealed class HandshakeTests
{
    private static readonly byte[] OtherDigest = [0xCD, 0x34, .. new byte[30]];

    public static TheoryData<RefusalKind, string> Differences => new()
    {
        { RefusalKind.Scenario, "validator-2 at {0} runs another scenario (digest 00000000.. here, cd340000.. there): start both with the same file" },
        { RefusalKind.Cluster, "validator-2 at {0} belongs to another cluster ('test' here, 'prod' there): correct the address or the name of the cluster" },
        { RefusalKind.WrongNode, "validator-2 at {0} is validator-3: correct the address of validator-2" },
        { RefusalKind.TooMany, "validator-2 at {0} has as many connections as it takes: close some, or raise its limit" },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public async Task A_peer_that_does_not_fit_is_refused_with_what_differs_told_once_and_tried_again(RefusalKind kind, string text)
    {
        await using var pair = new Pair(null, o => Differing(o, kind));
        if (kind == RefusalKind.TooMany)
        {
            pair.Send(0);
            await Until.TrueAsync(() => pair.InboxB.Count == 1, "the only connection is taken");
        }
        pair.Send(1, TrafficClass.Bulk);
        await Until.TrueAsync(() => Counts(pair.NetworkA).Sum(l => l.FailedAttempts) >= 3, "it is tried again");
        PeerRefused refused = Assert.Single(pair.Events.OfType<PeerRefused>());
        Assert.Equal((Pair.B, kind, string.Format(null, text, pair.NetworkB.EndPoint)), (refused.Peer, refused.Kind, refused.Text));
        Assert.True(pair.NetworkB.Counts.Refusals[kind] >= 2);
        Assert.Contains(pair.Events.OfType<ConnectionRefused>(), e => e.Kind == kind);
        Assert.Empty(pair.InboxB.Numbers(TrafficClass.Bulk));
    }

    [Fact]
    public async Task A_peer_of_another_version_is_refused()
    {
        await using var pair = new Pair();
        using Socket socket = Raw.Connect(pair.NetworkB);
        Greeting greeting = Raw.Greeting(pair.OptionsA, Pair.B) with { Version = 9 };
        await socket.SendAsync(Handshake.Write(greeting));
        GreetingAnswer answer = await Raw.AnswerAsync(socket);
        Assert.Equal((RefusalKind.Version, Handshake.Version), (answer.Outcome, answer.Version));
        Assert.True(await Raw.EndsAsync(socket));
    }

    [Fact]
    public async Task Somebody_who_says_nothing_in_time_is_sent_away()
    {
        await using var pair = new Pair(o => o with { HandshakeTimeout = TimeSpan.FromMilliseconds(100) });
        using Socket socket = Raw.Connect(pair.NetworkB);
        await socket.SendAsync(new byte[] { 0x41, 0x55 });
        Assert.True(await Raw.EndsAsync(socket));
        await Until.TrueAsync(() => pair.NetworkB.Counts is { UnknownConnections: 0 } counts && counts.Refusals.ContainsKey(RefusalKind.Silence), "it is counted");
    }

    [Fact]
    public async Task A_listener_that_does_not_answer_is_given_up_in_time()
    {
        using var mute = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        mute.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        mute.Listen();
        await using var pair = new Pair(o => o with { HandshakeTimeout = TimeSpan.FromMilliseconds(100) });
        pair.NetworkA.Know(Pair.B, mute.LocalEndPoint!);
        pair.Send(1);
        await Until.TrueAsync(() => pair.Events.OfType<PeerRefused>().Any(), "it is told");
        Assert.Equal($"validator-2 at {mute.LocalEndPoint} did not answer within 0.1 s; expected a node that listens there", pair.Events.OfType<PeerRefused>().First().Text);
    }

    [Fact]
    public async Task Garbage_is_counted_and_does_no_harm()
    {
        await using var pair = new Pair();
        using Socket socket = Raw.Connect(pair.NetworkB);
        await socket.SendAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
        Assert.True(await Raw.EndsAsync(socket));
        await Until.TrueAsync(() => pair.NetworkB.Counts.Refusals.GetValueOrDefault(RefusalKind.Garbage) == 1, "it is counted");
        pair.Send(1);
        await Until.TrueAsync(() => pair.InboxB.Count == 1, "peers are still served");
    }

    [Fact]
    public async Task Of_many_strangers_at_once_the_oldest_make_room()
    {
        await using var pair = new Pair(o => o with { MaxUnknown = 100 });
        await pair.ConnectedAsync();
        Socket[] sockets = [.. Enumerable.Range(0, 400).Select(_ => Raw.Connect(pair.NetworkB))];
        await Until.TrueAsync(() => pair.NetworkB.Counts.Refusals.GetValueOrDefault(RefusalKind.Evicted) == 300, "the first 300 are sent away");
        Assert.Equal(100, pair.NetworkB.Counts.UnknownConnections);
        pair.Send(1, TrafficClass.Bulk);
        await Until.TrueAsync(() => pair.InboxB.Count == 1, "peers are still served");
        foreach (Socket socket in sockets)
            socket.Dispose();
        await Until.TrueAsync(() => pair.NetworkB.Counts.UnknownConnections == 0, "the others are gone, too");
    }

    [Fact]
    public void A_port_in_use_is_refused_with_what_to_do()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        var endPoint = (IPEndPoint)taken.LocalEndPoint!;
        var network = new SocketNetwork(Pair.Options(Pair.A) with { Listen = endPoint }, new Inbox());
        ListenException refused = Assert.Throws<ListenException>(network.Start);
        Assert.Equal($"Cannot listen on 127.0.0.1:{endPoint.Port}: another process uses port {endPoint.Port} of 127.0.0.1; stop it, or give this node another port (0 lets the system choose).", refused.Message);
    }

    private static SocketNetworkOptions Differing(SocketNetworkOptions options, RefusalKind kind) => kind switch
    {
        RefusalKind.Scenario => options with { ScenarioDigest = OtherDigest },
        RefusalKind.Cluster => options with { Cluster = "prod" },
        RefusalKind.WrongNode => options with { Self = NodeId.Validator(3) },
        _ => options with { MaxKnown = 1 },
    };

    private static IReadOnlyList<LaneCounts> Counts(SocketNetwork network) => network.Counts.Lanes;
}
