using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Scenarios;

namespace Aurigraph.Capacity.Tests.Search;

/// <summary>Experiments and hand-made results.</summary>
internal static class SampleRun
{
    /// <summary>A small network in which only applying costs anything.</summary>
    /// <param name="applyMicroseconds">Cost of a transaction: with 200, the knee is at 5,000 a second.</param>
    /// <param name="more">Further keys, as <c>--set</c> has them.</param>
    public static ExperimentDefinition Network(double applyMicroseconds, params string[] more)
    {
        string text = FormattableString.Invariant($$"""
            schema: aurigraph.sim/1
            name: apply-bound
            warmup: 1s
            duration: 4s
            deployment:
              containers:
                - { role: validator, count: 3, cores: 8, memory: 2GB }
                - { role: business, count: 1, cores: 16, memory: 2GB }
            network: lan-25g
            crypto: { scheme: none }
            storage: { engine: memory }
            machine: { uncertainty: 0 }
            costs: { base: free, applyPerTransaction: {{applyMicroseconds}}us }
            workload: { stages: [ { rate: 100/s, for: rest } ] }
            """);
        ScenarioReading reading = ScenarioReader.ReadText(text, "apply-bound.yaml", more);
        return reading.Experiment ?? throw new InvalidOperationException(string.Join('\n', reading.Faults));
    }

    /// <summary>A result with the fields that a search looks at.</summary>
    public static RunResult At(ExperimentDefinition experiment, double rate, bool isOverloaded)
    {
        long submitted = (long)(rate * experiment.LoadTime.Seconds);
        long final = isOverloaded ? submitted / 2 : submitted;
        int slices = (int)(experiment.LoadTime.Seconds / SteadinessSeries.SliceSeconds);
        return new RunResult
        {
            Scenario = experiment.Name,
            Seed = experiment.Seed,
            Mode = "simulation",
            Version = "",
            Partial = false,
            Environment = new MachineEnvironment("", "", 1, ""),
            TraceHash = "0123456789abcdef",
            Wall = new WallClock(null, 1, null, experiment.LoadTime.Seconds),
            Throughput = new Throughput
            {
                OfferedTps = rate,
                AdmittedTps = rate,
                CommittedTps = isOverloaded ? rate / 2 : rate,
                Submitted = submitted,
                Admitted = submitted,
                Final = final,
                Committed = final,
                Rejected = 0,
                Rejections = new Dictionary<string, long>(StringComparer.Ordinal),
                Abandoned = 0,
                CommittedUnacknowledged = 0,
                InFlight = submitted - final,
                Lost = 0,
            },
            Finality = new Distribution(final, 10, 10, 11, 12, 13, 14, 15),
            Intervals = new Intervals(Distribution.Empty, Distribution.Empty, Distribution.Empty),
            Phases = new Phases(new Phase(1, 1), new Phase(1, 1), new Phase(1, 1), new Phase(1, 1), new Phase(1, 1)),
            Batches = new BatchFigures(1, 1, new ClosedBy(0, 0, 1)),
            Consensus = new ConsensusFigures
            {
                Elections = 0,
                ElectionsPerHour = new RateInterval(0, 0, 0),
                LeaderChanges = 0,
                Voters = 4,
                FinalTerm = 1,
                CommittedEntries = 1,
                LeaderlessMs = 0,
                CommitToQuorumMs = new CommitToQuorum(1, 1),
            },
            Nodes = [],
            Containers = [.. experiment.Deployment.Containers.Select(Figures)],
            Storage = new StorageFigures(null, null, null, 0),
            Health = new HealthFigures(1, 0),
            Bottleneck = new Bottleneck("apply", "validator-1", 0.99),
            Warnings = [],
            Safety = new SafetyFigures([], []),
            Thresholds = [],
            Timeline = [],
            FinalityCurve = [],
            Elections = [],
            Leaders = [],
            Faults = [],
            Misfits = [],
            Steadiness = new SteadinessSeries
            {
                InFlight = [.. Enumerable.Repeat(100L, slices)],
                MeanFinality = [.. Enumerable.Repeat((double?)10, slices)],
                FirstHalfP95 = 12,
                SecondHalfP95 = 12,
                LongestGap = 5,
            },
        };
    }

    private static ContainerFigures Figures(Container container) => new()
    {
        Id = container.Id,
        Cores = container.Cores,
        Nodes = container.Nodes.Count,
        CpuUtilisation = 0,
        EgressUtilisation = 0,
        IngressUtilisation = 0,
        DiskUtilisation = 0,
        ThrottledMs = 0,
        MemoryLimit = container.Memory.Bytes,
        MemoryPeak = container.FixedMemory.Bytes,
        Memory = new MemoryByAccount(0, 0, 0, 0, 0, 0, container.FixedMemory.Bytes),
        MemoryKills = 0,
    };
}
