using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Claims;

/// <summary>A claim beside what was projected.</summary>
public sealed record ClaimVerdict
{
    /// <summary>The claim's.</summary>
    public required string Id { get; init; }

    /// <summary>The claim in one line.</summary>
    public required string Text { get; init; }

    /// <summary>Names of the documents that state it.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The scenario it was held against; what the claim is about when the study lacks that.</summary>
    public required string Scenario { get; init; }

    /// <summary>Whether the study has a scenario that the claim is about. Tables leave the others out.</summary>
    public required bool IsInStudy { get; init; }

    /// <summary>Whether it says what this very scenario sustains as a whole.</summary>
    public required bool IsOwnThroughput { get; init; }

    /// <summary>Whether it is about any network and not about this scenario.</summary>
    public bool IsGeneral { get; init; }

    /// <summary>Unit of all figures: milliseconds, bytes, per second, parts of 1 (a change for a ratio).</summary>
    public required MetricUnit Unit { get; init; }

    /// <summary>The claimed figure; null for a claim that is kept for the record.</summary>
    public required double? Claimed { get; init; }

    /// <summary>The claimed figure for readers, such as "1.0M TPS".</summary>
    public required string ClaimedText { get; init; }

    /// <summary>What was projected or computed; null when nothing was. For a claim that its premises forbid: the most they allow.</summary>
    public double? Projected { get; init; }

    /// <summary>Low end of the interval; null for a figure that is exact or of a single run.</summary>
    public double? Low { get; init; }

    /// <summary>High end of the interval; null likewise.</summary>
    public double? High { get; init; }

    /// <summary>The projection for readers, such as "60K TPS"; a dash when there is none.</summary>
    public required string ProjectedText { get; init; }

    /// <summary>Whether the figure follows from the deployment or the premises alone, without a run.</summary>
    public required bool IsExact { get; init; }

    /// <summary>What becomes of the claim.</summary>
    public required ClaimOutcome Verdict { get; init; }

    /// <summary>Why, in one sentence with numbers.</summary>
    public required string Why { get; init; }

    /// <summary>The verdict as reports write it: "met", "not met", "not reachable", "contradicts itself", "not judged".</summary>
    public string VerdictText => Verdict switch
    {
        ClaimOutcome.Met => "met",
        ClaimOutcome.NotMet => "not met",
        ClaimOutcome.NotReachable => "not reachable",
        ClaimOutcome.ContradictsItself => "contradicts itself",
        _ => "not judged",
    };
}
