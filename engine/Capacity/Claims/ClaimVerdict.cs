namespace Aurigraph.Capacity.Claims;

/// <summary>A claim beside what is projected.</summary>
public sealed record ClaimVerdict
{
    /// <summary>Name of the claim.</summary>
    public required string Id { get; init; }

    /// <summary>What was claimed, in words.</summary>
    public required string Text { get; init; }

    /// <summary>Where.</summary>
    public required string Source { get; init; }

    /// <summary>The scenario it is about.</summary>
    public required string Scenario { get; init; }

    /// <summary>The figure claimed.</summary>
    public required double Claimed { get; init; }

    /// <summary>Unit of the figures.</summary>
    public required string Unit { get; init; }

    /// <summary>The figure projected; null when there is none.</summary>
    public required double? Projected { get; init; }

    /// <summary>Lower end of its interval; null when it is exact or there is none.</summary>
    public required double? Low { get; init; }

    /// <summary>Upper end.</summary>
    public required double? High { get; init; }

    /// <summary>The verdict.</summary>
    public required ClaimOutcome Verdict { get; init; }

    /// <summary>The reason in a sentence with its numbers.</summary>
    public required string Why { get; init; }
}

/// <summary>Verdicts on claims.</summary>
public enum ClaimOutcome
{
    /// <summary>The projection meets it.</summary>
    Met,

    /// <summary>The projection misses it.</summary>
    NotMet,

    /// <summary>A law forbids it.</summary>
    NotReachable,

    /// <summary>The source's own figures exclude it.</summary>
    ContradictsItself,

    /// <summary>Nothing here can tell.</summary>
    NotJudged,
}
