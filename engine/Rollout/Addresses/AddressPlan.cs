using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Rollout.Addresses;

/// <summary>Gives every node of a deployment its address: ports are counted up in deployment order.</summary>
public static class AddressPlan
{
    /// <summary>The first port of the first node.</summary>
    public static int BasePort => LiveSettings.Default.BasePort;

    private const int PortMax = 65_535;

    /// <summary>Addresses of all nodes, container by container.</summary>
    /// <exception cref="RolloutException">There are more nodes than ports.</exception>
    public static IReadOnlyList<PlannedAddress> Of(Deployment deployment)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        List<(Container Container, NodeId Node)> nodes = [.. deployment.Containers.SelectMany(c => c.Nodes.Select(n => (c, n)))];
        int most = (PortMax + 1 - BasePort) / PlannedAddress.PortsPerNode;
        if (nodes.Count > most)
            throw new RolloutException($"{nodes.Count} nodes need {nodes.Count * PlannedAddress.PortsPerNode} ports from {BasePort} on, and there are ports for {most} nodes. Roll out a smaller deployment.");
        return [.. nodes.Select((n, i) => new PlannedAddress(n.Node, n.Container, BasePort + (i * PlannedAddress.PortsPerNode)))];
    }
}
