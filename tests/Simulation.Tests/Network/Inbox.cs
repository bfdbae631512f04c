using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Network;

/// <summary>A node that keeps what it is told.</summary>
internal sealed class Inbox(Kernel kernel, NodeId id) : INetworkReceiver
{
    public List<Delivery> Deliveries { get; } = [];

    public List<(VirtualTime At, NodeId Peer, TrafficClass Class)> Drains { get; } = [];

    /// <summary>What to do when a message comes, besides keeping it.</summary>
    public Action<NodeId, TestMessage, TrafficClass>? OnReceive { get; set; }

    /// <summary>What to do when a buffer has drained.</summary>
    public Action<NodeId, TrafficClass>? OnDrained { get; set; }

    /// <summary>Whether deliveries are kept one by one or only counted.</summary>
    public bool KeepsDeliveries { get; set; } = true;

    public long Bytes { get; private set; }

    public long Count { get; private set; }

    public IEnumerable<long> Numbers => Deliveries.Select(d => d.Number);

    public void Receive(NodeId from, NetworkMessage message, TrafficClass trafficClass)
    {
        var test = (TestMessage)message;
        Bytes += test.WireSize;
        Count++;
        if (KeepsDeliveries)
            Deliveries.Add(new Delivery(kernel.Now, from, id, trafficClass, test.WireSize, test.Number));
        OnReceive?.Invoke(from, test, trafficClass);
    }

    public void Drained(NodeId peer, TrafficClass trafficClass)
    {
        Drains.Add((kernel.Now, peer, trafficClass));
        OnDrained?.Invoke(peer, trafficClass);
    }
}
