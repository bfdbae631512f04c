using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>A container (or a host of several) as the network sees it: one NIC, egress and ingress, a local lane, and the cores
/// that pay for its nodes' messages.</summary>
public sealed class NetworkContainer
{
    internal NetworkContainer(string id, ICorePool cores, Kernel kernel, Bandwidth nic, Bandwidth local)
    {
        (Id, Cores) = (id, cores);
        EgressLane = new Lane(kernel, nic);
        IngressLane = new Lane(kernel, nic);
        LocalLane = new Lane(kernel, local);
    }

    /// <summary>Its name, for messages and reports.</summary>
    public string Id { get; }

    /// <summary>What leaves it through its NIC, until now.</summary>
    public LaneUsage Egress => EgressLane.Usage();

    /// <summary>What enters it through its NIC, until now.</summary>
    public LaneUsage Ingress => IngressLane.Usage();

    /// <summary>What its nodes send each other, until now; it does not touch the NIC.</summary>
    public LaneUsage Local => LocalLane.Usage();

    internal ICorePool Cores { get; }

    internal Lane EgressLane { get; }

    internal Lane IngressLane { get; }

    internal Lane LocalLane { get; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
