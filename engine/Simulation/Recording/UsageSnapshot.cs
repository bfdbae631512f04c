using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Network;
using Aurigraph.Simulation.Storage;
using Aurigraph.Simulation.World;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Recording;

/// <summary>All counters of a world at one instant.</summary>
internal sealed record UsageSnapshot
{
    /// <summary>When.</summary>
    public required VirtualTime At { get; init; }

    /// <summary>By container, in deployment order.</summary>
    public required IReadOnlyList<(CoreUsage Cores, LaneUsage Egress, LaneUsage Ingress, DiskUsage Disk)> Containers { get; init; }

    /// <summary>By host, in the order of the scenario: thread time used, NIC, disk.</summary>
    public required IReadOnlyList<(Duration Busy, LaneUsage Egress, LaneUsage Ingress, DiskUsage Disk)> Hosts { get; init; }

    /// <summary>By node, in order of names.</summary>
    public required IReadOnlyList<(long Egress, long Ingress, Duration Apply, StoreUsage Store)> Nodes { get; init; }

    /// <summary>Reads them.</summary>
    public static UsageSnapshot Of(SimulatedWorld world) => new()
    {
        At = world.Kernel.Now,
        Containers = [.. world.Containers.Select(c => (c.Cores.Snapshot(), c.Network.Egress, c.Network.Ingress, c.Disk.Snapshot()))],
        Hosts = [.. world.Hosts.Select(h => (h.Cores.BusyTime(world.Kernel.Now), h.Network.Egress, h.Network.Ingress, h.Disk.Snapshot()))],
        Nodes = [.. world.Nodes.Select(n => (n.Place.EgressBytes, n.Place.IngressBytes, n.Apply.BusyUntil(world.Kernel.Now), n.Store))],
    };
}
