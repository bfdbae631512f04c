namespace Aurigraph.Checkers.Linearizability;

/// <summary>How a search ended.</summary>
internal enum SearchOutcome
{
    /// <summary>It found an order.</summary>
    Found,

    /// <summary>There is none; every way was tried.</summary>
    None,

    /// <summary>It stopped at its budget.</summary>
    Exhausted,
}
