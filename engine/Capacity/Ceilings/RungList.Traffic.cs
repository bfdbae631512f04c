using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Ceilings;

/// <content>NICs, local lanes, links and disks.</content>
internal sealed partial class RungList
{
    /// <summary>Longest piece of a background write between two groups of durable ones.</summary>
    private const double DiskChunk = 256_000;

    private static readonly IReadOnlyList<string> NicKeys = ["network.nic", "workload.transactionSize", "network.compression"];

    private IEnumerable<Rung> Traffic()
    {
        int hosts = _experiment.Deployment.Hosts.Count;
        int[] own = [.. Enumerable.Range(hosts, _layout.Machines - hosts)];
        int leader = _layout.Machine[_layout.Leader];
        int[] origins = [.. own.Where(m => _layout.Origins.Any(o => _layout.Machine[o.Container] == m))];
        int[] feeders = [.. own.Where(m => _layout.Feeds.Keys.Any(f => _layout.Machine[f.From] == m) && m != leader)];
        int[] validators = [.. own.Where(m => Has(m, NodeRole.Validator))];
        int[] others = [.. own.Where(m => !Has(m, NodeRole.Validator))];
        bool through = _experiment.Consensus.Dissemination == DisseminationMode.Leader;
        if (leader >= hosts)
        {
            yield return Nic(Resources.LeaderEgress, "leader egress", [leader], d => d.Egress, ["consensus.dissemination", .. NicKeys]);
            yield return Nic(Resources.LeaderIngress, through ? "leader ingress" : "parallel dissemination, validators", [leader], d => d.Ingress, NicKeys);
        }
        if (origins.Length > 0 && (origins.Length > 1 || origins[0] != leader))
            yield return Nic(Resources.OriginEgress, "parallel dissemination, origins", origins, d => d.Egress, ["deployment.containers[].count", "consensus.dissemination", .. NicKeys]);
        if (validators.Length > 0)
            yield return Nic(Resources.ValidatorIngress, "parallel dissemination, validators", validators, d => d.Ingress, ["deployment.containers[].nodes", .. NicKeys]);
        if (feeders.Length > 0)
            yield return Nic(Resources.ObserverFeed, "observer feed", feeders, d => d.Egress, ["deployment.containers[].follow", .. NicKeys]) with { BoundsCommits = false };
        if (others.Length > 0)
            yield return Nic(Resources.ObserverIngress, "observer feed", others, d => d.Ingress, ["deployment.containers[].nodes", .. NicKeys]) with { BoundsCommits = false };
        for (int h = 0; h < hosts; h++)
        {
            yield return Nic(Resources.HostEgress, "NIC of a host", [h], d => d.Egress, ["deployment.hosts[].nic", .. NicKeys]);
            yield return Nic(Resources.HostIngress, "NIC of a host", [h], d => d.Ingress, ["deployment.hosts[].nic", .. NicKeys]);
        }
        yield return LocalLane();
        if (_experiment.Network.Links.Any(l => !l.Link.Bandwidth.IsUnlimited) || !_experiment.Network.Default.Bandwidth.IsUnlimited)
            yield return Links();
        yield return Disk();
    }

    private bool Has(int machine, NodeRole role) => _containers.Where((_, c) => _layout.Machine[c] == machine).Any(c => c.Role == role);

    private Rung Nic(string resource, string law, int[] machines, Func<Demand, double[]> bytes, IReadOnlyList<string> keys) => new()
    {
        Resource = resource,
        Law = law,
        Keys = keys,
        Use = d => machines.Max(m => bytes(d)[m] / _layout.NicOf(m).BytesPerSecond),
        Where = d => _layout.NameOf(Scarcest(machines, m => bytes(d)[m] / _layout.NicOf(m).BytesPerSecond)),
        Formula = d =>
        {
            int m = Scarcest(machines, x => bytes(d)[x] / _layout.NicOf(x).BytesPerSecond);
            return $"{Figures.Network(_layout.NicOf(m).BytesPerSecond)} / (8 x {Figures.Bytes(bytes(d)[m] / d.Tps)} per transaction)";
        },
    };

    private Rung LocalLane()
    {
        int[] machines = [.. Enumerable.Range(0, _layout.Machines)];
        double bandwidth = _experiment.Network.Local.Bandwidth.BytesPerSecond;
        return new Rung
        {
            Resource = Resources.LocalLane,
            Law = "within a container",
            Keys = ["network.local.bandwidth"],
            Use = d => machines.Max(m => d.Local[m]) / bandwidth,
            Where = d => _layout.NameOf(Scarcest(machines, m => d.Local[m])),
            Formula = d => $"{Figures.Network(bandwidth)} / (8 x {Figures.Bytes(machines.Max(m => d.Local[m]) / d.Tps)} per transaction)",
        };
    }

    private static Rung Links() => new()
    {
        Resource = Resources.RegionLink,
        Law = "links of regions",
        Keys = ["network.links[].bandwidth", "deployment.containers[].region"],
        Use = d => d.Links.Count == 0 ? 0 : d.Links.Values.Max(l => l.Bytes / l.Capacity),
        Where = d => d.Links.MaxBy(l => l.Value.Bytes / l.Value.Capacity).Key is var (from, to) ? $"{from} to {to}" : "",
        Formula = d => d.Links.MaxBy(l => l.Value.Bytes / l.Value.Capacity).Value is var (bytes, capacity)
            ? $"{Figures.Network(capacity)} / (8 x {Figures.Bytes(bytes / d.Tps)} per transaction)" : "",
    };

    /// <summary>Bytes over bandwidth, and a sync after each piece of background writing: durable writes, reads and background writes take turns.</summary>
    private Rung Disk()
    {
        int[] machines = [.. Enumerable.Range(0, _layout.Machines)];
        return new Rung
        {
            Resource = Resources.DiskBandwidth,
            Law = "disk with group commit",
            Keys = ["costs.diskBandwidth", "deployment.hosts[].disk", "storage.engine", "storage.writeAmplification"],
            Use = d => machines.Max(m => BusyDisk(d, m)),
            Where = d => _layout.NameOf(Scarcest(machines, m => BusyDisk(d, m))),
            Formula = d =>
            {
                int m = Scarcest(machines, x => BusyDisk(d, x));
                (double bandwidth, double sync) = _layout.DiskOf(m);
                double syncs = Syncs(d, m) * sync;
                string waits = syncs > 0 ? $" + {Figures.Time(syncs / d.Tps)} of syncs" : "";
                return $"1 s / ({Figures.Bytes((d.Durable[m] + d.Background[m] + d.Reads[m]) / d.Tps)} / {Figures.Bytes(bandwidth)}/s{waits}) per transaction";
            },
        };
    }

    private double BusyDisk(Demand demand, int machine)
    {
        (double bandwidth, double sync) = _layout.DiskOf(machine);
        return ((demand.Durable[machine] + demand.Background[machine] + demand.Reads[machine]) / bandwidth) + (Syncs(demand, machine) * sync);
    }

    private double Syncs(Demand demand, int machine) =>
        _experiment.Storage.Sync == SyncMode.None || demand.Durable[machine] == 0 ? 0 : Math.Max(demand.Background[machine], demand.Reads[machine]) / DiskChunk;
}
