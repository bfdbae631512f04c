using Aurigraph.CommandLine.Execution;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Rehearsal;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>The runs of one rehearsal, each carried out once, when the first step asks for it.</summary>
internal sealed class RehearsalRuns(LoadedScenario scenario, IRehearsalTarget target, Action<string> progress, CancellationToken cancellation)
{
    private readonly Dictionary<string, RehearsalRunException> _broken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RehearsalObservation> _observations = new(StringComparer.Ordinal);
    private readonly List<RehearsalRun> _runs = [];

    /// <summary>What was rehearsed.</summary>
    public ExperimentDefinition Experiment => scenario.Experiment;

    /// <summary>The loads of the runs.</summary>
    public RehearsalLoads Loads { get; } = new(target.Pace);

    /// <summary>What was carried out until now, in its order.</summary>
    public IReadOnlyList<RehearsalRun> Done => _runs;

    /// <summary>What was seen in them, in the same order.</summary>
    public IEnumerable<(string Name, RehearsalObservation Observation)> Seen => _runs.Where(r => _observations.ContainsKey(r.Name)).Select(r => (r.Name, _observations[r.Name]));

    /// <summary>A light load.</summary>
    public RehearsalObservation Quiet => Once("light load", () => Loads.Quiet(Experiment));

    /// <summary>Ten thousand transactions.</summary>
    public RehearsalObservation Smoke => Once("10K transactions", () => Loads.Smoke(Experiment));

    /// <summary>The scenario's own load.</summary>
    public RehearsalObservation Benchmark => Once("benchmark", () => Loads.Benchmark(Experiment));

    /// <summary>The leader dies and comes back.</summary>
    public RehearsalObservation LeaderLoss => Once("loss of the leader", () => Loads.Failover(Experiment, "leader", RehearsalLoads.Moderate(Benchmark.Result)));

    /// <summary>A container dies and comes back.</summary>
    /// <param name="container">Which.</param>
    public RehearsalObservation ContainerLoss(string container) => Once($"loss of {container}", () => Loads.Failover(Experiment, container, RehearsalLoads.Moderate(Benchmark.Result)));

    /// <summary>A run that no other step asks for.</summary>
    /// <param name="name">What it is for.</param>
    /// <param name="experiment">What to run.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="RehearsalRunException">It broke down.</exception>
    public RunResult Carry(string name, ExperimentDefinition experiment) => Observe(name, experiment, isGrown: true).Result;

    private RehearsalObservation Once(string name, Func<ExperimentDefinition> experiment)
    {
        if (_broken.TryGetValue(name, out RehearsalRunException? problem))
            throw new RehearsalRunException(problem.Message, problem);
        if (_observations.TryGetValue(name, out RehearsalObservation? observation))
            return observation;
        try
        {
            return _observations[name] = Observe(name, experiment(), isGrown: false);
        }
        catch (RehearsalRunException broken)
        {
            _broken[name] = broken;
            throw;
        }
    }

    private RehearsalObservation Observe(string name, ExperimentDefinition experiment, bool isGrown)
    {
        cancellation.ThrowIfCancellationRequested();
        progress(name);
        RehearsalObservation observation = target.Run(experiment, isGrown, cancellation);
        RunResult result = observation.Result;
        _runs.Add(new RehearsalRun(name, result.TraceHash, result.Wall.VirtualSeconds, result.Throughput.OfferedTps, result.Throughput.CommittedTps, result.Finality.P95, result.Safety.Violations));
        return observation;
    }
}
