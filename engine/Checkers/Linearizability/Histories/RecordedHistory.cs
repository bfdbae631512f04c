namespace Aurigraph.Checkers.Linearizability.Histories;

/// <summary>A history that was read, with the model it is held against. Positions of events are lines, from 1.</summary>
public abstract class RecordedHistory
{
    private readonly IReadOnlyList<string> _lines;

    private protected RecordedHistory(string model, IReadOnlyList<string> lines)
    {
        Model = model;
        _lines = lines;
    }

    /// <summary>What is at the other end: <c>register</c> or <c>key-value</c>.</summary>
    public string Model { get; }

    /// <summary>The operations in order of invocation.</summary>
    public abstract IReadOnlyList<Operation> Operations { get; }

    /// <summary>The text of a line, from 1, without white space at its ends.</summary>
    public string LineAt(long line) => _lines[(int)line - 1];

    /// <summary>Judges it.</summary>
    public abstract LinearizabilityResult Check(SearchBudget budget);
}
