using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Ceilings;

/// <summary>All resources of one experiment with a leader at one place.</summary>
/// <remarks>Partial by duty: this file lists them and has cores; Traffic has NICs, links and disks; Waiting has all that bounds what is on its way.</remarks>
internal sealed partial class RungList
{
    private readonly Layout _layout;
    private readonly ExperimentDefinition _experiment;
    private readonly IReadOnlyList<Container> _containers;
    private readonly double _running;

    private RungList(Layout layout)
    {
        _layout = layout;
        _experiment = layout.Experiment;
        _containers = layout.Containers;
        _running = _experiment.Pauses is { } pauses ? pauses.Every.Mean.Seconds / Math.Max(1e-9, (pauses.Every.Mean + pauses.Length.Mean).Seconds) : 1;
    }

    /// <summary>The resources; of those that the experiment does not have, or that are free, none.</summary>
    public static IReadOnlyList<Rung> Of(Layout layout)
    {
        var list = new RungList(layout);
        return [.. list.Cores(), .. list.Traffic(), .. list.Waiting()];
    }

    private IEnumerable<Rung> Cores()
    {
        int[] all = [.. Enumerable.Range(0, _containers.Count)];
        if (_experiment.Crypto.Scheme != SignatureScheme.None && _experiment.Costs.VerifySignatureNs > 0)
            yield return Verification(all);
        if (_experiment.Workload.SubmitTo != NodeRole.Validator)
            yield return Pool(Resources.AdmissionCpu, all.Where(c => _containers[c].Role == _experiment.Workload.SubmitTo), withFollowing: false, "cores of admitting containers");
        foreach ((NodeRole role, string resource) in new[] { (NodeRole.Validator, Resources.ValidatorCpu), (NodeRole.Business, Resources.BusinessCpu), (NodeRole.Slim, Resources.SlimCpu) })
        {
            int[] pinned = [.. all.Where(c => _containers[c].Role == role && _containers[c].CpuLimit == CpuLimit.Pinned)];
            if (pinned.Length > 0)
                yield return Pool(resource, pinned, withFollowing: true, $"cores of {role.ToString().ToLowerInvariant()} containers");
        }
        int[] limited = [.. all.Where(c => _containers[c].CpuLimit == CpuLimit.Quota)];
        if (limited.Length > 0)
            yield return Pool(Resources.Quota, limited, withFollowing: true, "CPU quota");
        for (int h = 0; h < _experiment.Deployment.Hosts.Count; h++)
            yield return HostCores(h);
        yield return Applying();
        yield return StoreReads();
    }

    private Rung Verification(int[] containers) => new()
    {
        Resource = Resources.VerificationCpu,
        Law = "verification",
        Keys = ["deployment.containers[].cores", "crypto.verify", "crypto.scheme", "machine.cryptoSpeed"],
        Use = d => containers.Max(c => d.Cores(c, Work.Verification, true) / CoresOf(c)),
        Where = d => Alike(Scarcest(containers, c => d.Cores(c, Work.Verification, true) / CoresOf(c))),
        Formula = d =>
        {
            int c = Scarcest(containers, x => d.Cores(x, Work.Verification, true) / CoresOf(x));
            double checks = d.Cores(c, Work.Verification, true) * 1e9 / d.Tps / _experiment.Costs.VerifySignatureNs;
            return $"{Figures.Number(CoresOf(c))} cores / ({Figures.Number(checks)} checks here per transaction x {Time(_experiment.Costs.VerifySignatureNs)})";
        },
    };

    private Rung Pool(string resource, IEnumerable<int> containers, bool withFollowing, string law)
    {
        int[] pools = [.. containers];
        bool follows = _experiment.Workload.SubmitTo == NodeRole.Validator || pools.All(c => _containers[c].Role == NodeRole.Validator);
        return new Rung
        {
            Resource = resource,
            Law = law,
            BoundsCommits = !withFollowing || follows,
            Keys = ["deployment.containers[].cores", "crypto.verify", "batching.maxDelay", "machine.coreSpeed"],
            Use = d => pools.Max(c => d.Cores(c, withFollowing) / CoresOf(c)),
            Where = d => Alike(Scarcest(pools, c => d.Cores(c, withFollowing) / CoresOf(c))),
            Formula = d =>
            {
                int c = Scarcest(pools, x => d.Cores(x, withFollowing) / CoresOf(x));
                return $"{Figures.Number(CoresOf(c))} cores / {Split(d, [c], withFollowing)}";
            },
        };
    }

    private Rung HostCores(int host)
    {
        int[] here = [.. Enumerable.Range(0, _containers.Count).Where(c => _layout.Machine[c] == host)];
        double cores = HostCapacity.Cores(_experiment.Deployment, host) * _running;
        bool follows = here.Any(c => _containers[c].Role != NodeRole.Validator);
        return new Rung
        {
            Resource = Resources.HostCpu,
            Law = "cores of a host",
            BoundsCommits = !follows || _experiment.Workload.SubmitTo == NodeRole.Validator,
            Keys = ["deployment.hosts[].cores", "crypto.verify", "batching.maxDelay", "machine.coreSpeed"],
            Use = d => here.Sum(c => d.Cores(c, true)) / cores,
            Where = _ => _experiment.Deployment.Hosts[host].Id,
            Formula = d => $"{Figures.Number(cores)} cores / {Split(d, here, true)}",
        };
    }

    private Rung Applying()
    {
        StoreModel store = SlowestStore(m => m.ApplySecondsPerTransaction);
        string lanes = store.Parallelism == 1 ? "1 lane" : $"{store.Parallelism} lanes";
        string waits = store.ReadWaitSecondsPerTransaction > 0 ? $"({Figures.Time(store.ApplyCpuSecondsPerTransaction)} + {Figures.Time(store.ReadWaitSecondsPerTransaction)} of reads)" : Figures.Time(store.ApplyCpuSecondsPerTransaction);
        return new Rung
        {
            Resource = Resources.Apply,
            Law = "applying",
            Keys = ["node.applyParallelism", "costs.applyPerTransaction", "machine.coreSpeed", "storage.cache"],
            Use = d => d.Tps * store.ApplySecondsPerTransaction / _running,
            Where = _ => "every validator",
            Formula = _ => $"{lanes} / {waits}",
        };
    }

    private Rung StoreReads()
    {
        StoreModel store = SlowestStore(m => m.ReadWaitSecondsPerTransaction);
        return new Rung
        {
            Resource = Resources.StoreReads,
            Law = "reads of the store",
            Keys = ["storage.cache", "storage.dataSize", "workload.accounts", "node.applyParallelism"],
            Use = d => d.Tps * store.ReadWaitSecondsPerTransaction / store.Parallelism,
            Where = _ => "every validator",
            Formula = _ => $"{store.Parallelism} / ({Figures.Number(store.DiskReadsPerTransaction)} blocks missed at a hit ratio of {Figures.Number(store.HitRatio)} x {Figures.Time(store.ReadLatencyNs / 1e9)} / {Figures.Number(store.ReadAhead)} at once)",
        };
    }

    private StoreModel SlowestStore(Func<StoreModel, double> seconds) =>
        _containers.Where(c => c.Role == NodeRole.Validator).Select(c => StoreModel.Of(_experiment, c)).MaxBy(seconds)!;

    /// <summary>Core time per transaction of the whole network, by kind: (13 us verification + 16 us applying).</summary>
    private static string Split(Demand demand, int[] containers, bool withFollowing)
    {
        IEnumerable<string> parts = Enum.GetValues<Work>()
            .Select(w => (Work: w, Nanoseconds: containers.Sum(c => demand.Cores(c, w, withFollowing)) * 1e9 / demand.Tps))
            .Where(p => p.Nanoseconds > 0.5).OrderByDescending(p => p.Nanoseconds)
            .Select(p => $"{Time(p.Nanoseconds)} {p.Work.ToString().ToLowerInvariant()}");
        return $"({string.Join(" + ", parts)}) per transaction";
    }

    private double CoresOf(int container)
    {
        Container of = _containers[container];
        int most = of.Host is { } host ? Math.Min(of.Cores, _experiment.Deployment.Hosts.First(h => h.Id == host).Cores) : of.Cores;
        return most * _running;
    }

    private static int Scarcest(IEnumerable<int> places, Func<int, double> use) => places.MaxBy(use);

    /// <summary>A container with how many are like it.</summary>
    private string Alike(int container)
    {
        Container one = _containers[container];
        int alike = _containers.Count(c => c.Role == one.Role && c.Cores == one.Cores && c.Nodes.Count == one.Nodes.Count && c.Host == one.Host);
        return alike == 1 ? one.Id : $"{one.Id}, 1 of {alike} alike";
    }

    private static string Time(double nanoseconds) => Figures.Time(nanoseconds / 1e9);
}
