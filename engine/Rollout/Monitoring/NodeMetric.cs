namespace Aurigraph.Rollout.Monitoring;

/// <summary>A metric of a node's <c>/q/metrics</c>.</summary>
/// <param name="Name">As it is exposed.</param>
/// <param name="Kind">How it counts.</param>
/// <param name="Label">The label that tells its series apart; null: there is one series.</param>
/// <param name="Help">What it means, and in which unit.</param>
public sealed record NodeMetric(string Name, MetricKind Kind, string? Label, string Help)
{
    /// <summary>Names of the series that it gives.</summary>
    public IReadOnlyList<string> Series => Kind == MetricKind.Histogram ? [$"{Name}_bucket", $"{Name}_sum", $"{Name}_count"] : [Name];
}
