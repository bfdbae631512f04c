using Aurigraph.Live.Network;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Live.Nodes;

/// <summary>Hands to a node what the network has for it. What waits in front of an actor is bounded by what its peers may have under way: windows of bodies and of the stream, appends that are
/// not answered.</summary>
internal sealed class NodeArrivals : IArrivals
{
    private INetworkReceiver? _receiver;
    private NodeMeter? _meter;

    /// <summary>Names the node, before the network starts.</summary>
    public void Bind(INetworkReceiver receiver, NodeMeter meter) => (_receiver, _meter) = (receiver, meter);

    /// <inheritdoc/>
    public void Arrived(in Arrival arrival)
    {
        if (arrival.Message is LeaderAnnouncement announcement)
            _meter!.LeaderHeard(announcement.Term, arrival.From);
        _receiver!.Receive(arrival.From, arrival.Message, arrival.Class);
        arrival.Delivered();
    }

    /// <inheritdoc/>
    public void Drained(NodeId peer, TrafficClass trafficClass) => _receiver!.Drained(peer, trafficClass);
}
