using System.Text.Json.Nodes;

namespace Aurigraph.Live.Tests.Endpoints.Network;

public sealed class InfoTests
{
    [Fact]
    public async Task A_node_says_what_it_is()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();

        JsonNode info = (await node.GetAsync("/api/v11/info")).Body;

        Assert.Equal("""{"name":"Aurigraph.Sim","version":"0.1.0","description":"node validator-1 of scenario three, live"}""", info["platform"]!.ToJsonString());
        Assert.Equal("""{"consensus":"hyperraft","cryptography":"none","api_version":"v11","supported_protocols":["http/1.1"]}""", info["features"]!.ToJsonString());
        Assert.Equal($$"""{"node_id":"validator-1","node_type":"validator","network_id":"lab","cluster_size":1,"api_endpoint":"http://127.0.0.1:{{node.Port}}/api/v11","ports":{"http":{{node.Port}}},"admits_transactions":true}""", info["network"]!.ToJsonString());
        Assert.Equal("""{"accounts":1000,"transaction_bytes":40,"signature_bytes":0}""", info["transactions"]!.ToJsonString());
        Assert.Equal("2030-01-02T03:04:05.000Z", (string?)info["runtime"]!["start_time"]);
    }
}
