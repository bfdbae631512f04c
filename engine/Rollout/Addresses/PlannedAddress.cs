using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Rollout.Addresses;

/// <summary>Where a node listens. The ports of a node are three in a row, and no two nodes of a rollout share one, so that a port means the same node inside and outside of containers.</summary>
/// <param name="Node">The node.</param>
/// <param name="Container">The container that holds it; its name is also the host name in the rollout's network.</param>
/// <param name="Port">The first of its ports: membership.</param>
public sealed record PlannedAddress(NodeId Node, Container Container, int Port)
{
    /// <summary>Ports that a node uses, from <see cref="Port"/> on.</summary>
    public const int PortsPerNode = LiveSettings.PortsPerNode;

    /// <summary>The node's host in the rollout's network.</summary>
    public string Host => Container.Id;

    /// <summary>Messages between nodes, and transactions of drivers.</summary>
    public int PeerPort => Port + 1;

    /// <summary>Health, metrics and the interface for readers, over HTTP.</summary>
    public int HttpPort => Port + 2;

    /// <summary>Host and first port, as the scenario's <c>live.addresses</c> has them.</summary>
    public string Text => FormattableString.Invariant($"{Host}:{Port}");
}
