using Aurigraph.Capacity.Claims;
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
    public static RunResult Run(ExperimentDefinition experiment, double tps) => new()
    {
        Scenario = experiment.Name,
        Seed = 42,
        Mode = "simulation",
        Version = "0",
        Partial = false,
        Environment = new MachineEnvironment("", "", 2, ""),
        TraceHash = "0123456789abcdef",
        Wall = new WallClock(null, null, null, null),
        Throughput = new Throughput
        {
            OfferedTps = tps,
            AdmittedTps = tps,
            CommittedTps = tps,
            Submitted = 100,
            Admitted = 100,
            Final = 100,
            Committed = 100,
            Rejected = 0,
            Rejections = new Dictionary<string, long>(),
            Abandoned = 0,
            CommittedUnacknowledged = 0,
            InFlight = 0,
            Lost = 0,
        },
        Finality = new Distribution(100, 45, 40, 60, 67, 90, 95, 99),
        Intervals = new Intervals(Distribution.Empty, Distribution.Empty, Distribution.Empty with { Count = 1, P50 = 5 }),
        Phases = new Phases(new(1, 2), new(1, 2), new(1, 2), new(1, 2), new(1, 2)),
        Batches = new BatchFigures(10, 38, new ClosedBy(0, 0, 10)),
        Consensus = new ConsensusFigures
        {
            Elections = 0,
            ElectionsPerHour = new RateInterval(0, 0, 360),
            LeaderChanges = 0,
            FinalTerm = 1,
            CommittedEntries = 10,
            LeaderlessMs = 0,
            CommitToQuorumMs = new CommitToQuorum(1, 2),
        },
        Nodes = [.. experiment.Deployment.AllNodes.Select(n => Node(n, experiment))],
        Containers = [.. experiment.Deployment.Containers.Select(Container)],
        Storage = new StorageFigures(null, null, null, 14 * 40e6),
        Health = new HealthFigures(1, 0),
        Bottleneck = new Bottleneck("apply", "validator-1", 0.7),
        Warnings = [],
        Safety = new SafetyFigures([], []),
        Thresholds = [],
        Timeline = [],
        FinalityCurve = [],
        Elections = [],
        Leaders = [],
        Faults = [],
        Misfits = [],
    };

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

    private static ContainerFigures Container(Container container) => new()
    {
        Id = container.Id,
        Cores = container.Cores,
        Nodes = container.Nodes.Count,
        CpuUtilisation = 0.5,
        EgressUtilisation = 0,
        IngressUtilisation = 0,
        DiskUtilisation = 0,
        ThrottledMs = 0,
        MemoryLimit = container.Memory.Bytes,
        MemoryPeak = container.Memory.Bytes * 8 / 10,
        Memory = new MemoryByAccount(0, 0, 0, 0, 0, 0, 0),
        MemoryKills = 0,
    };
}
