using Aurigraph.Capacity.Claims;
using Aurigraph.Capacity.Tests.Search;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Scenarios;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Tests.Claims;

/// <summary>Scenarios of the catalog with projections made up by hand.</summary>
internal static class Study
{
    /// <summary>The experiment of a scenario of the catalog.</summary>
    public static ExperimentDefinition Experiment(string name) => ScenarioReader.Read(name).Experiment!;

    /// <summary>A scenario of the catalog without projections.</summary>
    public static ProjectedScenario Unprojected(string name) => new(name, Experiment(name), null, null, null, null, null, []);

    /// <summary>A scenario of the catalog with a knee, 75 % to 125 % of it as interval, and a run at 70 % of it.</summary>
    public static ProjectedScenario Projected(string name, double knee) =>
        Unprojected(name) with { KneeLow = 0.75 * knee, KneeMid = knee, KneeHigh = 1.25 * knee, At70 = Run(Experiment(name), 0.7 * knee) };

    /// <summary>The study of some scenarios.</summary>
    public static IReadOnlyDictionary<string, ProjectedScenario> Of(params ProjectedScenario[] scenarios) => scenarios.ToDictionary(s => s.Name);

    /// <summary>A run: finality 40, 67 and 90 ms, containers half busy and at 80 % of their limit, nodes with 60 MB at most, no election seen.</summary>
    public static RunResult Run(ExperimentDefinition experiment, double tps)
    {
        RunResult run = SampleRun.At(experiment, tps, isOverloaded: false);
        return run with
        {
            Finality = new Distribution(100, 45, 40, 60, 67, 90, 95, 99),
            Intervals = run.Intervals with { ProposeToCommit = Distribution.Empty with { Count = 1, P50 = 5 } },
            Batches = new BatchFigures(10, 38, new ClosedBy(0, 0, 10)),
            Consensus = run.Consensus with { ElectionsPerHour = new RateInterval(0, 0, 360), CommitToQuorumMs = new CommitToQuorum(1, 2) },
            Nodes = [.. experiment.Deployment.AllNodes.Select(n => Node(n, experiment))],
            Containers = [.. run.Containers.Select(c => c with { CpuUtilisation = 0.5, MemoryPeak = c.MemoryLimit * 8 / 10 })],
            Storage = new StorageFigures(null, null, null, 14 * 40e6),
            Bottleneck = new Bottleneck("apply", "validator-1", 0.7),
        };
    }

    private static NodeFigures Node(NodeId id, ExperimentDefinition experiment) => new()
    {
        Id = id,
        Container = experiment.Deployment.ContainerOf(id).Id,
        CpuUtilisation = 0.1,
        MemoryPeak = 60_000_000,
        Memory = new MemoryByAccount(0, 0, 0, 0, 0, 0, 60_000_000),
        EgressBytes = (long)(experiment.Duration.Seconds * 10e6),
        IngressBytes = 0,
        StateHash = "00",
        AppliedIndex = 10,
        LagMs = new LagFigures(1, 2),
        Up = true,
    };
}
