using System.Net;
using System.Text.Json.Nodes;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Endpoints.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task A_node_that_answers_is_alive_even_when_it_is_not_ready()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        node.View.Reading = () => FakeNodeView.Blank with { IsReady = false, NotReady = "no leader is known" };

        (HttpStatusCode status, JsonNode body) = await node.GetAsync("/q/health/live");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"status":"UP","checks":[{"name":"node","status":"UP","data":{"node":"validator-1","state":"leader","currentTerm":3}}]}""", body.ToJsonString());
    }

    [Fact]
    public async Task A_ready_node_says_so()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();

        (HttpStatusCode status, JsonNode body) = await node.GetAsync("/q/health/ready");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"status":"UP","checks":[{"name":"consensus","status":"UP","data":{"commitIndex":20,"lastApplied":19,"leaderId":"validator-1"}}]}""", body.ToJsonString());
    }

    [Theory]
    [InlineData("/q/health/ready")]
    [InlineData("/q/health")]
    public async Task A_node_that_is_not_ready_says_why(string path)
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        node.View.Reading = () => FakeNodeView.Blank with { IsReady = false, NotReady = "no leader is known", Leader = NodeId.None };

        (HttpStatusCode status, JsonNode body) = await node.GetAsync(path);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("DOWN", (string?)body["status"]);
        JsonNode check = body["checks"]!.AsArray()[^1]!;
        Assert.Equal("""{"name":"consensus","status":"DOWN","data":{"commitIndex":20,"lastApplied":19,"reason":"no leader is known"}}""", check.ToJsonString());
    }
}
