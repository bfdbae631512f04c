namespace Aurigraph.Conformance.Comparison;

/// <summary>How the directives of one level fared.</summary>
/// <param name="Pass">Those whose answer was expected.</param>
/// <param name="Total">All of them, unsupported ones included.</param>
/// <param name="Unsupported">Those not known here.</param>
public readonly record struct LevelTotals(int Pass, int Total, int Unsupported)
{
    /// <summary>Those whose answer was not expected.</summary>
    public int Differing => Total - Pass - Unsupported;
}
