using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Network;

/// <summary>A message on its way from the network to the node.</summary>
public readonly struct Arrival
{
    private readonly CreditLedger _ledger;
    private readonly long _early;

    internal Arrival(NodeId from, NetworkMessage message, TrafficClass trafficClass, CreditLedger ledger, long bytes, long early) =>
        (From, Message, Class, _ledger, Bytes, _early) = (from, message, trafficClass, ledger, bytes, early);

    /// <summary>Who sent it.</summary>
    public NodeId From { get; }

    /// <summary>What was sent.</summary>
    public NetworkMessage Message { get; }

    /// <summary>The lane it came on.</summary>
    public TrafficClass Class { get; }

    /// <summary>Bytes it had on the wire: its <see cref="NetworkMessage.WireSize"/>.</summary>
    public long Bytes { get; }

    /// <summary>The node has it: the sender may send as many bytes again. From any thread.</summary>
    public void Delivered() => _ledger.Delivered(Bytes, _early);
}
