namespace Aurigraph.Capacity.Claims;

/// <summary>How a projection must stand to a claimed figure for the claim to be met.</summary>
public enum ClaimComparison
{
    /// <summary>As large or larger: rates.</summary>
    AtLeast,

    /// <summary>Larger.</summary>
    Above,

    /// <summary>As small or smaller: latencies, memory.</summary>
    AtMost,

    /// <summary>Smaller.</summary>
    Below,

    /// <summary>Equal, as far as the claimed figure is written out: counts.</summary>
    Equal,
}
