using Akka.Actor;
using Aurigraph.Node.Admission;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Operations;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node;

/// <summary>The ways into one incarnation of a node.</summary>
public sealed class NodeEntry
{
    private readonly NodeLink _link;
    private readonly NodeId _self;
    private readonly INodeProbe _probe;

    /// <summary>The ways into a node that is not started yet: its actor is made from <see cref="Props"/>.</summary>
    /// <param name="settings">What it is told.</param>
    /// <param name="ports">All it sees of the world outside.</param>
    public NodeEntry(NodeSettings settings, NodePorts ports)
    {
        var link = new NodeLink(settings, ports.Network);
        _link = link;
        _self = settings.Self;
        _probe = ports.Probe;
        Props = Props.Create(() => new NodeActor(settings, ports, link));
    }

    /// <summary>How to start it.</summary>
    public Props Props { get; }

    /// <summary>Where the network hands over what arrives.</summary>
    public INetworkReceiver Receiver => _link;

    /// <summary>Clients submit transactions; the node must admit them (see <see cref="NodeSettings.IsOrigin"/>) and one that is not up
    /// yet cannot be reached. A full mempool refuses at the door, before a message is spent on it.</summary>
    public void Submit(TransactionGroup group)
    {
        if (_link.Mempool is not { } mempool)
            _probe.Rejected(_self, RejectionReason.Unreachable, group, group.Count);
        else if (mempool.IsFull)
            _probe.Rejected(_self, RejectionReason.Overloaded, group, group.Count);
        else
            _link.Admission.Tell(new Submission(group));
    }

    /// <summary>A client asks for an operation on the key-value store; the node must be a validator (see <see cref="NodeSettings.IsValidator"/>). The answer goes
    /// to <see cref="NodePorts.Clients"/>; one that comes before the node is started is lost.</summary>
    public void Operate(OperationRequest request) => _link.Replica.Tell(request);

    /// <summary>Says who is to vote; the node must be a validator. All validators are to be told, those that start later, too.</summary>
    /// <param name="voters">At least one.</param>
    public void WantVoters(IReadOnlyList<NodeId> voters) => _link.WantVoters(voters);
}
