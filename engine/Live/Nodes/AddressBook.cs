using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Live.Nodes;

/// <summary>Where each node of a scenario is reached.</summary>
public sealed class AddressBook
{
    private readonly SortedDictionary<NodeId, NodeAddress> _addresses = [];

    /// <summary>The addresses of a scenario's nodes.</summary>
    public AddressBook(ExperimentDefinition experiment)
    {
        LiveSettings live = experiment.Live;
        int port = live.BasePort;
        foreach (NodeId node in experiment.Deployment.AllNodes)
        {
            string host = live.Listen is "0.0.0.0" or "::" ? "127.0.0.1" : live.Listen;
            _addresses[node] = live.Addresses.GetValueOrDefault(node) ?? new NodeAddress(host, port);
            port += LiveSettings.PortsPerNode;
        }
    }

    /// <summary>All nodes with their addresses.</summary>
    public IReadOnlyDictionary<NodeId, NodeAddress> All => _addresses;

    /// <summary>Where a node listens for the membership of the cluster.</summary>
    public NodeAddress Membership(NodeId node) => _addresses[node];

    /// <summary>Where a node listens for other nodes and for drivers of load.</summary>
    public NodeAddress Peers(NodeId node) => At(node, 1);

    /// <summary>Where a node listens for HTTP.</summary>
    public NodeAddress Http(NodeId node) => At(node, 2);

    private NodeAddress At(NodeId node, int offset) => _addresses[node] with { Port = _addresses[node].Port + offset };
}
