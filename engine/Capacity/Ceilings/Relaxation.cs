using Aurigraph.Experiment;
using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Ceilings;

/// <summary>Gives an experiment more of one resource and leaves all else, to prove what bounds it.</summary>
public static class Relaxation
{
    /// <summary>The experiment with a resource made larger: cores and memory rounded up to whole ones, costs divided, bandwidths and bounds multiplied.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="resource">One of <see cref="Resources.All"/>.</param>
    /// <param name="factor">At least 1, for example 1.25 for a quarter more.</param>
    /// <exception cref="ArgumentException">The resource is not known.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is below 1.</exception>
    public static ExperimentDefinition Of(ExperimentDefinition experiment, string resource, double factor)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        if (!(factor >= 1))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "A resource is relaxed by a factor of at least 1.");
        CostTable costs = experiment.Costs;
        NetworkModel network = experiment.Network;
        return resource switch
        {
            Resources.VerificationCpu => experiment with { Costs = costs with { VerifySignatureNs = costs.VerifySignatureNs / factor } },
            Resources.Apply => experiment with { Costs = costs with { ApplyPerTransactionNs = costs.ApplyPerTransactionNs / factor } },
            Resources.AdmissionCpu => Cores(experiment, factor, c => c.Role == experiment.Workload.SubmitTo),
            Resources.ValidatorCpu => Cores(experiment, factor, c => c.Role == NodeRole.Validator),
            Resources.BusinessCpu => Cores(experiment, factor, c => c.Role == NodeRole.Business),
            Resources.SlimCpu => Cores(experiment, factor, c => c.Role == NodeRole.Slim),
            Resources.Quota => Cores(experiment, factor, c => c.CpuLimit == CpuLimit.Quota),
            Resources.HostCpu => Hosts(experiment, h => h with { Cores = More(h.Cores, factor) }),
            Resources.Memory => Memory(experiment, factor),
            Resources.LeaderEgress or Resources.LeaderIngress or Resources.OriginEgress or Resources.ValidatorIngress or Resources.ObserverFeed or Resources.ObserverIngress
                or Resources.HostEgress or Resources.HostIngress => Nics(experiment, factor),
            Resources.LocalLane => experiment with { Network = network with { Local = network.Local with { Bandwidth = Times(network.Local.Bandwidth, factor) } } },
            Resources.RegionLink => Links(experiment, l => l with { Bandwidth = Times(l.Bandwidth, factor) }),
            Resources.TcpLoss => Links(experiment, l => l with { Loss = l.Loss / factor / factor }),
            Resources.DiskBandwidth => Disks(experiment, factor),
            Resources.StoreReads => Disks(experiment, factor),
            Resources.InFlightCap => experiment with { Mempool = experiment.Mempool with { MaxInFlight = More(experiment.Mempool.MaxInFlight, factor) } },
            Resources.Mempool => experiment with { Mempool = experiment.Mempool with { MaxTransactions = More(experiment.Mempool.MaxTransactions, factor), MaxBytes = More(experiment.Mempool.MaxBytes, factor) } },
            Resources.BodyWindow => experiment with { Batching = experiment.Batching with { Window = More(LoadWindows.OfBodies(experiment), factor) } },
            Resources.Window or Resources.AppendWindow => experiment with { Network = network with { Window = More(network.Window, factor) } },
            Resources.Uncommitted => experiment with { Consensus = experiment.Consensus with { MaxUncommittedBytes = More(experiment.Consensus.MaxUncommittedBytes, factor) } },
            _ => throw new ArgumentException($"`{resource}` is no resource of a ladder of ceilings; one of {string.Join(", ", Resources.All)} was expected.", nameof(resource)),
        };
    }

    private static int More(int value, double factor) => (int)Math.Min(int.MaxValue, Math.Ceiling((value * factor) - 1e-9));

    private static ByteCount More(ByteCount value, double factor) => new((long)Math.Ceiling(value.Bytes * factor));

    private static Bandwidth Times(Bandwidth bandwidth, double factor) => new(bandwidth.BytesPerSecond * factor);

    private static ExperimentDefinition Cores(ExperimentDefinition experiment, double factor, Func<Container, bool> which) =>
        Containers(experiment, c => which(c) ? c with { Cores = More(c.Cores, factor) } : c);

    private static ExperimentDefinition Memory(ExperimentDefinition experiment, double factor) =>
        Hosts(Containers(experiment, c => c with { Memory = More(c.Memory, factor) }), h => h with { Memory = More(h.Memory, factor) });

    private static ExperimentDefinition Nics(ExperimentDefinition experiment, double factor) =>
        Hosts(experiment with { Network = experiment.Network with { Nic = Times(experiment.Network.Nic, factor) } },
            h => h.Nic is { } nic ? h with { Nic = Times(nic, factor) } : h);

    private static ExperimentDefinition Disks(ExperimentDefinition experiment, double factor) =>
        Hosts(experiment with { Costs = experiment.Costs with { DiskBandwidth = Times(experiment.Costs.DiskBandwidth, factor), DiskSyncLatency = experiment.Costs.DiskSyncLatency * (1 / factor) } },
            h => h.Disk is { } disk
                ? h with { Disk = new HostDisk(disk.Bandwidth is { } b ? Times(b, factor) : null, disk.SyncLatency is { } s ? s * (1 / factor) : null) } : h);

    private static ExperimentDefinition Links(ExperimentDefinition experiment, Func<LinkModel, LinkModel> change) => experiment with
    {
        Network = experiment.Network with
        {
            Default = change(experiment.Network.Default),
            Links = [.. experiment.Network.Links.Select(l => l with { Link = change(l.Link) })],
        },
    };

    private static ExperimentDefinition Containers(ExperimentDefinition experiment, Func<Container, Container> change) =>
        experiment with { Deployment = experiment.Deployment with { Containers = [.. experiment.Deployment.Containers.Select(change)] } };

    private static ExperimentDefinition Hosts(ExperimentDefinition experiment, Func<Host, Host> change) =>
        experiment with { Deployment = experiment.Deployment with { Hosts = [.. experiment.Deployment.Hosts.Select(change)] } };
}
