using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Time;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>A network that keeps what is sent and delivers nothing: the test plays the peers. It refuses what the test says.</summary>
internal sealed class RecordedNetwork(NodeId self, Kernel kernel) : INetworkPort
{
    /// <summary>What was accepted, in order.</summary>
    public List<(VirtualTime At, NodeId To, NetworkMessage Message, TrafficClass Class)> Sent { get; } = [];

    /// <summary>Peers and classes whose buffer is full.</summary>
    public HashSet<(NodeId Peer, TrafficClass Class)> Full { get; } = [];

    public SendResult Send(NodeId to, NetworkMessage message, TrafficClass trafficClass)
    {
        Assert.NotEqual(self, to);
        if (Full.Contains((to, trafficClass)))
            return SendResult.Full;
        Sent.Add((kernel.Now, to, message, trafficClass));
        return SendResult.Accepted;
    }
}
