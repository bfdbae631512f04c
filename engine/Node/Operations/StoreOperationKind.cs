namespace Aurigraph.Node.Operations;

/// <summary>What a key can be asked to do.</summary>
public enum StoreOperationKind
{
    /// <summary>Tell its text. Goes past the log.</summary>
    Read,

    /// <summary>Take a text.</summary>
    Write,

    /// <summary>Take a text if it holds the expected one.</summary>
    CompareAndSet,

    /// <summary>Add a text to the end of its own.</summary>
    Append,
}
