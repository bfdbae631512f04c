namespace Aurigraph.Checkers.Linearizability;

/// <summary>How an operation ended, as its process saw it.</summary>
public enum OperationOutcome
{
    /// <summary>It took place between its invocation and its return, with the answer that was recorded.</summary>
    Completed,

    /// <summary>It returned and did not take place.</summary>
    Failed,

    /// <summary>It never returned: it may take place at any time after its invocation, or never.</summary>
    Unknown,
}
