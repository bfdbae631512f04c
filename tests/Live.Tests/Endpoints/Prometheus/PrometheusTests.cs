using System.Diagnostics;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Endpoints.Prometheus;

public sealed class PrometheusTests
{
    private const double PerSecond = 1_000;
    private const double Tolerance = 0.1;   // a scrape is dated when it starts and read a little later

    [PrometheusFact]
    public async Task Prometheus_adds_up_to_what_the_nodes_report()
    {
        await using RunningEndpoints first = await StartAsync(NodeId.Business(1), () => 1_000);
        await using RunningEndpoints second = await StartAsync(NodeId.Business(2), () => 234);
        await using PrometheusServer prometheus = await PrometheusServer.StartAsync(first.Address, second.Address);

        Assert.Equal(1_234, await prometheus.WaitForAsync("sum(aurigraph_transactions_committed_total)", v => v >= 1_234));

        Assert.Equal(2, await prometheus.QueryAsync("count(up == 1)"));
        Assert.Equal(234, await prometheus.QueryAsync("aurigraph_transactions_committed_total{node=\"business-2\",role=\"business\"}"));
        Assert.Equal(234, await prometheus.QueryAsync("aurigraph_finality_seconds_count{node=\"business-2\"}"));
        double? median = await prometheus.QueryAsync("histogram_quantile(0.5, sum by (le) (aurigraph_finality_seconds_bucket))");
        Assert.Equal(0.05, median!.Value, 9);   // all lie below 0.1 s, evenly as far as a histogram knows
    }

    [PrometheusFact]
    public async Task Prometheus_sees_the_rate_at_which_a_node_commits()
    {
        long start = Stopwatch.GetTimestamp();
        await using RunningEndpoints node = await StartAsync(NodeId.Business(1), () => (long)(PerSecond * Stopwatch.GetElapsedTime(start).TotalSeconds));
        await using PrometheusServer prometheus = await PrometheusServer.StartAsync(node.Address);

        await prometheus.WaitForAsync("count_over_time(aurigraph_transactions_committed_total[10s])", v => v >= 6);

        await prometheus.WaitForAsync("rate(aurigraph_transactions_committed_total[5s])", v => Math.Abs(v - PerSecond) <= PerSecond * Tolerance);
    }

    [PromtoolFact]
    public async Task The_tool_of_Prometheus_finds_nothing_to_say_about_the_metrics()
    {
        await using RunningEndpoints node = await StartAsync(NodeId.Business(1), () => 7);
        string metrics = await node.Client.GetStringAsync("/q/metrics");

        using Process tool = Process.Start(new ProcessStartInfo(PromtoolFactAttribute.Tool, ["check", "metrics"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        await tool.StandardInput.WriteAsync(metrics);
        tool.StandardInput.Close();
        string[] said = await Task.WhenAll(tool.StandardOutput.ReadToEndAsync(), tool.StandardError.ReadToEndAsync());
        await tool.WaitForExitAsync();

        Assert.Equal("", string.Concat(said));
        Assert.Equal(0, tool.ExitCode);
    }

    private static Task<RunningEndpoints> StartAsync(NodeId id, Func<long> final) => RunningEndpoints.StartAsync(new FakeNodeView(id)
    {
        Reading = () =>
        {
            long count = final();
            return FakeNodeView.Blank with
            {
                Final = count,
                FinalityBuckets = [(0.1, count), (double.PositiveInfinity, count)],
                FinalitySum = count * 0.05,
                SentBytes = new Dictionary<string, long> { ["bulk"] = 1 },
            };
        },
    });
}
