using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Claims;

/// <summary>A figure that claims are about.</summary>
public sealed record ClaimMetric
{
    /// <summary>As written in files of claims, for example <c>finality.p95</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in a few words.</summary>
    public required string Meaning { get; init; }

    /// <summary>Its unit.</summary>
    public required MetricUnit Unit { get; init; }

    /// <summary>What stands behind numbers of it: "TPS", "nodes"; empty when the unit says it all.</summary>
    public required string Noun { get; init; }

    /// <summary>Where it comes from.</summary>
    public required ClaimMetricBasis Basis { get; init; }

    /// <summary>How a claim is meant that does not say.</summary>
    public required ClaimComparison Comparison { get; init; }

    /// <summary>The figure of a scenario; null when the study does not have it.</summary>
    public required Func<ProjectedScenario, ClaimFigure?> Of { get; init; }
}

/// <summary>Where a figure comes from.</summary>
public enum ClaimMetricBasis
{
    /// <summary>Deployment and settings alone: exact.</summary>
    Settings,

    /// <summary>The knee that was searched.</summary>
    Knee,

    /// <summary>The run at 70 % of the knee.</summary>
    Run,
}
