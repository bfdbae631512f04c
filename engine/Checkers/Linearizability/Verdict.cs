namespace Aurigraph.Checkers.Linearizability;

/// <summary>Whether a history is linearizable.</summary>
public enum Verdict
{
    /// <summary>Each operation can be given a moment between invocation and return so that the model answers the same.</summary>
    Linearizable,

    /// <summary>They cannot; every way was tried.</summary>
    NotLinearizable,

    /// <summary>The budget was used up before either was certain.</summary>
    Undecided,
}
