using Aurigraph.Units;

namespace Aurigraph.Node.Ports;

/// <summary>The network as one node sees it. One connection per peer and class: order is kept within a connection, not between
/// them. Delivery is at most once; a message is lost when its connection breaks.</summary>
public interface INetworkPort
{
    /// <summary>Sends a message, or refuses it when the buffer for that peer and class is full. After a refusal, one
    /// <see cref="Drained"/> is told to the node when at least half of the buffer is free.</summary>
    /// <param name="to">Another node; sending to oneself is a mistake and throws.</param>
    /// <param name="message">What to send.</param>
    /// <param name="trafficClass">Which connection takes it.</param>
    SendResult Send(NodeId to, NetworkMessage message, TrafficClass trafficClass);
}
