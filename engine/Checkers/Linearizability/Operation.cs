namespace Aurigraph.Checkers.Linearizability;

/// <summary>What is known of an operation apart from what it asked and what was answered.</summary>
/// <param name="Process">Who invoked it. For people; the order of operations follows from the positions alone.</param>
/// <param name="Key">The object it concerns; objects are independent of each other. Null where there is only one.</param>
/// <param name="Invoked">The position of its invocation in the history. Positions of events are distinct; only their order counts.</param>
/// <param name="Returned">The position of its return; null when it never returned.</param>
/// <param name="Outcome">How it ended.</param>
public abstract record Operation(string Process, string? Key, long Invoked, long? Returned, OperationOutcome Outcome)
{
    /// <summary>What was asked, for people: <c>write 3</c>.</summary>
    public abstract string Asked { get; }

    /// <summary>What was answered, for people; null unless it completed.</summary>
    public abstract string? Answered { get; }
}
