using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Simulation.World;

/// <summary>A network port that a node is given before it is connected: the network needs the node's receiver, the node its port.</summary>
internal sealed class DeferredPort : INetworkPort
{
    private INetworkPort? _port;

    /// <summary>Connects it, once.</summary>
    public void Bind(INetworkPort port) => _port = port;

    /// <inheritdoc/>
    public SendResult Send(NodeId to, NetworkMessage message, TrafficClass trafficClass) =>
        (_port ?? throw new InvalidOperationException($"A message to {to} was sent before the node was connected.")).Send(to, message, trafficClass);
}
