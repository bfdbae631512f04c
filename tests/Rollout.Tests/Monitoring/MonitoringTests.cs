using System.Text.Json;
using System.Text.RegularExpressions;
using Aurigraph.Rollout.Monitoring;
using Aurigraph.Rollout.Tests.Running;
using YamlDotNet.RepresentationModel;

namespace Aurigraph.Rollout.Tests.Monitoring;

public sealed partial class MonitoringTests
{
    [Theory]
    [MemberData(nameof(SampleRollout.Deployments), MemberType = typeof(SampleRollout))]
    public void Prometheus_asks_every_node_exactly_once_every_15_seconds(string deployment)
    {
        SampleRollout rollout = SampleRollout.Of(deployment);
        YamlMappingNode configuration = rollout.Yaml("prometheus/prometheus.yml");
        List<YamlNode> asked = [.. ((YamlSequenceNode)configuration.At("scrape_configs")).Where(j => j.Text("job_name") != "haproxy").SelectMany(j => (YamlSequenceNode)j.At("static_configs"))];

        Assert.Equal(rollout.Experiment.Deployment.AllNodes.Select(n => n.ToString()), asked.Select(a => a.Text("labels", "node")));
        List<string> targets = [.. asked.SelectMany(a => a.List("targets"))];
        Assert.Equal(targets.Count, targets.Distinct(StringComparer.Ordinal).Count());
        Assert.All(asked, a => Assert.StartsWith(a.Text("labels", "container") + ":", a.List("targets").Single(), StringComparison.Ordinal));
        Assert.Equal("15s", configuration.Text("global", "scrape_interval"));
    }

    [Fact]
    public void The_dashboard_is_json_and_asks_for_metrics_of_the_table_alone_and_for_all_of_them()
    {
        List<string> expressions = Expressions();
        HashSet<string> known = [.. MetricNames.All.SelectMany(m => m.Series), "up"];
        List<string> asked = [.. expressions.SelectMany(e => Metrics().Matches(e)).Select(m => m.Value)];

        Assert.Empty(asked.Except(known));
        Assert.Empty(MetricNames.All.Where(m => !m.Series.Any(asked.Contains)).Select(m => m.Name));
    }

    [Fact]
    public void Metrics_are_named_as_prometheus_wants_them_and_once()
    {
        Assert.Equal(MetricNames.All.Count, MetricNames.All.Select(m => m.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(MetricNames.All, m => Assert.Equal(m.Kind == MetricKind.Counter, m.Name.EndsWith("_total", StringComparison.Ordinal)));
        Assert.All(MetricNames.All, m => Assert.Matches("^[a-z][a-z0-9_]*$", m.Name));
    }

    [ToolFact("promtool")]
    public async Task Promtool_accepts_the_configuration_and_every_query_of_the_dashboard()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("aurigraph-rollout-");
        try
        {
            SampleRollout.Of("option-c").WriteTo(folder.FullName);
            (int exit, string said) = await Tool.RunAsync("promtool", folder.FullName, "check", "config", "prometheus/prometheus.yml");
            Assert.True(exit == 0, said);

            IEnumerable<string> rules = Expressions().Select((e, i) => $"      - {{ record: query_{i}, expr: '{e}' }}\n");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "rules.yml"), $"groups:\n  - name: dashboard\n    rules:\n{string.Concat(rules)}");
            (exit, said) = await Tool.RunAsync("promtool", folder.FullName, "check", "rules", "rules.yml");
            Assert.True(exit == 0, said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string> Expressions()
    {
        JsonElement dashboard = JsonDocument.Parse(SampleRollout.Of("option-b").Files["grafana/dashboards/aurigraph.json"]).RootElement;
        return [.. dashboard.GetProperty("panels").EnumerateArray().SelectMany(p => p.GetProperty("targets").EnumerateArray()).Select(t => t.GetProperty("expr").GetString()!)];
    }

    [GeneratedRegex(@"\b(?:aurigraph_|process_)[a-z0-9_]+|\bup\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Metrics();
}
