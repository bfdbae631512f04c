using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Consensus;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node;

/// <summary>Joins the actors of one node to the network: what arrives goes to the actor it is meant for, what a node sends itself stays inside. What
/// comes from a node that is no member, or that has no business saying it, ends here.</summary>
internal sealed class NodeLink(NodeSettings settings, INetworkPort network) : INetworkReceiver
{
    private readonly Lock _gate = new();
    private readonly NodeId _self = settings.Self;
    private readonly HashSet<NodeId> _validators = [.. settings.Validators];
    private readonly HashSet<NodeId> _origins = [.. settings.Origins];
    private readonly HashSet<NodeId> _observers = [.. settings.Observers];

    private IReadOnlyList<NodeId>? _votersWanted;

    /// <summary>Messages that were ignored because of who sent them.</summary>
    public long IgnoredCount { get; private set; }

    /// <summary>The bounds of the mempool; null where the node admits none.</summary>
    public Admission.Mempool? Mempool { get; set; }

    /// <summary>Takes transactions in; nobody where the node admits none.</summary>
    public IActorRef Admission { get; set; } = ActorRefs.Nobody;

    /// <summary>Disseminates; nobody where the node admits none.</summary>
    public IActorRef Origin { get; set; } = ActorRefs.Nobody;

    /// <summary>The validator; nobody elsewhere.</summary>
    public IActorRef Replica { get; private set; } = ActorRefs.Nobody;

    /// <summary>Follows the committed stream; nobody on a validator.</summary>
    public IActorRef Observer { get; set; } = ActorRefs.Nobody;

    /// <summary>Says to the validator who is to vote, at once or when it is made: whoever starts a node need not wait for its actors.</summary>
    public void WantVoters(IReadOnlyList<NodeId> voters)
    {
        lock (_gate)
        {
            _votersWanted = voters;
            Replica.Tell(new VotersWanted(voters));
        }
    }

    /// <summary>The validator is made.</summary>
    public void Open(IActorRef replica)
    {
        lock (_gate)
        {
            Replica = replica;
            if (_votersWanted is { } voters)
                replica.Tell(new VotersWanted(voters));
        }
    }

    /// <summary>Sends to another node, or hands over at once within this one.</summary>
    public SendResult Send(NodeId to, NetworkMessage message, TrafficClass trafficClass)
    {
        if (to != _self)
            return network.Send(to, message, trafficClass);
        Receive(_self, message, trafficClass);
        return SendResult.Accepted;
    }

    /// <inheritdoc/>
    public void Receive(NodeId from, NetworkMessage message, TrafficClass trafficClass)
    {
        if (!MaySay(from, message))
        {
            IgnoredCount++;
            return;
        }
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
            case SnapshotChunk:
                (Replica.IsNobody() ? Observer : Replica).Tell(received);
                break;
            case SnapshotProgress:
                Replica.Tell(received);
                break;
            case LeaderAnnouncement:
                if (!Origin.IsNobody())
                    Origin.Tell(received);
                if (!Observer.IsNobody())
                    Observer.Tell(received);
                break;
            default:
                throw new InvariantException(_self, $"no actor takes a {message.GetType().Name}");
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

    /// <summary>Members speak for themselves: consensus among validators, origins of their own batches, observers to their feeder.</summary>
    private bool MaySay(NodeId from, NetworkMessage message) => message switch
    {
        ConsensusMessage consensus => consensus.Message.From == from && _validators.Contains(from),
        BodyPush push => IsOriginOf(from, push.Body.Reference.Id) || (push.Pulled && _validators.Contains(from)),
        BodySkipped skipped => IsOriginOf(from, skipped.Id),
        Proposal proposal => IsOfOneOrigin(proposal) && (IsOriginOf(from, proposal.References[0].Id) || _validators.Contains(from)),
        StreamSubscribe or StreamCredit => _observers.Contains(from),
        SnapshotProgress => _observers.Contains(from) || _validators.Contains(from),
        _ => _validators.Contains(from),
    };

    private bool IsOriginOf(NodeId from, BatchId id) => from == id.Origin && _origins.Contains(from);

    private static bool IsOfOneOrigin(Proposal proposal)
    {
        for (int i = 1; i < proposal.References.Count; i++)
        {
            if (proposal.References[i].Id.Origin != proposal.References[0].Id.Origin)
                return false;
        }
        return proposal.References.Count > 0;
    }
}
