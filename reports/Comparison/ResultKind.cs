namespace Aurigraph.Reports.Comparison;

/// <summary>What a result is of.</summary>
public enum ResultKind
{
    /// <summary>A run: summary.json.</summary>
    Run,

    /// <summary>A capacity study: capacity.json.</summary>
    Capacity,
}
