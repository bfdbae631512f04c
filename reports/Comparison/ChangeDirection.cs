namespace Aurigraph.Reports.Comparison;

/// <summary>Which way a figure must move for a rule to apply.</summary>
public enum ChangeDirection
{
    /// <summary>Down.</summary>
    Drops,

    /// <summary>Up.</summary>
    Rises,

    /// <summary>Either way.</summary>
    Changes,
}
