using Aurigraph.Capacity.Search;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>The runs of a rehearsal: the scenario with another load and other trouble, and no longer than it takes. Pure.</summary>
/// <param name="pace">How long they are.</param>
internal sealed class RehearsalLoads(RehearsalPace pace)
{
    /// <summary>Transactions of the smoke test.</summary>
    public const int SmokeTransactions = 10_000;

    // Arrivals are spread over the admitting nodes, whose last ones may fall just beyond the end.
    private const double SmokeMargin = 1.01;
    private const double QuietRate = 1_000;
    private const double ModerateShare = 0.5;
    private const double ModerateRateMax = 200_000;
    private static readonly Duration SmokeTimeMin = Duration.FromSeconds(4);
    private static readonly Duration SmokeTimeMax = Duration.FromSeconds(60);
    private static readonly Duration Second = Duration.FromSeconds(1);
    private static readonly Duration BenchmarkWindow = Duration.FromSeconds(3);
    private static readonly Duration ShortWindow = Duration.FromSeconds(2);
    private static readonly Duration FailoverWindowMin = Duration.FromSeconds(4);
    private static readonly Duration DrainMin = Duration.FromSeconds(10);

    /// <summary>A light load, no trouble.</summary>
    public ExperimentDefinition Quiet(ExperimentDefinition scenario) => Steady(scenario, Math.Min(scenario.Workload.PeakRate, QuietRate), pace.Window ?? ShortWindow);

    /// <summary>Half of what the benchmark carried: what an operator would leave on a network that is to lose a container or gain a node.</summary>
    public static double Moderate(RunResult benchmark) => Math.Clamp(Math.Round(benchmark.Throughput.CommittedTps * ModerateShare), 1, ModerateRateMax);

    /// <summary>Ten thousand transactions within four seconds, or over as long as the scenario's peak rate takes for them, then silence: it is no test of speed.</summary>
    public ExperimentDefinition Smoke(ExperimentDefinition scenario)
    {
        Duration settling = pace.Settling(scenario);
        double peak = scenario.Workload.PeakRate;
        Duration over = Duration.FromSeconds(Math.Clamp(SmokeTransactions / Math.Max(peak, 1), SmokeTimeMin.Seconds, SmokeTimeMax.Seconds));
        var rate = new Rate(SmokeTransactions * SmokeMargin / over.Seconds);
        return Plain(scenario, settling, over + Second,
            [new(Duration.Zero, settling, new Rate(0), new Rate(0)), new(settling, settling + over, rate, rate), new(settling + over, settling + over + Second, new Rate(0), new Rate(0))]);
    }

    /// <summary>The scenario's own load at its peak, without its trouble, held against its own thresholds.</summary>
    public ExperimentDefinition Benchmark(ExperimentDefinition scenario) =>
        SteadyLoad.At(scenario, scenario.Workload.PeakRate, scenario.Seed, pace.Settling(scenario) * 2, pace.Window ?? BenchmarkWindow);

    /// <summary>A moderate load while something crashes and comes back.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="target">"leader" or a container.</param>
    /// <param name="rate">Offered transactions a second.</param>
    public ExperimentDefinition Failover(ExperimentDefinition scenario, string target, double rate)
    {
        Duration window = Duration.Max(FailoverWindowMin, (scenario.Consensus.ElectionTimeoutMax * 10) + Second * 2);
        return Steady(scenario, rate, window) with { Faults = [new CrashFault(CrashAt(scenario), target, Second, null, null)] };
    }

    /// <summary>When <see cref="Failover"/> crashes its target.</summary>
    public Duration CrashAt(ExperimentDefinition scenario) => ChangeAt(scenario);

    /// <summary>A steady load under which a voter joins, if one does.</summary>
    /// <param name="scenario">The network as it is afterwards.</param>
    /// <param name="rate">Offered transactions a second.</param>
    /// <param name="joins">Who joins; null: nobody.</param>
    public ExperimentDefinition Growing(ExperimentDefinition scenario, double rate, NodeId? joins) => Changing(scenario, rate, joins is { } node ? [new JoinFault(ChangeAt(scenario), node)] : []);

    /// <summary>A steady load under which a voter leaves.</summary>
    /// <param name="scenario">The network as it is before.</param>
    /// <param name="rate">Offered transactions a second.</param>
    /// <param name="leaves">Who leaves.</param>
    public ExperimentDefinition Shrinking(ExperimentDefinition scenario, double rate, NodeId leaves) => Changing(scenario, rate, [new LeaveFault(ChangeAt(scenario), leaves)]);

    /// <summary>The window holds the change and as long after it as others are in all: both count.</summary>
    private ExperimentDefinition Changing(ExperimentDefinition scenario, double rate, IReadOnlyList<Fault> changes) =>
        Steady(scenario, rate, (pace.Window ?? ShortWindow) + pace.Change) with { Faults = changes };

    private Duration ChangeAt(ExperimentDefinition scenario) => pace.Settling(scenario) + (Second / 2);

    private ExperimentDefinition Steady(ExperimentDefinition scenario, double rate, Duration window)
    {
        Duration settling = pace.Settling(scenario);
        return Plain(scenario, settling, window, [new(Duration.Zero, settling, new Rate(0), new Rate(rate)), new(settling, settling + window, new Rate(rate), new Rate(rate))]);
    }

    private static ExperimentDefinition Plain(ExperimentDefinition scenario, Duration warmup, Duration window, IReadOnlyList<LoadStage> stages) => scenario with
    {
        Warmup = warmup,
        Duration = window,
        Drain = Duration.Max(scenario.Drain, DrainMin),
        Faults = [],
        Thresholds = [],
        SafetyChecks = true,
        Workload = scenario.Workload with
        {
            Arrival = ArrivalProcess.Constant,
            Burst = null,
            Trace = null,
            Closed = null,
            Retry = null,
            Operations = null,
            Stages = stages,
        },
    };
}
