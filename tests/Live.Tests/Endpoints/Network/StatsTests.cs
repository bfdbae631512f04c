using System.Text.Json.Nodes;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Endpoints.Network;

public sealed class StatsTests
{
    [Fact]
    public async Task Statistics_are_what_the_node_measured()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        node.View.Identity = node.View.Identity with { Nodes = [(NodeId.Validator(1), "a:1"), (NodeId.Validator(2), "a:2"), (NodeId.Validator(3), "a:3"), (NodeId.Business(1), "a:4")] };
        node.View.Reading = () => FakeNodeView.Blank with
        {
            Admitted = 12,
            Final = 10,
            TransactionsApplied = 40,
            Rejected = new Dictionary<string, long> { ["overloaded"] = 3, ["invalid"] = 2 },
            FinalityBuckets = [(double.PositiveInfinity, 10)],
            FinalitySum = 0.25,
            FinalityP50 = 20.5,
            FinalityP95 = 30,
            FinalityP99 = 40,
            Memory = new Dictionary<string, long> { ["mempool"] = 5 },
            Up = [NodeId.Business(1), NodeId.Validator(2), NodeId.Validator(1)],
            Unreachable = [NodeId.Validator(2)],
            WrittenBytes = 100,
            Syncs = 4,
        };

        JsonNode stats = (await node.GetAsync("/api/v11/stats")).Body;

        Assert.Equal("""{"currentTerm":3,"commitIndex":20,"lastApplied":19,"leaderNodeId":"validator-1","validatorCount":3,"activeValidators":1,"totalLeaderChanges":2,"consensusState":"leader","avgFinalityLatencyMs":25}""", stats["consensus"]!.ToJsonString());
        Assert.Equal("""{"admitted":12,"finalized":10,"applied":40,"rejected":5,"rejections":{"invalid":2,"overloaded":3},"avgTxSizeBytes":40}""", stats["transactions"]!.ToJsonString());
        Assert.Equal("""{"sentBytes":{},"receivedBytes":{},"refusedConnections":{},"up":["validator-1","validator-2","business-1"],"unreachable":["validator-2"]}""", stats["network"]!.ToJsonString());
        Assert.Equal("""{"mempool":5}""", stats["memory"]!.ToJsonString());
        Assert.Equal("""{"writtenBytes":100,"syncs":4}""", stats["storage"]!.ToJsonString());
        Assert.Equal(20.5, (double?)stats["performance"]!["p50LatencyMs"]);
        Assert.Equal(30, (double?)stats["performance"]!["p95LatencyMs"]);
        Assert.Equal(40, (double?)stats["performance"]!["p99LatencyMs"]);
    }

    [Theory]
    [InlineData("p50LatencyMs")]
    [InlineData("p95LatencyMs")]
    [InlineData("p99LatencyMs")]
    public async Task A_percentile_without_samples_is_left_out(string percentile)
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        JsonNode stats = (await node.GetAsync("/api/v11/stats")).Body;
        Assert.False(stats["performance"]!.AsObject().ContainsKey(percentile));
        Assert.False(stats["consensus"]!.AsObject().ContainsKey("avgFinalityLatencyMs"));
    }
}
