using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Network;

/// <summary>Takes what the network has for its node. Called from the threads of the network: at most one call at a time per lane, in the lane's order, side by side
/// for different lanes. Must not block; whoever cannot keep up returns credits late, and then the sender stops.</summary>
public interface IArrivals
{
    /// <summary>A message arrived. It is to be given to the node on the node's own thread, and then <see cref="Arrival.Delivered"/> is to be called, once.</summary>
    void Arrived(in Arrival arrival);

    /// <summary>A buffer that refused has room again.</summary>
    void Drained(NodeId peer, TrafficClass trafficClass);
}
