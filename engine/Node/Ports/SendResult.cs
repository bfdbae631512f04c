namespace Aurigraph.Node.Ports;

/// <summary>What the network answers to a send.</summary>
public enum SendResult
{
    /// <summary>The message is on its way; it may still be lost with its connection.</summary>
    Accepted,

    /// <summary>The peer's buffer is full: nothing was taken. A <see cref="Drained"/> follows when there is room.</summary>
    Full,
}
