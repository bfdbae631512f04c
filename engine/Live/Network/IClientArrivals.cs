namespace Aurigraph.Live.Network;

/// <summary>Takes what comes from clients, on a node, or from nodes, at a client. Called from the threads of the network: for one connection never twice at once and in
/// order, except <see cref="Drained"/>. Must not block.</summary>
public interface IClientArrivals
{
    /// <summary>A connection is made. Nothing arrives on it before this returns.</summary>
    void Opened(ClientConnection connection);

    /// <summary>A frame arrived; <see cref="ClientFrame.Delivered"/> is to be called when it is dealt with.</summary>
    void Arrived(ClientConnection connection, in ClientFrame frame);

    /// <summary>A buffer that refused has room again.</summary>
    void Drained(ClientConnection connection);

    /// <summary>A connection ended; nothing arrives on it any more.</summary>
    /// <param name="connection">Which one.</param>
    /// <param name="why">Why; null when one side closed it.</param>
    void Closed(ClientConnection connection, string? why);
}
