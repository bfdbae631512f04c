using Aurigraph.Capacity.Ceilings;
using Aurigraph.Capacity.Claims;
using Aurigraph.Capacity.Study;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Reports.Tests.Capacity;

/// <summary>Made-up capacity studies. Knees, closed forms and costs of the four options are related as they would be on one host of 16 cores.</summary>
internal static class SampleStudies
{
    /// <summary>A name that would be markup if nothing escaped it.</summary>
    public const string Hostile = "<img src=x onerror=alert(1)>\"'</script><script>alert(2)</script>\u202e|`*_[x](http://evil)";

    /// <summary>Baseline, Option A, Option B on one host and Option C: three of them sustain what they plan.</summary>
    public static CapacityStudy Options { get; } = Study(
        Sustained("baseline", [3, 3, 3, 3], 98_000, 101_300, 0.31, 512, ContainerLossGapMs: 410),
        Sustained("option-a", [4, 4, 4], 78_000, 80_800, 0.22, 448, ContainerLossGapMs: 430),
        Sustained("option-b-one-host", [5, 5, 5, 5], 60_000, 62_000, 0.07, 384, ContainerLossGapMs: 355) with { Curves = Curves },
        Misfit("option-b-as-written"));

    /// <summary>One scenario that does not fit, one that misses when idle, one that never settles and one whose knee was not reached; huge and tiny numbers.</summary>
    public static CapacityStudy Troubled { get; } = Study(
        Misfit("option-b-as-written"),
        Without("idle-" + new string('x', 90), CapacityOutcome.MissesWhenIdle, "At 10/s, p95 is 212 ms; 200 ms was asked for. The network alone takes 190 ms.", planned: 3),
        Without("wavering", CapacityOutcome.NotSteady, "No probe settled within 240 s.", planned: 5_000_000_000),
        Without("fast", CapacityOutcome.Unbounded, "Held up to the highest rate that was tried, 8.0G.", planned: 1_000_000) with { Probes = [Probe(2_000_000_000, 3, true), Probe(8_000_000_000, 4, true)] },
        Sustained("tiny", [1, 1, 1], 7.3, 8.1, -0.04, 64, ContainerLossGapMs: double.PositiveInfinity, planned: 7));

    /// <summary>All text that a scenario or a source gives is hostile.</summary>
    public static CapacityStudy HostileStudy { get; } = MakeHostile();

    /// <summary>So many scenarios, 1 to 8.</summary>
    public static CapacityStudy Of(int count) => Options with
    {
        Scenarios = [.. Enumerable.Range(0, count).Select(i => i == 5 ? Misfit("option-b-as-written") : Sustained(Names[i], [3 + i, 3 + i, 3], 98_000 - 9_000 * i, 101_000 - 9_100 * i, 0.3 - 0.03 * i, 512, 300 + 20 * i))],
    };

    private static string[] Names => ["baseline", "option-a", "option-b", "option-c", "option-b-one-host", "option-b-as-written", "my-own-network", "option-c-alt"];

    /// <summary>A study without claims, contradictions, inputs, gains, curves and closed forms.</summary>
    public static CapacityStudy Bare { get; } = Options with
    {
        Claims = [],
        Contradictions = [],
        Scenarios = [Options.Scenarios[2] with { Ceilings = [], Gains = [], Inputs = [], Curves = [], ClaimMode = [], CheapestChange = null, ContainerLossGapMs = null, Probes = [], Bottleneck = null }],
    };

    private static CapacityStudy Study(params ScenarioCapacity[] scenarios) => new()
    {
        Scenarios = scenarios,
        ServiceLevel = "finality.p95 < 200ms, lost == 0",
        Conditions = [new Threshold("finality.p95 < 200ms", "finality.p95", "<", 200), new Threshold("lost == 0", "lost", "==", 0)],
        Seeds = [42, 43, 44, 45, 46],
        Claims = Claims,
        Contradictions =
        [
            new Contradiction(1, "51 nodes (project summary)", "59 containers (session summary)", ["SEED", "DSS"], ContradictionTreatment.Derived, "51"),
            new Contradiction(2, "776K TPS of the network", "776K TPS of a single node", ["SEED", "WP 6.7.1"], ContradictionTreatment.Rejected, ""),
            new Contradiction(3, "finality below 100 ms", "consensus time-out of 120 ms", ["POG"], ContradictionTreatment.Parameter, ""),
        ],
        Effort = new StudyEffort(61, 4_210, 492, 2),
        Version = "0.1.0",
        Environment = new MachineEnvironment("Linux", "x64", 2, ".NET 10.0"),
        ReplayCommand = "aurigraph-sim capacity baseline option-a option-b-one-host option-b-as-written --seeds 5",
        TraceHash = "9f3a61c07be2d415",
        Partial = false,
    };

    private static ScenarioCapacity Sustained(string name, int[] validators, double knee, double closedForm, double headroom, int megabytes, double? ContainerLossGapMs, double planned = 50_000)
    {
        ExperimentDefinition experiment = Experiment(name, validators, megabytes, planned);
        return new ScenarioCapacity
        {
            Experiment = experiment,
            Outcome = CapacityOutcome.Sustained,
            Remark = "The service level holds up to the knee.",
            Knee = new KneeEstimate(knee * 0.75, knee, knee * 1.25, knee * 0.99, knee * 1.01),
            AtSeventyPercent = new LoadPoint(0.7 * knee, Result(experiment, 0.7 * knee, 67, 94, headroom)),
            AtKnee = new LoadPoint(knee, Result(experiment, knee, 193, 310, headroom - 0.03)),
            Ceilings =
            [
                Ceiling("host-cores", "host-1", closedForm, "16 cores / (51 nodes × 4 µs + 54 µs)"), Ceiling("disk-bandwidth", "host-1", 118_000, "3 GB/s / (20 × 2 × 318 B × 2)"), Ceiling("mempool", "validator-container-1", 142_000, "92 MB / (318 B × 2 s)"),
                Ceiling("leader-egress", "validator-container-1", 199_000, "3.1 GB/s / (318 B × 49)"), Ceiling("apply", "leader", 250_000, "1 / 4 µs"), Ceiling("verify-signature", "business containers", 308_000, "16 / 52 µs"),
                Ceiling("in-flight", "leader", 417_000, "50K / 120 ms"), Ceiling("observer-feed", "validators", double.PositiveInfinity, "no limit"),
            ],
            Bottleneck = new Bottleneck("cpu", "host-1", 0.97),
            Gains = [new RelaxationGain("host-cores", 1.25, knee * 1.24, 0.24), new RelaxationGain("disk-bandwidth", 1.25, knee * 1.004, 0.004), new RelaxationGain("apply", 1.25, knee, 0)],
            Inputs =
            [
                new InputEffect("applyPerTransaction", "4 µs", 0.25, knee * 0.83, knee * 1.17), new InputEffect("coreSpeed", "1.0", 0.10, knee * 0.9, knee * 1.1), new InputEffect("verifySignature", "52 µs", 0.15, knee * 0.965, knee * 1.035),
                new InputEffect("contextSwitch", "3 µs", 0.5, knee * 0.973, knee * 1.012), new InputEffect("hashPerByte", "0.5 ns", 0.3, knee * 0.982, knee * 1.01),
            ],
            ContainerLossGapMs = ContainerLossGapMs,
            CheapestChange = "4 hosts instead of 1 (64 cores) reach 200K TPS, + € 1,650 a month.",
            ClaimMode = name.StartsWith("option-b", StringComparison.Ordinal) ? [new ClaimModeAnswer("signature checks off", 71_000), new ClaimModeAnswer("NIC and disk without limits", 96_000), new ClaimModeAnswer("a core for each node", null)] : [],
            Probes = [.. Probes(knee)],
            Curves = [],
        };
    }

    private static IEnumerable<Probe> Probes(double knee)
    {
        foreach (double share in new[] { 0.1, 0.3, 0.5, 0.7, 0.85, 0.93, 0.97, 1, 1.02, 1.05, 1.2 })
            yield return Probe(knee * share, share <= 1 ? 38 + 29 * share * share + 126 * Math.Pow(share, 24) : 193 + 9_000 * (share - 1), share <= 1);
        yield return Probe(knee, 190, true) with { Seed = 43 };
    }

    private static Probe Probe(double rate, double p95, bool sustained) =>
        new(rate, 42, 30, rate, new Distribution((long)(rate * 30) + 1, p95 * 0.6, p95 * 0.5, p95 * 0.8, p95, p95 * 1.4, p95 * 1.9, p95 * 2.2), sustained, sustained ? "" : "final / submitted is 0.96");

    private static ScenarioCapacity Misfit(string name)
    {
        ExperimentDefinition experiment = Experiment(name, [5, 5, 5, 5], 384, 1_000_000);
        Deployment deployment = experiment.Deployment with { Containers = [.. experiment.Deployment.Containers.Select(c => c.Role == NodeRole.Validator ? c with { Processes = 5, StateCache = new ByteCount(200_000_000) } : c)] };
        return Without(name, CapacityOutcome.DoesNotFit, "validator-container-1 needs 1,651 MB before the first transaction; its limit is 384 MB.", 1_000_000) with { Experiment = experiment with { Deployment = deployment } };
    }

    private static ScenarioCapacity Without(string name, CapacityOutcome outcome, string remark, double planned) => new()
    {
        Experiment = Experiment(name, [1, 1, 1], 512, planned),
        Outcome = outcome,
        Remark = remark,
        Knee = null,
        AtSeventyPercent = null,
        AtKnee = null,
        Ceilings = [Ceiling("disk-bandwidth", "host-1", 0.004, "a very slow disk"), Ceiling("apply", "leader", 0, "nothing runs")],
        Bottleneck = null,
        Gains = [],
        Inputs = [],
        ContainerLossGapMs = null,
        CheapestChange = null,
        ClaimMode = [],
        Probes = [],
        Curves = [],
    };

    private static ExperimentDefinition Experiment(string name, int[] validators, int megabytes, double planned) => SampleResult.Experiment with
    {
        Name = name,
        Deployment = new Deployment("inline", [.. SampleResult.Containers(NodeRole.Validator, validators, 12, megabytes), .. SampleResult.Containers(NodeRole.Business, [4, 4], 11, 320), .. SampleResult.Containers(NodeRole.Slim, [2, 2], 6, 192)], MemoryLimitAction.Kill)
        {
            Hosts = [new Host { Id = "host-1", Cores = 16, Memory = new ByteCount(49_000_000_000) }],
        },
        Workload = SampleResult.Experiment.Workload with { Stages = [new LoadStage(Duration.Zero, Duration.FromSeconds(35), new Rate(planned / 2), new Rate(planned))] },
    };

    private static RunResult Result(ExperimentDefinition experiment, double rate, double p95, double p99, double headroom) => SampleResult.Result with
    {
        Scenario = experiment.Name,
        Throughput = SampleResult.Result.Throughput with { OfferedTps = rate, CommittedTps = rate },
        Finality = new Distribution(900_000, p95 * 0.6, p95 * 0.5, p95 * 0.8, p95, p99, p99 * 1.4, p99 * 1.8),
        Containers = [.. experiment.Deployment.Containers.Select(c => Figures(c, c.Role == NodeRole.Validator ? headroom : 0.4))],
    };

    private static ContainerFigures Figures(Container container, double headroom)
    {
        long peak = (long)(container.Memory.Bytes * (1 - headroom)), load = peak / 6;
        MemoryByAccount memory = new(load / 6, load / 2, load / 6, (peak - load) * 4 / 10, (peak - load) / 4, load - load / 6 - load / 2 - load / 6, 0);
        memory = memory with { Runtime = peak - memory.Total };
        return SampleResult.Result.Containers[0] with { Id = container.Id, Cores = container.Cores, Nodes = container.Nodes.Count, MemoryLimit = container.Memory.Bytes, MemoryPeak = peak, Memory = memory };
    }

    private static Ceiling Ceiling(string resource, string where, double tps, string formula) => new() { Resource = resource, Where = where, Tps = tps, Formula = formula, Law = "direct", Keys = [] };

    private static IReadOnlyList<ClaimVerdict> Claims =>
    [
        Claim("throughput-b", "Throughput, Option B", "option-b-one-host", 1_000_000, MetricUnit.Rate, 60_000, 45_000, 75_000, ClaimOutcome.NotMet, "51 nodes apply every transaction on the same 16 cores"),
        Claim("throughput-baseline", "Throughput, baseline", "baseline", 776_000, MetricUnit.Rate, 98_000, 73_500, 122_500, ClaimOutcome.NotMet, "its own source lists 776K as a single-node figure"),
        Claim("gain-b", "Gain of B over the baseline", "option-b-one-host", 0.29, MetricUnit.Ratio, -0.39, -0.42, -0.36, ClaimOutcome.NotMet, "more voters and observers add work, never throughput"),
        Claim("finality-b", "Finality p95, Option B", "option-b-one-host", 200, MetricUnit.Milliseconds, 67, 61, 76, ClaimOutcome.Met, "at 42K TPS, which is 70 % of the knee"),
        Claim("in-flight-b", "1.0M at 120 ms with 50K in flight", "option-b-one-host", 1_000_000, MetricUnit.Rate, 417_000, null, null, ClaimOutcome.NotReachable, "Little’s law: 50K / 120 ms"),
        Claim("memory-b", "Memory per node, Option B", "option-b-one-host", 19_000_000, MetricUnit.Bytes, 71_000_000, 68_000_000, 75_000_000, ClaimOutcome.ContradictsItself, "384 MB of one container divided by 20 nodes of the cluster"),
        Claim("soak", "24 h at 500K", "option-b-one-host", 500_000, MetricUnit.Rate, null, null, null, ClaimOutcome.NotJudged, "kept for the record"),
    ];

    private static ClaimVerdict Claim(string id, string text, string scenario, double claimed, MetricUnit unit, double? projected, double? low, double? high, ClaimOutcome verdict, string why) => new()
    {
        Id = id, Text = text, Sources = ["SEED"], Scenario = scenario, IsInStudy = true, IsOwnThroughput = id.StartsWith("throughput", StringComparison.Ordinal), Claimed = claimed, Unit = unit, Projected = projected, Low = low, High = high, IsExact = low is null, Verdict = verdict, Why = why,
        ClaimedText = Text(claimed, unit), ProjectedText = Text(projected, unit),
    };

    private static string Text(double? value, MetricUnit unit) => value is not { } number ? "–" : unit switch
    {
        MetricUnit.Rate => FormattableString.Invariant($"{number / 1e3:0}K TPS"),
        MetricUnit.Ratio => FormattableString.Invariant($"{number * 100:+0;−0} %"),
        MetricUnit.Milliseconds => FormattableString.Invariant($"{number:0} ms"),
        _ => FormattableString.Invariant($"{number / 1e6:0} MB"),
    };

    private static IReadOnlyList<CapacityCurve> Curves =>
    [
        new CapacityCurve
        {
            Name = "validators",
            InputLabel = "validators",
            OutputLabel = "sustained TPS",
            Points = [new CurvePoint(1, 240_000), new CurvePoint(3, 190_000), new CurvePoint(5, 158_000), new CurvePoint(7, 131_000), new CurvePoint(12, 94_000), new CurvePoint(20, 60_000), new CurvePoint(30, null)],
            Fit = new CurveFit("1 / (4.2 µs + 0.63 µs (n − 1))", [.. new[] { 1.0, 3, 5, 7, 12, 20, 30, 40 }.Select(n => new CurvePoint(n, 1e6 / (4.2 + 0.63 * (n - 1))))], 20, 0.06),
        },
        new CapacityCurve { Name = "rtt", InputLabel = "round trip, ms", OutputLabel = "sustained TPS", Points = [new CurvePoint(0.1, 61_000), new CurvePoint(1, 60_000), new CurvePoint(10, 52_000), new CurvePoint(100, 11_000)], Fit = null },
    ];

    private static CapacityStudy MakeHostile()
    {
        ScenarioCapacity b = Options.Scenarios[2];
        return Options with
        {
            ServiceLevel = Hostile,
            Conditions = [],
            Version = Hostile,
            ReplayCommand = Hostile,
            TraceHash = Hostile,
            Environment = new MachineEnvironment(Hostile, Hostile, 1, Hostile),
            Claims = [Claims[0] with { Id = Hostile, Text = Hostile, Sources = [Hostile], Scenario = Hostile, ClaimedText = Hostile, ProjectedText = Hostile, Why = Hostile }],
            Contradictions = [new Contradiction(1, Hostile, Hostile, [Hostile], ContradictionTreatment.Encoded, Hostile)],
            Scenarios =
            [
                b with
                {
                    Experiment = b.Experiment with { Name = Hostile, Costs = b.Experiment.Costs with { Name = Hostile } },
                    Remark = Hostile,
                    Ceilings = [Ceiling(Hostile, Hostile, 10, Hostile) with { Law = Hostile }],
                    Bottleneck = new Bottleneck(Hostile, Hostile, 1),
                    Gains = [new RelaxationGain(Hostile, 1.25, 70_000, 0.1)],
                    Inputs = [new InputEffect(Hostile, Hostile, 0.5, 50_000, 70_000)],
                    CheapestChange = Hostile,
                    ClaimMode = [new ClaimModeAnswer(Hostile, 1)],
                    Curves = [Curves[0] with { Name = Hostile, InputLabel = Hostile, OutputLabel = Hostile, Fit = Curves[0].Fit! with { Formula = Hostile } }],
                },
                Without(Hostile + "2", CapacityOutcome.NotSteady, Hostile, 1),
            ],
        };
    }
}
