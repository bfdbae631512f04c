using Aurigraph.Simulation.Cores;

namespace Aurigraph.Simulation.Network;

/// <summary>A container as the network sees it: the machine whose NIC and local lane it uses, and the cores that pay for its nodes' messages.</summary>
public sealed class NetworkContainer
{
    internal NetworkContainer(string id, ICorePool cores, NetworkHost host) => (Id, Cores, Host) = (id, cores, host);

    /// <summary>Its name, for messages and reports.</summary>
    public string Id { get; }

    /// <summary>What leaves its machine through the NIC, until now.</summary>
    public LaneUsage Egress => Host.Egress;

    /// <summary>What enters its machine through the NIC, until now.</summary>
    public LaneUsage Ingress => Host.Ingress;

    /// <summary>What nodes of its machine send each other, until now; it does not touch the NIC.</summary>
    public LaneUsage Local => Host.Local;

    /// <summary>The machine: shared with other containers, or its own.</summary>
    public NetworkHost Host { get; }

    internal ICorePool Cores { get; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
