using Akka.Actor;
using Aurigraph.Node.Admission;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;

namespace Aurigraph.Node;

/// <summary>The ways into one incarnation of a node.</summary>
public sealed class NodeEntry
{
    private readonly NodeLink _link;

    internal NodeEntry(Props props, NodeLink link)
    {
        Props = props;
        _link = link;
    }

    /// <summary>How to start it.</summary>
    public Props Props { get; }

    /// <summary>Where the network hands over what arrives.</summary>
    public INetworkReceiver Receiver => _link;

    /// <summary>Clients submit transactions; the node must admit them (see <see cref="NodeSettings.IsOrigin"/>) and be started.</summary>
    public void Submit(TransactionGroup group) => _link.Admission.Tell(new Submission(group));
}
