using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Claims;

/// <summary>Every figure that a claim may be about. Those of a run are from the run at 70 % of the knee.</summary>
public static class ClaimMetrics
{
    private static readonly (string Name, NodeRole Role)[] Roles = [("validator", NodeRole.Validator), ("business", NodeRole.Business), ("slim", NodeRole.Slim)];

    /// <summary>All of them, in the order of the documentation.</summary>
    public static IReadOnlyList<ClaimMetric> All { get; } = [.. OfKnee(), .. OfRun(), .. OfDeployment(), .. OfRoles(), .. OfSettings()];

    /// <summary>The metric of a name; null when there is none.</summary>
    public static ClaimMetric? Find(string name) => All.FirstOrDefault(m => m.Name == name);

    private static IEnumerable<ClaimMetric> OfKnee()
    {
        yield return Knee("throughput", "the highest rate that is sustained", s => 1);
        yield return Knee("throughput.perValidator", "that rate over the number of validators, as if they shared the work", s => s.Experiment.Deployment.Nodes(NodeRole.Validator).Count());
    }

    private static IEnumerable<ClaimMetric> OfRun()
    {
        yield return Run("finality.mean", "mean finality", MetricUnit.Milliseconds, r => r.Finality.Mean);
        yield return Run("finality.p50", "median finality", MetricUnit.Milliseconds, r => r.Finality.P50);
        yield return Run("finality.p95", "finality, 95th percentile", MetricUnit.Milliseconds, r => r.Finality.P95);
        yield return Run("finality.p99", "finality, 99th percentile", MetricUnit.Milliseconds, r => r.Finality.P99);
        yield return Run("replication.p50", "the leader's append to its commit, median", MetricUnit.Milliseconds, r => r.Intervals.ProposeToCommit.P50);
        yield return Run("commitToQuorum.p95", "commit at the leader until a quorum knows it, 95th percentile", MetricUnit.Milliseconds, r => r.Consensus.CommitToQuorumMs.P95);
        yield return Run("cpu.mean", "busy share of the cores, mean of all containers", MetricUnit.Ratio, r => Mean(r.Containers.Select(c => c.CpuUtilisation)));
        yield return Run("cpu.max", "busy share of the cores, busiest container", MetricUnit.Ratio, r => Max(r.Containers.Select(c => c.CpuUtilisation)));
        yield return Run("memory.utilisation.max", "peak memory over its limit, fullest container", MetricUnit.Ratio, r => Max(r.Containers.Select(c => (double)c.MemoryPeak / c.MemoryLimit)));
        yield return Run("cacheHitRatio", "reads answered from the store's cache", MetricUnit.Ratio, r => r.Storage.CacheHitRatio) with { Comparison = ClaimComparison.AtLeast };
        yield return Run("writeAmplification", "bytes written over bytes asked for", MetricUnit.Count, r => r.Storage.WriteAmplification);
        yield return Run("health.passRate", "share of health probes passed", MetricUnit.Ratio, r => r.Health.PassRate) with { Comparison = ClaimComparison.AtLeast };
        yield return Run("health.restarts", "nodes started again", MetricUnit.Count, r => r.Health.Restarts) with { Noun = "restarts" };
        yield return Run("elections.perHour", "leaders elected, with the 95 % interval of the window", MetricUnit.Count,
            s => new ClaimFigure(s.At70!.Consensus.ElectionsPerHour.Estimate, s.At70.Consensus.ElectionsPerHour.Low, s.At70.Consensus.ElectionsPerHour.High)) with { Noun = "an hour" };
        yield return Run("disk.perContainer", "written to disk, mean of all containers", MetricUnit.BytesPerSecond, s => new ClaimFigure(s.At70!.Storage.WrittenBytesPerSecond / s.Experiment.Deployment.Containers.Count));
        yield return Run("network.cluster", "sent beyond containers, all nodes together", MetricUnit.BytesPerSecond, s => Egress(s, n => n.Sum()));
        yield return Run("network.node", "sent beyond its container, mean of all nodes", MetricUnit.BytesPerSecond, s => Egress(s, n => n.Average()));
        yield return Run("network.busiestNode", "sent beyond its container, busiest node", MetricUnit.BytesPerSecond, s => Egress(s, n => n.Max()));
    }

    private static IEnumerable<ClaimMetric> OfDeployment()
    {
        yield return Settings("nodes", "nodes", MetricUnit.Count, "nodes", s => DeploymentSums.Nodes(s.Experiment.Deployment));
        yield return Settings("containers", "containers with nodes", MetricUnit.Count, "containers", s => DeploymentSums.Containers(s.Experiment.Deployment));
        yield return Settings("cores", "core limits of all containers", MetricUnit.Count, "cores", s => DeploymentSums.Cores(s.Experiment.Deployment));
        yield return Settings("memory", "memory limits of all containers", MetricUnit.Bytes, "", s => DeploymentSums.Memory(s.Experiment.Deployment));
        yield return Settings("memory.node", "memory limits over nodes", MetricUnit.Bytes, "", s => DeploymentSums.NodeShare(s.Experiment.Deployment, null));
    }

    private static IEnumerable<ClaimMetric> OfRoles()
    {
        foreach ((string name, NodeRole role) in Roles)
        {
            yield return Settings($"nodes.{name}", $"{name} nodes", MetricUnit.Count, "nodes", s => DeploymentSums.Nodes(s.Experiment.Deployment, role));
            yield return Settings($"cores.container.{name}", $"core limit of a {name} container, the largest", MetricUnit.Count, "cores", s => DeploymentSums.Largest(s.Experiment.Deployment, role, c => c.Cores));
            yield return Settings($"memory.container.{name}", $"memory limit of a {name} container, the largest", MetricUnit.Bytes, "", s => DeploymentSums.Largest(s.Experiment.Deployment, role, c => c.Memory.Bytes));
            yield return Settings($"memory.node.{name}", $"memory limit of a {name} container over its nodes", MetricUnit.Bytes, "", s => DeploymentSums.NodeShare(s.Experiment.Deployment, role));
            yield return Settings($"memory.fixed.{name}", $"what a {name} container takes before the first transaction, the largest", MetricUnit.Bytes, "", s => DeploymentSums.FixedMemory(s.Experiment.Deployment, role)) with { Comparison = ClaimComparison.AtMost };
            yield return Run($"memory.peak.{name}", $"peak memory of a {name} container, the largest", MetricUnit.Bytes, s => Peak(s, role));
        }
    }

    private static IEnumerable<ClaimMetric> OfSettings()
    {
        yield return Settings("failover.longest", "the longest election time-out and a round trip: before that, a first election need not be over", MetricUnit.Milliseconds, "", s => Failover(s.Experiment)) with { Comparison = ClaimComparison.AtMost };
        yield return Settings("detection.shortest", "the shortest election time-out: no loss of a leader is noticed earlier", MetricUnit.Milliseconds, "", s => new ClaimFigure(s.Experiment.Consensus.ElectionTimeoutMin.Milliseconds)) with { Comparison = ClaimComparison.AtMost };
    }

    private static ClaimFigure Failover(ExperimentDefinition experiment)
    {
        double timeout = experiment.Consensus.ElectionTimeoutMax.Milliseconds;
        double roundTrip = 2 * experiment.Network.Default.Latency.Mean.Milliseconds;
        return new ClaimFigure(timeout + roundTrip, Sum: $"{ClaimText.Milliseconds(timeout)} + {ClaimText.Milliseconds(roundTrip)} = {ClaimText.Milliseconds(timeout + roundTrip)}");
    }

    private static ClaimFigure? Egress(ProjectedScenario scenario, Func<IEnumerable<double>, double> of) =>
        scenario.At70!.Nodes.Count == 0 ? null : new ClaimFigure(of(scenario.At70.Nodes.Select(n => n.EgressBytes / scenario.Experiment.Duration.Seconds)));

    private static ClaimFigure? Peak(ProjectedScenario scenario, NodeRole role)
    {
        string[] ids = [.. scenario.Experiment.Deployment.Containers.Where(c => c.Role == role).Select(c => c.Id)];
        double? peak = Max(scenario.At70!.Containers.Where(c => ids.Contains(c.Id)).Select(c => (double)c.MemoryPeak));
        return peak is { } bytes ? new ClaimFigure(bytes) : null;
    }

    private static double? Mean(IEnumerable<double> values) => values.Any() ? values.Average() : null;

    private static double? Max(IEnumerable<double> values) => values.Any() ? values.Max() : null;

    private static ClaimMetric Knee(string name, string meaning, Func<ProjectedScenario, double> parts) => new()
    {
        Name = name,
        Meaning = meaning,
        Unit = MetricUnit.Rate,
        Noun = "TPS",
        Basis = ClaimMetricBasis.Knee,
        Comparison = ClaimComparison.AtLeast,
        Of = s => s.KneeMid is { } knee ? new ClaimFigure(knee / parts(s), s.KneeLow / parts(s), s.KneeHigh / parts(s)) : null,
    };

    private static ClaimMetric Run(string name, string meaning, MetricUnit unit, Func<RunResult, double?> of) =>
        Run(name, meaning, unit, s => of(s.At70!) is { } value ? new ClaimFigure(value) : null);

    private static ClaimMetric Run(string name, string meaning, MetricUnit unit, Func<ProjectedScenario, ClaimFigure?> of) => new()
    {
        Name = name,
        Meaning = meaning,
        Unit = unit,
        Noun = "",
        Basis = ClaimMetricBasis.Run,
        Comparison = ClaimComparison.AtMost,
        Of = s => s.At70 is null ? null : of(s),
    };

    private static ClaimMetric Settings(string name, string meaning, MetricUnit unit, string noun, Func<ProjectedScenario, ClaimFigure?> of) => new()
    {
        Name = name,
        Meaning = meaning,
        Unit = unit,
        Noun = noun,
        Basis = ClaimMetricBasis.Settings,
        Comparison = ClaimComparison.Equal,
        Of = of,
    };
}
