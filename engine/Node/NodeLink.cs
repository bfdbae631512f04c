using Akka.Actor;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node;

/// <summary>Joins the actors of one node to the network: what arrives goes to the actor it is meant for, what a node sends itself stays inside.</summary>
internal sealed class NodeLink(NodeId self, INetworkPort network) : INetworkReceiver
{
    /// <summary>Takes transactions in; nobody where the node admits none.</summary>
    public IActorRef Admission { get; set; } = ActorRefs.Nobody;

    /// <summary>Disseminates; nobody where the node admits none.</summary>
    public IActorRef Origin { get; set; } = ActorRefs.Nobody;

    /// <summary>The validator; nobody elsewhere.</summary>
    public IActorRef Replica { get; set; } = ActorRefs.Nobody;

    /// <summary>Follows the committed stream; nobody on a validator.</summary>
    public IActorRef Observer { get; set; } = ActorRefs.Nobody;

    /// <summary>Sends to another node, or hands over at once within this one.</summary>
    public SendResult Send(NodeId to, NetworkMessage message, TrafficClass trafficClass)
    {
        if (to != self)
            return network.Send(to, message, trafficClass);
        Receive(self, message, trafficClass);
        return SendResult.Accepted;
    }

    /// <inheritdoc/>
    public void Receive(NodeId from, NetworkMessage message, TrafficClass trafficClass)
    {
        var received = new Received(from, message);
        switch (message)
        {
            case ConsensusMessage or BodyPush or BodySkipped or Proposal or StreamSubscribe or StreamCredit:
                Replica.Tell(received);
                break;
            case BodyPull:
                (Replica.IsNobody() ? Origin : Replica).Tell(received);
                break;
            case BodyCredit or FinalNotice or ProposalRejected:
                Origin.Tell(received);
                break;
            case StreamBatch or StreamRefused:
                Observer.Tell(received);
                break;
            case LeaderAnnouncement:
                if (!Origin.IsNobody())
                    Origin.Tell(received);
                if (!Observer.IsNobody())
                    Observer.Tell(received);
                break;
            default:
                throw new InvariantBrokenException(self, $"no actor takes a {message.GetType().Name}");
        }
    }

    /// <inheritdoc/>
    public void Drained(NodeId peer, TrafficClass trafficClass)
    {
        var drained = new Drained(peer, trafficClass);
        if (!Origin.IsNobody())
            Origin.Tell(drained);
        if (!Replica.IsNobody())
            Replica.Tell(drained);
    }
}
