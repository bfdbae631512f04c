using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Nodes;

/// <summary>A network port that a node is given before there is a network: the network needs the node's receiver, the node its port.</summary>
internal sealed class LateNetwork : INetworkPort
{
    private INetworkPort? _port;

    /// <summary>Names the network, once, before the node starts.</summary>
    public void Bind(INetworkPort port) => _port = port;

    /// <inheritdoc/>
    public SendResult Send(NodeId to, NetworkMessage message, TrafficClass trafficClass) => _port!.Send(to, message, trafficClass);
}
