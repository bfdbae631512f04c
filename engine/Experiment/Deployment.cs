using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>Where nodes run.</summary>
/// <param name="Name">Catalog name, or "inline".</param>
/// <param name="Containers">In deployment order; node and container numbers follow it.</param>
/// <param name="OnMemoryLimit">What happens when a container passes its limit.</param>
public sealed record Deployment(string Name, IReadOnlyList<Container> Containers, MemoryLimitAction OnMemoryLimit)
{
    /// <summary>Machines that containers share; empty: each container has what it states to itself.</summary>
    public IReadOnlyList<Host> Hosts { get; init; } = [];

    /// <summary>What else runs on the hosts.</summary>
    public IReadOnlyList<Reservation> Infrastructure { get; init; } = [];

    /// <summary>Period of a CPU quota; positive.</summary>
    public Duration QuotaPeriod { get; init; } = Duration.FromMilliseconds(100);

    /// <summary>All nodes of a role in order of their numbers.</summary>
    public IEnumerable<NodeId> Nodes(NodeRole role) => Containers.Where(c => c.Role == role).SelectMany(c => c.Nodes);

    /// <summary>All nodes: validators, then business, then slim nodes.</summary>
    public IEnumerable<NodeId> AllNodes => Nodes(NodeRole.Validator).Concat(Nodes(NodeRole.Business)).Concat(Nodes(NodeRole.Slim));

    /// <summary>The host of a container; null when it has none.</summary>
    public Host? HostOf(Container container) => container.Host is null ? null : Hosts.FirstOrDefault(h => h.Id == container.Host);

    /// <summary>Cores that a container may hold at one time: its own, no more than its host has, or all of the host under a quota.</summary>
    public int CoresAtOnce(Container container) => HostOf(container) is not { } host ? container.Cores
        : container.CpuLimit == CpuLimit.Quota ? host.Cores : Math.Min(container.Cores, host.Cores);

    /// <summary>Cores that containers may use together over time: their own, on a host no more than infrastructure leaves of it.</summary>
    public double CoresOf(IEnumerable<Container> containers) => containers.GroupBy(HostOf).Sum(shared => shared.Key is not { } host
        ? shared.Sum(c => c.Cores)
        : Math.Min(shared.Sum(c => c.Cores), host.Cores - Infrastructure.Where(r => r.Host == host.Id).Sum(r => r.Cores)));

    /// <summary>The container that holds a node.</summary>
    /// <exception cref="KeyNotFoundException">No container holds the node.</exception>
    public Container ContainerOf(NodeId node) =>
        Containers.FirstOrDefault(c => c.Nodes.Contains(node)) ?? throw new KeyNotFoundException($"No container holds {node}.");
}

/// <summary>What happens when a container passes its memory limit.</summary>
public enum MemoryLimitAction
{
    /// <summary>The container and all its nodes die, as the operating system would have it.</summary>
    Kill,

    /// <summary>What would pass the limit is refused.</summary>
    Reject,
}
