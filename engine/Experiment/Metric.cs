using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>What a metric is a figure of.</summary>
public enum MetricScope
{
    /// <summary>The whole run.</summary>
    Run,

    /// <summary>Each node; thresholds take an aggregate.</summary>
    Node,

    /// <summary>Each container; thresholds take an aggregate.</summary>
    Container,

    /// <summary>Each host; thresholds take an aggregate, and hosts have no role.</summary>
    Host,
}

/// <summary>How figures of nodes, containers or hosts are made one.</summary>
public enum MetricAggregate
{
    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The arithmetic mean.</summary>
    Mean,

    /// <summary>The largest.</summary>
    Max,

    /// <summary>The sum.</summary>
    Sum,
}

/// <summary>A figure of the summary that a threshold may be set on.</summary>
/// <param name="Path">As in summary.json, for example <c>finality.p95</c>; for nodes, containers and hosts the path within one of them.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Scope">What it is a figure of.</param>
public sealed record Metric(string Path, MetricUnit Unit, MetricScope Scope);

/// <summary>A metric as a threshold names it.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Aggregate">For nodes, containers and hosts; null for the run.</param>
/// <param name="Role">The role whose nodes or containers count; null: all.</param>
public sealed record MetricReference(Metric Metric, MetricAggregate? Aggregate, NodeRole? Role);
