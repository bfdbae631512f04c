namespace Aurigraph.Capacity.Claims;

/// <summary>What comparisons mean and how they are written.</summary>
public static class ClaimComparisons
{
    /// <summary>Sign of each, as files of claims have them.</summary>
    public static IReadOnlyList<(string Sign, ClaimComparison Comparison)> All { get; } =
        [(">=", ClaimComparison.AtLeast), (">", ClaimComparison.Above), ("<=", ClaimComparison.AtMost), ("<", ClaimComparison.Below), ("==", ClaimComparison.Equal)];

    /// <summary>The sign.</summary>
    public static string Sign(this ClaimComparison comparison) => All.First(c => c.Comparison == comparison).Sign;

    /// <summary>Whether a figure stands so to a claimed one.</summary>
    /// <param name="comparison">How it must stand.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="claimed">The claimed one.</param>
    /// <param name="tolerance">By how much equal figures may differ; at least 0.</param>
    public static bool Holds(this ClaimComparison comparison, double figure, double claimed, double tolerance = 0) => comparison switch
    {
        ClaimComparison.AtLeast => figure >= claimed,
        ClaimComparison.Above => figure > claimed,
        ClaimComparison.AtMost => figure <= claimed,
        ClaimComparison.Below => figure < claimed,
        _ => Math.Abs(figure - claimed) <= tolerance,
    };
}
