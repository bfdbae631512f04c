namespace Aurigraph.Live.Runs;

/// <summary>A live run cannot go on; the message says what happened, where, and what to do.</summary>
public sealed class LiveRunException : Exception
{
    /// <summary>Says why.</summary>
    public LiveRunException(string message)
        : base(message)
    {
    }

    /// <summary>Says why.</summary>
    public LiveRunException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
