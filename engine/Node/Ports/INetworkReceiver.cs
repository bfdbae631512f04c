using Aurigraph.Units;

namespace Aurigraph.Node.Ports;

/// <summary>A node as the network sees it: what arrives is handed over here, on the node's own thread, after its receive cost is paid.</summary>
public interface INetworkReceiver
{
    /// <summary>A whole message has arrived.</summary>
    void Receive(NodeId from, NetworkMessage message, TrafficClass trafficClass);

    /// <summary>A buffer that refused has room again.</summary>
    void Drained(NodeId peer, TrafficClass trafficClass);
}
