namespace Aurigraph.Live.Network;

/// <summary>A connection could not be made, or is of no use any more: the message says what happened, what was expected and what to do.</summary>
public sealed class ConnectionException : Exception
{
    internal ConnectionException(RefusalKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    /// <summary>Of which kind the reason is.</summary>
    public RefusalKind Kind { get; }
}
