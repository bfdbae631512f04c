using System.Net.Http;
using System.Text;
using Aurigraph.Live.Endpoints;
using Aurigraph.Live.Endpoints.Metrics;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Endpoints.Telemetry;

public sealed class OtlpExportTests
{
    [Fact]
    public async Task Every_metric_of_the_table_arrives_with_its_node()
    {
        await using OtlpReceiver collector = await OtlpReceiver.StartAsync();
        await using RunningEndpoints node = await RunningEndpoints.StartAsync(new FakeNodeView(NodeId.Slim(6)) { Reading = Reading },
            new EndpointSettings { OtlpEndpoint = collector.Address, OtlpInterval = TimeSpan.FromMilliseconds(100) });

        string body = await collector.WaitForAsync("/v1/metrics", "aurigraph_transactions_committed_total", "slim-6");

        Assert.All(NodeMetrics.All, m => Assert.Contains(m.Name, body));
        Assert.Contains("aurigraph_finality_seconds_bucket", body);
    }

    [Fact]
    public async Task A_submission_arrives_as_a_span_of_the_clients_trace()
    {
        await using OtlpReceiver collector = await OtlpReceiver.StartAsync();
        await using RunningEndpoints node = await RunningEndpoints.StartAsync(new FakeNodeView(NodeId.Business(7)), new EndpointSettings { OtlpEndpoint = collector.Address });
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v11/transactions");
        request.Content = new StringContent("""{"fromAddress":"1","toAddress":"2","amount":3}""", Encoding.UTF8, "application/json");
        request.Headers.Add("traceparent", "00-6162636465666768696a6b6c6d6e6f70-7172737475767778-00");

        using HttpResponseMessage reply = await node.Client.SendAsync(request);
        string id = (string)(await RunningEndpoints.BodyAsync(reply))["id"]!;

        Assert.NotNull(await collector.WaitForAsync("/v1/traces", "submit transaction", id, "abcdefghijklmnop", "qrstuvwx"));
    }

    private static Aurigraph.Live.Nodes.NodeReading Reading() => FakeNodeView.Blank with
    {
        Memory = new Dictionary<string, long> { ["mempool"] = 1 },
        SentBytes = new Dictionary<string, long> { ["bulk"] = 1 },
        ReceivedBytes = new Dictionary<string, long> { ["bulk"] = 1 },
        RefusedConnections = new Dictionary<string, long> { ["handshake"] = 1 },
    };
}
