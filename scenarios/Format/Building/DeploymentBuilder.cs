using Aurigraph.Experiment;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Building;

/// <summary>Makes containers and nodes from a deployment's values.</summary>
internal static class DeploymentBuilder
{
    /// <summary>The deployment; null when its containers were read with faults. What another group was to give and could not is zero.</summary>
    public static Deployment? Build(KeyValues root)
    {
        if (!root.TryGet(ScenarioKeys.Deployment, out KeyValues? values) || !values.TryGet(DeploymentKeys.Containers, out IReadOnlyList<ListItem<KeyValues>>? groups))
            return null;
        KeyValues? storage = root.GetOr(ScenarioKeys.Storage, null);
        KeyValues? runtime = root.GetOr(ScenarioKeys.Runtime, null);
        KeyValues? node = root.GetOr(ScenarioKeys.Node, null);
        bool processPerNode = values.GetOr(DeploymentKeys.ProcessPerNode, false);
        Dictionary<NodeRole, (int Containers, int Nodes)> made = [];
        List<Container> containers = [];
        foreach (KeyValues group in groups.Select(g => g.Value))
        {
            NodeRole role = group.Get(DeploymentKeys.Role);
            int nodes = group.Get(DeploymentKeys.Nodes);
            KeyValues? ownStorage = group.GetOr(DeploymentKeys.Storage, null);
            KeyValues? ownNode = group.GetOr(DeploymentKeys.Node, null);
            for (int i = 0; i < group.Get(DeploymentKeys.Count); i++)
            {
                (int containersBefore, int nodesBefore) = made.GetValueOrDefault(role);
                made[role] = (containersBefore + 1, nodesBefore + nodes);
                containers.Add(new Container
                {
                    Id = $"{RoleName(role)}-container-{containersBefore + 1}",
                    Role = role,
                    Nodes = [.. Enumerable.Range(nodesBefore + 1, nodes).Select(k => new NodeId(role, k))],
                    Cores = group.Get(DeploymentKeys.Cores),
                    Memory = group.Get(DeploymentKeys.Memory),
                    Region = group.GetOr(DeploymentKeys.Region, null),
                    Host = group.GetOr(DeploymentKeys.Host, null),
                    CpuLimit = group.GetOr(DeploymentKeys.CpuLimit, CpuLimit.Pinned),
                    Follow = group.GetOr(DeploymentKeys.Follow, StreamContent.Full),
                    Processes = processPerNode ? nodes : 1,
                    RuntimeBase = Own(group.GetOr(DeploymentKeys.Runtime, null), DeploymentKeys.RuntimeBase, runtime, NodeKeys.RuntimeBase),
                    Threads = Own(ownNode, DeploymentKeys.Threads, node, NodeKeys.Threads),
                    ThreadStack = Own(ownNode, DeploymentKeys.ThreadStack, node, NodeKeys.ThreadStack),
                    StateCache = Own(ownStorage, DeploymentKeys.Cache, storage, NodeKeys.Cache),
                    WriteBuffer = Own(ownStorage, DeploymentKeys.WriteBuffer, storage, NodeKeys.WriteBuffer),
                    WriteBuffers = Own(ownStorage, DeploymentKeys.WriteBuffers, storage, NodeKeys.WriteBuffers),
                });
            }
        }
        return new Deployment(values.GetOr(DeploymentKeys.Name, "inline")!, containers, values.GetOr(DeploymentKeys.OnMemoryLimit, MemoryLimitAction.Kill))
        {
            Hosts = [.. values.Readable(DeploymentKeys.Hosts).Select(h => Host(h.Value))],
            Infrastructure = [.. values.Readable(DeploymentKeys.Infrastructure).Select(r => Reservation(r.Value))],
            QuotaPeriod = values.GetOr(DeploymentKeys.QuotaPeriod, Duration.FromMilliseconds(100)),
        };
    }

    /// <summary>How many containers each of the entries makes.</summary>
    public static IReadOnlyList<int> GroupSizes(KeyValues root) =>
        [.. root.Get(ScenarioKeys.Deployment).Get(DeploymentKeys.Containers).Select(g => g.Value.Get(DeploymentKeys.Count))];

    /// <summary>A role as it is written.</summary>
    public static string RoleName(NodeRole role) => role switch
    {
        NodeRole.Validator => "validator",
        NodeRole.Business => "business",
        _ => "slim",
    };

    private static Host Host(KeyValues host)
    {
        KeyValues? disk = host.GetOr(HostKeys.Disk, null);
        return new Host
        {
            Id = host.Get(HostKeys.Id),
            Cores = host.Get(HostKeys.Cores),
            Memory = host.Get(HostKeys.Memory),
            Nic = host.TryGet(HostKeys.Nic, out Bandwidth nic) ? nic : null,
            Disk = disk is null ? null : new HostDisk(
                disk.TryGet(HostKeys.DiskBandwidth, out Bandwidth bandwidth) ? bandwidth : null,
                disk.TryGet(HostKeys.SyncLatency, out Duration latency) ? latency : null),
            SmtYield = host.Get(HostKeys.SmtYield),
        };
    }

    private static Reservation Reservation(KeyValues reservation) => new(
        reservation.Get(HostKeys.ReservationName), reservation.Get(HostKeys.ReservationHost), reservation.Get(HostKeys.ReservedCores), reservation.Get(HostKeys.ReservedMemory));

    private static T? Own<T>(KeyValues? own, Key<T> ownKey, KeyValues? all, Key<T> allKey) =>
        own is not null && own.TryGet(ownKey, out T? value) ? value : all is null ? default : all.GetOr(allKey, default);
}
