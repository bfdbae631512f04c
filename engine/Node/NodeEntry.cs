using Akka.Actor;
using Aurigraph.Node.Admission;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;

namespace Aurigraph.Node;

/// <summary>The ways into one incarnation of a node.</summary>
public sealed class NodeEntry
{
    private readonly NodeLink _link;

    /// <summary>The ways into a node that is not started yet: its actor is made from <see cref="Props"/>.</summary>
    /// <param name="settings">What it is told.</param>
    /// <param name="ports">All it sees of the world outside.</param>
    public NodeEntry(NodeSettings settings, NodePorts ports)
    {
        var link = new NodeLink(settings, ports.Network);
        _link = link;
        Props = Props.Create(() => new NodeActor(settings, ports, link));
    }

    /// <summary>How to start it.</summary>
    public Props Props { get; }

    /// <summary>Where the network hands over what arrives.</summary>
    public INetworkReceiver Receiver => _link;

    /// <summary>Clients submit transactions; the node must admit them (see <see cref="NodeSettings.IsOrigin"/>) and be started.</summary>
    public void Submit(TransactionGroup group) => _link.Admission.Tell(new Submission(group));
}
