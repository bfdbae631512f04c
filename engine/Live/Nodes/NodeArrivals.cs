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
        Note(arrival);
        _receiver!.Receive(arrival.From, arrival.Message, arrival.Class);
        arrival.Delivered();
    }

    /// <summary>A leader makes itself known once, when it takes office: an observer that came later learns of it from others, or only that a validator feeds it.</summary>
    private void Note(in Arrival arrival)
    {
        switch (arrival.Message)
        {
            case LeaderAnnouncement announcement:
                _meter!.LeaderHeard(announcement.Term, arrival.From);
                break;
            case StreamRefused { Leader.IsNone: false } refused:
                _meter!.LeaderHeard(refused.Term, refused.Leader);
                break;
            case StreamBatch batch:
                _meter!.Fed(batch.Applied);
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public void Drained(NodeId peer, TrafficClass trafficClass) => _receiver!.Drained(peer, trafficClass);
}
