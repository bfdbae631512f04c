using Aurigraph.Capacity.Ceilings;
using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Planning;

/// <summary>Buys what an experiment lacks for a rate, resource by resource, no more than needed: each has one way to be bought, so that what is bought is the
/// least. Settings of protocol and placement are given.</summary>
internal sealed class Repair(PriceTable prices, double tps)
{
    private const int Rounds = 64;
    private const int MostCores = 1024;

    /// <summary>How much of a container's memory is left for load when memory is bought, as in the catalog.</summary>
    private const double Taken = 0.75;

    /// <summary>The repaired experiment, or what cannot be bought.</summary>
    public (ExperimentDefinition? Experiment, PlanObstacle? Obstacle) Of(ExperimentDefinition experiment)
    {
        for (int round = 0; round < Rounds; round++)
        {
            if (MemoryFit.Check(experiment) is { } misfit)
            {
                experiment = FitMemory(experiment);
                if (MemoryFit.Check(experiment) is not null)
                    return (null, new PlanObstacle(misfit.Law, misfit.Resource, 0, misfit.Formula));
            }
            IReadOnlyList<(Rung Rung, double Use)> overloads = CeilingLadder.Overloads(experiment, tps);
            if (overloads.Count == 0)
                return (experiment, null);
            (Rung rung, double use) = overloads[0];
            if (Buy(experiment, rung.Resource, use) is not { } better || better == experiment)
                return (null, Obstacle(experiment, rung.Resource));
            experiment = better;
        }
        return (null, Obstacle(experiment, CeilingLadder.Overloads(experiment, tps)[0].Rung.Resource));
    }

    private static PlanObstacle Obstacle(ExperimentDefinition experiment, string resource)
    {
        Ceiling ceiling = CeilingLadder.Of(experiment).First(c => c.Resource == resource);
        return new PlanObstacle(ceiling.Law, ceiling.Resource, ceiling.Tps, $"{ceiling.Formula} = {Figures.Rate(ceiling.Tps)}");
    }

    /// <summary>The experiment with enough of a resource, or more of it; null when it is not for sale.</summary>
    private ExperimentDefinition? Buy(ExperimentDefinition experiment, string resource, double use) => resource switch
    {
        Resources.VerificationCpu or Resources.AdmissionCpu or Resources.ValidatorCpu or Resources.BusinessCpu or Resources.SlimCpu or Resources.Quota => Cores(experiment),
        Resources.HostCpu => HostCores(experiment),
        Resources.LeaderEgress or Resources.LeaderIngress or Resources.OriginEgress or Resources.ValidatorIngress or Resources.ObserverFeed or Resources.ObserverIngress => Nic(experiment, use),
        Resources.HostEgress or Resources.HostIngress => HostNic(experiment, use),
        Resources.DiskBandwidth => Disk(experiment),
        Resources.Apply or Resources.StoreReads => Cache(experiment),
        Resources.InFlightCap => experiment with { Mempool = experiment.Mempool with { MaxInFlight = Upwards(experiment.Mempool.MaxInFlight, use) } },
        Resources.Mempool => Mempool(experiment, use),
        Resources.BodyWindow => BodyWindows(experiment, use),
        Resources.Window or Resources.AppendWindow => experiment with { Network = experiment.Network with { Window = Upwards(experiment.Network.Window, use) } },
        Resources.Uncommitted => experiment with { Consensus = experiment.Consensus with { MaxUncommittedBytes = Upwards(experiment.Consensus.MaxUncommittedBytes, use) } },
        _ => null,
    };

    /// <summary>Every container of a role gets the cores that the busiest of them needs.</summary>
    private ExperimentDefinition? Cores(ExperimentDefinition experiment)
    {
        Dictionary<(NodeRole, int), double> needed = [];
        foreach (int leader in Layout.LeaderKinds(experiment))
        {
            var layout = new Layout(experiment, leader);
            Demand demand = new DemandModel(layout).At(tps);
            for (int c = 0; c < layout.Containers.Count; c++)
            {
                (NodeRole, int) kind = KindOf(layout.Containers[c]);
                needed[kind] = Math.Max(needed.GetValueOrDefault(kind), demand.Cores(c, withFollowing: true) / Running(experiment));
            }
        }
        ExperimentDefinition better = Containers(experiment, c => c with { Cores = Math.Max(c.Cores, WholeCores(needed[KindOf(c)])) });
        if (better.Deployment.Containers.Any(c => c.Cores > MostCores))
            return null;
        return better.Deployment.Containers.Select(c => c.Cores).SequenceEqual(experiment.Deployment.Containers.Select(c => c.Cores)) ? null : better;
    }

    private static double Running(ExperimentDefinition experiment) =>
        experiment.Pauses is { } pauses ? pauses.Every.Mean.Seconds / (pauses.Every.Mean + pauses.Length.Mean).Seconds : 1;

    private static (NodeRole, int) KindOf(Container container) => (container.Role, container.Nodes.Count);

    private static int WholeCores(double cores) => (int)Math.Ceiling(cores * (1 - 1e-9));

    private ExperimentDefinition? HostCores(ExperimentDefinition experiment)
    {
        List<Host> hosts = [.. experiment.Deployment.Hosts];
        foreach (int leader in Layout.LeaderKinds(experiment))
        {
            var layout = new Layout(experiment, leader);
            Demand demand = new DemandModel(layout).At(tps);
            for (int h = 0; h < hosts.Count; h++)
            {
                double work = Enumerable.Range(0, layout.Containers.Count).Where(c => layout.Machine[c] == h).Sum(c => demand.Cores(c, withFollowing: true)) / Running(experiment);
                double reserved = experiment.Deployment.Infrastructure.Where(i => i.Host == hosts[h].Id).Sum(i => i.Cores);
                hosts[h] = hosts[h] with { Cores = Math.Max(hosts[h].Cores, WholeCores((work / hosts[h].SmtYield) + reserved)) };
            }
        }
        bool same = hosts.Select(h => h.Cores).SequenceEqual(experiment.Deployment.Hosts.Select(h => h.Cores));
        return same || hosts.Any(h => h.Cores > MostCores) ? null : experiment with { Deployment = experiment.Deployment with { Hosts = hosts } };
    }

    private ExperimentDefinition? Nic(ExperimentDefinition experiment, double use) =>
        NextNic(experiment.Network.Nic, use) is { } nic ? experiment with { Network = experiment.Network with { Nic = nic } } : null;

    private ExperimentDefinition? HostNic(ExperimentDefinition experiment, double use)
    {
        List<Host> hosts = [];
        foreach (Host host in experiment.Deployment.Hosts)
        {
            if (NextNic(host.Nic ?? experiment.Network.Nic, use) is not { } nic)
                return null;
            hosts.Add(host with { Nic = nic });
        }
        return experiment with { Deployment = experiment.Deployment with { Hosts = hosts } };
    }

    private Bandwidth? NextNic(Bandwidth now, double use)
    {
        IEnumerable<Bandwidth> enough = prices.Nics.Select(n => n.Bandwidth).Where(n => n.BytesPerSecond * (1 + 1e-9) >= now.BytesPerSecond * use);
        return enough.Any() ? enough.First() : null;
    }

    /// <summary>The cheapest of larger classes, and of larger caches that save reads, under which no disk is overloaded.</summary>
    private ExperimentDefinition? Disk(ExperimentDefinition experiment)
    {
        ExperimentDefinition? cheapest = null;
        for (ExperimentDefinition? cached = experiment; cached is not null; cached = Cache(cached))
        {
            IEnumerable<ExperimentDefinition> larger = prices.Disks.Where(d => d.Bandwidth.BytesPerSecond >= experiment.Costs.DiskBandwidth.BytesPerSecond)
                .Select(d => WithDisk(cached, d.Bandwidth, d.Sync)).Prepend(cached);
            ExperimentDefinition? enough = larger.FirstOrDefault(e => CeilingLadder.Overloads(e, tps).All(o => o.Rung.Resource != Resources.DiskBandwidth));
            if (enough is not null && (cheapest is null || prices.Of(enough) < prices.Of(cheapest)))
                cheapest = enough;
        }
        return cheapest;
    }

    private static ExperimentDefinition WithDisk(ExperimentDefinition experiment, Bandwidth bandwidth, Duration sync) => experiment with
    {
        Costs = experiment.Costs with { DiskBandwidth = bandwidth, DiskSyncLatency = Duration.Min(sync, experiment.Costs.DiskSyncLatency) },
        Deployment = experiment.Deployment with
        {
            Hosts = [.. experiment.Deployment.Hosts.Select(h => h.Disk is null ? h : h with { Disk = new HostDisk(bandwidth, h.Disk.SyncLatency is { } s ? Duration.Min(sync, s) : null) })],
        },
    };

    /// <summary>A cache of twice the size, with the memory for it, where reads miss; null where none does.</summary>
    private static ExperimentDefinition? Cache(ExperimentDefinition experiment)
    {
        if (StoreModel.Of(experiment, experiment.Deployment.Containers.First(c => c.Role == NodeRole.Validator)) is not { HitRatio: < 1, DiskReadsPerTransaction: > 0 })
            return null;
        return Containers(experiment, c => c.Role == NodeRole.Slim ? c : WithCache(c, new ByteCount(Math.Max(64_000_000, c.StateCache.Bytes * 2))));
    }

    private static Container WithCache(Container container, ByteCount cache) =>
        container with { StateCache = cache, Memory = container.Memory + ((cache - container.StateCache) * container.Processes) };

    private static ExperimentDefinition Mempool(ExperimentDefinition experiment, double use)
    {
        ByteCount more = Upwards(experiment.Mempool.MaxBytes, use);
        ByteCount added = more - experiment.Mempool.MaxBytes;
        ExperimentDefinition roomier = Containers(experiment, c => c.Role == experiment.Workload.SubmitTo ? c with { Memory = Whole(c.Memory + (added * c.Nodes.Count)) } : c);
        return roomier with { Mempool = experiment.Mempool with { MaxBytes = more, MaxTransactions = Upwards(experiment.Mempool.MaxTransactions, use) } };
    }

    /// <summary>A larger window, with the memory that bodies of all origins then take on every validator.</summary>
    private static ExperimentDefinition BodyWindows(ExperimentDefinition experiment, double use)
    {
        ByteCount window = Upwards(LoadWindows.OfBodies(experiment), use);
        int origins = experiment.Deployment.Nodes(experiment.Workload.SubmitTo).Count();
        return Containers(experiment, c => c.Role == NodeRole.Validator && (c.Memory - c.FixedMemory) < window * (2L * origins * c.Nodes.Count)
            ? c with { Memory = Whole(c.FixedMemory + (window * (2L * origins * c.Nodes.Count))) } : c) with { Batching = experiment.Batching with { Window = window } };
    }

    private static ExperimentDefinition FitMemory(ExperimentDefinition experiment)
    {
        ExperimentDefinition fitted = Containers(experiment, c => c.FixedMemory > c.Memory ? c with { Memory = Whole(new ByteCount((long)(c.FixedMemory.Bytes / Taken))) } : c);
        List<Host> hosts = [];
        for (int h = 0; h < experiment.Deployment.Hosts.Count; h++)
        {
            Host host = experiment.Deployment.Hosts[h];
            long missing = HostCapacity.MissingMemory(fitted.Deployment, h);
            hosts.Add(missing == 0 ? host : host with { Memory = Whole(new ByteCount((long)((host.Memory.Bytes + missing) / Taken))) });
        }
        return fitted with { Deployment = fitted.Deployment with { Hosts = hosts } };
    }

    /// <summary>Rounded up to whole megabytes.</summary>
    private static ByteCount Whole(ByteCount size) => new((size.Bytes + 999_999) / 1_000_000 * 1_000_000);

    /// <summary>Enough, rounded up to two digits.</summary>
    private static ByteCount Upwards(ByteCount value, double use) => new((long)TwoDigits(value.Bytes * use));

    private static int Upwards(int value, double use) => (int)Math.Min(int.MaxValue, TwoDigits(value * use));

    private static double TwoDigits(double value)
    {
        double step = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(value)) - 1));
        return Math.Ceiling((value / step) - 1e-9) * step;
    }

    private static ExperimentDefinition Containers(ExperimentDefinition experiment, Func<Container, Container> change) =>
        experiment with { Deployment = experiment.Deployment with { Containers = [.. experiment.Deployment.Containers.Select(change)] } };
}
