namespace Aurigraph.Live.Runs;

/// <summary>A live run cannot go on; the message says what happened, where, and what to do.</summary>
public sealed class LiveRunException : Exception
{
    /// <summary>Says why.</summary>
    public LiveRunException(string message)
        : base(message)
    {
    }

    /// <summary>Whether what was asked for is at fault, and not what happened: a port that is in use, a folder that is not empty.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>Says why.</summary>
    public LiveRunException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
