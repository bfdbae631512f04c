using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aurigraph.CommandLine.Live;
using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Experiment;
using Aurigraph.Live.Nodes;
using Aurigraph.Live.Tests.Endpoints.Prometheus;
using Aurigraph.Scenarios;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Tests.Live;

/// <summary>A real Prometheus beside a live run, with the configuration that <c>rollout</c> writes for the scenario. Changed in it are the addresses, which are those of containers there and of
/// loopback here, and the interval, which is 15 s there and longer than the load here.</summary>
public sealed partial class ScrapedRunTests
{
    // The load stops long before its window does, so that even on a busy machine all of it is committed in the window, and the last scrape has seen it.
    private const string Scenario = """
        schema: aurigraph.sim/1
        name: live
        warmup: 1s
        duration: 20s
        drain: 60s
        deployment: { containers: [ { role: validator, count: 3, cores: 2, memory: 1GB }, { role: business, cores: 2, memory: 1GB } ] }
        consensus: { electionTimeout: 800ms, heartbeat: 150ms }
        storage: { cache: 16MB, writeBuffer: 8MB, dataSize: 1MB }
        runtime: { base: 50MB }
        node: { threads: 16 }
        workload:
          arrival: constant
          accounts: { count: 1K, skew: none }
          stages: [ { rate: 0/s, for: 8s }, { rate: 200/s, for: 2s }, { rate: 0/s, for: rest } ]
        """;

    private const string Window = "20s"; // of the scenario

    // A rate is taken from scrapes, half a second apart: its ends may lie so much beside those of the run's window of 20 s.
    private const double Tolerance = 0.05;

    [PrometheusFact]
    public async Task Committed_transactions_per_second_as_Prometheus_has_them_are_those_of_the_report()
    {
        using ScenarioFolder folder = ScenarioFolder.With("live.yaml", Scenario);
        string ports = $"live.basePort={FreePorts.Find(4 * LiveSettings.PortsPerNode)!.Value.ToString(CultureInfo.InvariantCulture)}";
        var addresses = new AddressBook(ScenarioReader.Read(folder["live.yaml"], [ports]).Experiment!);
        (await folder.RunAsync("rollout", "live.yaml")).Exits(0);
        await using PrometheusServer prometheus = await PrometheusServer.StartAsync(Here(await File.ReadAllTextAsync(folder["results/live-rollout/prometheus/prometheus.yml"]), addresses));

        (await folder.RunAsync("run", "live.yaml", "--live", "--in-process", "--set", ports)).Exits(0);

        JsonElement throughput = JsonDocument.Parse(await File.ReadAllTextAsync(folder["results/live/summary.json"])).RootElement.GetProperty("throughput");
        long final = throughput.GetProperty("final").GetInt64();
        double committed = throughput.GetProperty("committedTps").GetDouble();
        Assert.InRange(final, 350, 450);
        Assert.Equal(4, await prometheus.QueryAsync("count(max_over_time(up{node!=\"\"}[5m]) == 1)"));
        Assert.Equal(final, await prometheus.QueryAsync("sum(max_over_time(aurigraph_transactions_committed_total[5m]))"));
        Assert.Equal(3, await prometheus.QueryAsync($"count(max_over_time(aurigraph_transactions_applied_total{{role=\"validator\"}}[5m]) == {final})"));
        // The nodes are gone by now: asked for is the last instant at which the admitting one was read.
        double? last = await prometheus.QueryAsync("max(max_over_time(timestamp(aurigraph_transactions_committed_total{role=\"business\"})[5m:500ms]))");
        double? rate = await prometheus.QueryAsync($"sum(rate(aurigraph_transactions_committed_total[{Window}] @ {last!.Value.ToString("0.000", CultureInfo.InvariantCulture)}))");
        Assert.InRange(rate!.Value, committed * (1 - Tolerance), committed * (1 + Tolerance));
        await DrawsAsync(prometheus, folder, last.Value);
    }

    /// <summary>Every query of the dashboard has something to draw. What was refused, and why, is the only thing that a run need not have.</summary>
    private static async Task DrawsAsync(PrometheusServer prometheus, ScenarioFolder folder, double at)
    {
        using JsonDocument dashboard = JsonDocument.Parse(await File.ReadAllTextAsync(folder["results/live-rollout/grafana/dashboards/aurigraph.json"]));
        string[] queries = [.. dashboard.RootElement.GetProperty("panels").EnumerateArray().SelectMany(p => p.GetProperty("targets").EnumerateArray()).Select(t => t.GetProperty("expr").GetString()!)];
        Assert.NotEmpty(queries);
        foreach (string query in queries.Where(q => !q.Contains("rejected", StringComparison.Ordinal)))
            Assert.True(await prometheus.CountAsync(query, at) > 0, $"{query} has no value");
    }

    private static string Here(string rollout, AddressBook addresses)
    {
        string here = Target().Replace(rollout, match =>
        {
            Assert.True(NodeId.TryParse(match.Groups["node"].Value, out NodeId node));
            NodeAddress http = addresses.Http(node);
            return $"targets: [\"{http.Host}:{http.Port}\"]{match.Groups["labels"].Value}";
        });
        return Interval().Replace(here, "${key}: 500ms");
    }

    [GeneratedRegex("""targets: \["[^"]+"\](?<labels>\s+labels: \{ node: (?<node>[a-z]+-[0-9]+),)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Target();

    [GeneratedRegex("(?<key>scrape_interval|scrape_timeout): [0-9]+s", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Interval();
}
