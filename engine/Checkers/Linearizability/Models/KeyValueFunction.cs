namespace Aurigraph.Checkers.Linearizability.Models;

/// <summary>What a key of a key-value store can be asked to do.</summary>
public enum KeyValueFunction
{
    /// <summary>Tell its text.</summary>
    Get,

    /// <summary>Take a text.</summary>
    Put,

    /// <summary>Add a text to the end of its own.</summary>
    Append,
}
