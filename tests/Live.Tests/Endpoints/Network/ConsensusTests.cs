using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Aurigraph.Live.Endpoints;
using Aurigraph.Live.Endpoints.Network;
using Aurigraph.Live.Nodes;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Endpoints.Network;

public sealed class ConsensusTests
{
    private static readonly NodeId First = NodeId.Validator(1), Second = NodeId.Validator(2), Third = NodeId.Validator(3);
    private static readonly EndpointSettings Patient = new() { PeerTimeout = TimeSpan.FromSeconds(60) };
    private static readonly NodeReading Follower = FakeNodeView.Blank with { State = "follower", CommitIndex = 18, AppliedIndex = 17 };

    [Fact]
    public async Task A_node_says_how_it_stands()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        JsonObject status = (await node.GetAsync("/api/v11/consensus/status")).Body.AsObject();
        status.Remove("throughput");   // there once the node has run for long enough
        Assert.Equal("""{"nodeId":"validator-1","state":"leader","currentTerm":3,"commitIndex":20,"lastApplied":19,"leaderId":"validator-1","leader":"validator-1","clusterSize":1}""", status.ToJsonString());
    }

    [Fact]
    public async Task Every_node_is_asked_for_itself()
    {
        await using RunningEndpoints second = await StartAsync(Second, Follower);
        await using RunningEndpoints third = await StartAsync(Third, Follower with { CommitIndex = 16 });
        await using RunningEndpoints first = await RunningEndpoints.StartAsync(Patient);
        Name(first, (First, "unused:1"), (Second, second.Address.ToString()), (Third, $"127.0.0.1:{third.Port}"));

        JsonNode nodes = (await first.GetAsync("/api/v11/consensus/nodes")).Body;

        Assert.Equal(["validator-1", "validator-2", "validator-3"], nodes["nodes"]!.AsArray().Select(n => (string?)n!["nodeId"]));
        Assert.Equal(["leader", "follower", "follower"], nodes["nodes"]!.AsArray().Select(n => (string?)n!["role"]));
        Assert.Equal([20L, 18L, 16L], nodes["nodes"]!.AsArray().Select(n => (long)n!["commitIndex"]!));
        Assert.Equal("HEALTHY", (string?)nodes["consensusHealth"]);
        Assert.Equal("validator-1", (string?)nodes["leaderNode"]);
        Assert.Equal(3, (int?)nodes["totalNodes"]);
        Assert.Empty(nodes["silentNodes"]!.AsArray());
    }

    [Fact]
    public async Task Who_does_not_answer_in_time_is_not_waited_for()
    {
        using TcpListener mute = new(IPAddress.Loopback, 0);
        mute.Start();   // connections are taken in by the system and never answered
        await using RunningEndpoints first = await RunningEndpoints.StartAsync(new EndpointSettings { PeerTimeout = TimeSpan.FromMilliseconds(200) });
        Name(first, (First, "unused:1"), (Second, mute.LocalEndpoint.ToString()!));

        JsonNode nodes = (await first.GetAsync("/api/v11/consensus/nodes")).Body;

        Assert.Equal("""{"nodeId":"validator-2","status":"NO_ANSWER","reason":"no answer within 200 ms"}""", nodes["nodes"]![1]!.ToJsonString());
        Assert.Equal(["validator-2"], nodes["silentNodes"]!.AsArray().Select(n => (string?)n));
        Assert.Equal("DOWN", (string?)nodes["consensusHealth"]);
    }

    [Fact]
    public async Task Who_does_not_answer_for_itself_is_named_with_the_reason()
    {
        await using RunningEndpoints impostor = await StartAsync(NodeId.Validator(9), Follower);
        await using RunningEndpoints first = await RunningEndpoints.StartAsync(Patient);
        Name(first, (First, "unused:1"), (Second, impostor.Address.ToString()), (Third, $"127.0.0.1:{UnusedPort()}"), (NodeId.Validator(4), "not an address"));

        JsonNode nodes = (await first.GetAsync("/api/v11/consensus/nodes")).Body;

        Assert.Equal(["another node answers at its address", "cannot be reached", "its address is not one"], nodes["nodes"]!.AsArray().Skip(1).Select(n => (string?)n!["reason"]));
    }

    [Fact]
    public async Task A_node_that_fails_to_say_is_named_with_its_status()
    {
        await using RunningEndpoints second = await StartAsync(Second, Follower);
        second.View.Reading = () => throw new InvalidOperationException("broken");
        await using RunningEndpoints first = await RunningEndpoints.StartAsync(Patient);
        Name(first, (First, "unused:1"), (Second, second.Address.ToString()));

        JsonNode nodes = (await first.GetAsync("/api/v11/consensus/nodes")).Body;
        Assert.Equal("answered with status 500", (string?)nodes["nodes"]![1]!["reason"]);
    }

    [Fact]
    public async Task Two_who_ask_at_the_same_time_share_one_survey()
    {
        using TcpListener mute = new(IPAddress.Loopback, 0);
        mute.Start();
        FakeNodeView view = new(First);
        view.Identity = view.Identity with { Nodes = [(First, "unused:1"), (Second, mute.LocalEndpoint.ToString()!)] };
        using EndpointContext context = new(view, new EndpointSettings { PeerTimeout = TimeSpan.FromMilliseconds(200) });

        Task<IReadOnlyList<PeerAnswer>> one = context.Peers.AskAsync(CancellationToken.None);
        Task<IReadOnlyList<PeerAnswer>> other = context.Peers.AskAsync(CancellationToken.None);

        Assert.Same(await one, await other);
        Assert.NotSame(await one, await context.Peers.AskAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("leader:3 follower:3 follower:3", "HEALTHY", "validator-1")]
    [InlineData("leader:3 follower:3 -", "DEGRADED", "validator-1")]
    [InlineData("leader:3 - -", "DOWN", "validator-1")]
    [InlineData("follower:3 follower:3 follower:3", "DOWN", "validator-1")]
    [InlineData("leader:2 follower:3 follower:3", "DOWN", "validator-1")]
    [InlineData("- - -", "DOWN", null)]
    public void Health_follows_from_who_answers_and_leads(string nodes, string word, string? leader)
    {
        PeerAnswer[] answers = [.. nodes.Split(' ').Select((text, i) => Answer(NodeId.Validator(i + 1), text))];
        Assert.Equal(new ClusterHealth(word, leader), ClusterHealth.Of(answers));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"nodeId":1,"state":"leader","currentTerm":1,"commitIndex":1,"lastApplied":1,"leaderId":null}""")]
    [InlineData("""{"nodeId":"validator-1","state":"leader","currentTerm":1.5,"commitIndex":1,"lastApplied":1,"leaderId":null}""")]
    public void What_is_not_a_status_is_not_read_as_one(string text) => Assert.Null(ConsensusStatus.Read(System.Text.Encoding.UTF8.GetBytes(text)));

    private static PeerAnswer Answer(NodeId node, string text) => text.Split(':') is [var state, var term]
        ? new PeerAnswer(node, new ConsensusStatus(node.ToString(), state, long.Parse(term), 1, 1, First.ToString(), null), null, default)
        : new PeerAnswer(node, null, "cannot be reached", default);

    private static Task<RunningEndpoints> StartAsync(NodeId node, NodeReading reading) => RunningEndpoints.StartAsync(new FakeNodeView(node) { Reading = () => reading });

    private static void Name(RunningEndpoints node, params (NodeId, string)[] nodes) => node.View.Identity = node.View.Identity with { Nodes = nodes };

    private static int UnusedPort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
