using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Claims;

/// <summary>A figure that somebody stated, and how it can be judged. Never an input of an experiment.</summary>
public sealed record Claim
{
    /// <summary>What <see cref="About"/> says of a claim about every scenario.</summary>
    public const string AnyScenario = "any";

    /// <summary>Small letters, digits and hyphens; unique within its set.</summary>
    public required string Id { get; init; }

    /// <summary>The claim in one line.</summary>
    public required string Text { get; init; }

    /// <summary>The scenario or deployment that it speaks of, or <see cref="AnyScenario"/>.</summary>
    public required string About { get; init; }

    /// <summary><see cref="About"/> and its variants: names of the scenarios or deployments that it is held against.</summary>
    public required IReadOnlyList<string> Scenarios { get; init; }

    /// <summary>How it can be judged.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>The figure it is about; null for a claim that is kept for the record.</summary>
    public ClaimMetric? Metric { get; init; }

    /// <summary>The claimed figure in the unit of <see cref="Unit"/>: per second, milliseconds, bytes, parts of 1; a change for a ratio
    /// (0.29 for +29 %). Null for a claim that is kept for the record.</summary>
    public double? Claimed { get; init; }

    /// <summary>Unit of <see cref="Claimed"/>.</summary>
    public MetricUnit Unit { get; init; }

    /// <summary>How a projection must stand to it.</summary>
    public ClaimComparison Comparison { get; init; }

    /// <summary>Names of the documents that state it.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>For a ratio: the scenario or deployment that it is a change from. Else null.</summary>
    public string? Over { get; init; }

    /// <summary>Premise: transactions proposed and not yet final, at most. Null when not stated.</summary>
    public int? InFlight { get; init; }

    /// <summary>Premise: how long a transaction is in flight. Null when not stated.</summary>
    public Duration? Latency { get; init; }

    /// <summary>Premise: the rate at which the figure is claimed. Null when not stated.</summary>
    public Rate? Rate { get; init; }

    /// <summary>What else a reader should know; for a claim kept for the record, why nothing judges it. Null when nothing.</summary>
    public string? Note { get; init; }
}
