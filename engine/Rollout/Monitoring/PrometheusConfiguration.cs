using System.Text;
using Aurigraph.Rollout.Addresses;
using Aurigraph.Rollout.Text;
using Aurigraph.Units;

namespace Aurigraph.Rollout.Monitoring;

/// <summary>What Prometheus asks, and how often.</summary>
internal static class PrometheusConfiguration
{
    /// <summary>Path within the rollout.</summary>
    public const string Path = "prometheus/prometheus.yml";

    private const int IntervalSeconds = 15;

    /// <summary>The configuration: every node once, in a job of its role. Nodes name themselves and their role in every value; the labels here are the same, and stand for nodes that do not answer.</summary>
    public static string Text(string scenario, IReadOnlyList<PlannedAddress> addresses)
    {
        StringBuilder text = new(FormattableString.Invariant($"""
            # What Prometheus asks, and how often.
            global:
              scrape_interval: {IntervalSeconds}s
              scrape_timeout: 10s
              evaluation_interval: {IntervalSeconds}s
              external_labels:
                network: {QuotedText.Yaml(scenario)}

            scrape_configs:

            """).ReplaceLineEndings("\n"));
        foreach (IGrouping<NodeRole, PlannedAddress> role in addresses.GroupBy(a => a.Node.Role).OrderBy(g => g.Key))
        {
            text.Append("  - job_name: ").Append(RoleName.Of(role.Key)).Append('\n')
                .Append("    metrics_path: /q/metrics\n    honor_labels: true\n    static_configs:\n");
            foreach (PlannedAddress address in role)
            {
                text.Append(FormattableString.Invariant($"      - targets: [{QuotedText.Yaml(FormattableString.Invariant($"{address.Host}:{address.HttpPort}"))}]\n"))
                    .Append("        labels: { node: ").Append(address.Node).Append(", role: ").Append(RoleName.Of(role.Key)).Append(", container: ").Append(address.Host).Append(" }\n");
            }
        }
        text.Append(FormattableString.Invariant($"""
              - job_name: haproxy
                static_configs:
                  - targets: ["haproxy:{Gateway.GatewayPorts.Statistics}"]

            """).ReplaceLineEndings("\n"));
        return text.ToString();
    }
}
