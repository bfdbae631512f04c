namespace Aurigraph.Rollout.Monitoring;

/// <summary>The panels of the dashboard. What nodes see alike, such as elections, is taken from the one that saw most; what nodes of one process share is counted once for each container.</summary>
internal static class DashboardPanels
{
    private const string Window = "[1m]";

    /// <summary>In their order, two beside each other.</summary>
    public static IReadOnlyList<DashboardPanel> All { get; } =
    [
        new("Transactions a second", "short",
        [
            new($"sum(rate({MetricNames.Committed}{Window}))", "committed"),
            new($"sum(rate({MetricNames.Admitted}{Window}))", "admitted"),
            new($"sum by (reason) (rate({MetricNames.Rejected}{Window}))", "rejected: {{reason}}"),
        ]),
        new("Finality", "s", [Finality("0.5", "p50"), Finality("0.95", "p95"), Finality("0.99", "p99"), Mean()]),
        new("Cores in use, by role", "short",
            [new($"sum by (role) (max by (role, container) (rate({MetricNames.ProcessCpu}{Window})))", "{{role}}")]),
        new("Memory of the fullest container, by role", "bytes",
            [new($"max by (role) (max by (role, container) ({MetricNames.ProcessMemory}))", "{{role}}")]),
        new("Memory by account, all nodes", "bytes",
            [new($"sum by (account) ({MetricNames.Memory})", "{{account}}")]),
        new("Who leads", "short",
            [new($"{MetricNames.IsLeader} == 1", "{{node}}"), new($"count({MetricNames.IsLeader} == 1) or vector(0)", "leaders")]),
        new("Term and elections", "short",
            [new($"max({MetricNames.Term})", "term"), new($"max(increase({MetricNames.Elections}[1h]))", "elections in an hour")]),
        new("Entries behind: the slowest node of a role", "short",
            [new($"max by (role) (scalar(max({MetricNames.CommitIndex})) - {MetricNames.AppliedIndex})", "{{role}}")]),
        new("Network sent, by class", "Bps", [new($"sum by (class) (rate({MetricNames.NetworkSent}{Window}))", "{{class}}")]),
        new("Network received, by class", "Bps", [new($"sum by (class) (rate({MetricNames.NetworkReceived}{Window}))", "{{class}}")]),
        new("Written to disk, by role", "Bps", [new($"sum by (role) (rate({MetricNames.DiskWritten}{Window}))", "{{role}}")]),
        new("Nodes that answer", "short", [new("sum by (job) (up)", "{{job}}")]),
    ];

    private static PanelQuery Finality(string quantile, string legend) =>
        new($"histogram_quantile({quantile}, sum by (le) (rate({MetricNames.Finality}_bucket{Window})))", legend);

    private static PanelQuery Mean() =>
        new($"sum(rate({MetricNames.Finality}_sum{Window})) / sum(rate({MetricNames.Finality}_count{Window}))", "mean");
}
