using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>A machine as the network sees it: one NIC, egress and ingress, and a local lane, shared by its containers. A container without a
/// host is a machine of its own.</summary>
public sealed class NetworkHost
{
    internal NetworkHost(string id, Kernel kernel, Bandwidth nic, Bandwidth local)
    {
        Id = id;
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

    internal Lane EgressLane { get; }

    internal Lane IngressLane { get; }

    internal Lane LocalLane { get; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
