namespace Aurigraph.Capacity.Claims;

/// <summary>What becomes of a claim.</summary>
public enum ClaimOutcome
{
    /// <summary>The projection reaches it.</summary>
    Met,

    /// <summary>The projection misses it.</summary>
    NotMet,

    /// <summary>Its own premises forbid it, or the scenario cannot run at all.</summary>
    NotReachable,

    /// <summary>Its own parts give another figure.</summary>
    ContradictsItself,

    /// <summary>Nothing in the study tells.</summary>
    NotJudged,
}
