using Aurigraph.CommandLine.Execution;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Output;
using Aurigraph.Reports.Text;
using Aurigraph.Rollout;
using Aurigraph.Rollout.Hosts;
using Aurigraph.Rollout.Monitoring;
using Aurigraph.Scenarios;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>The phases of a rehearsal but the last, which counts the others.</summary>
internal static class Phases
{
    private const double HealthyShare = 0.99;

    /// <summary>The scenario is valid, and what it resolves to resolves to itself.</summary>
    public static StepFindings Initialise(LoadedScenario scenario)
    {
        ScenarioReading again = ScenarioReader.ReadText(scenario.Reading.ResolvedYaml, scenario.File);
        Deployment deployment = scenario.Experiment.Deployment;
        return new StepFindings($"{deployment.AllNodes.Count()} nodes in {deployment.Containers.Count} containers, seed {scenario.Experiment.Seed}")
            .Asks(again.IsValid && again.ResolvedYaml == scenario.Reading.ResolvedYaml, "the resolved scenario does not read back as itself");
    }

    /// <summary>What is taken before the first transaction fits; what is unwise is told.</summary>
    public static StepFindings Prepare(LoadedScenario scenario)
    {
        List<Container> full = [.. scenario.Experiment.Deployment.Containers.Where(c => c.FixedMemory > c.Memory)];
        IReadOnlyList<ScenarioWarning> warnings = scenario.Reading.Warnings;
        double least = scenario.Experiment.Deployment.Containers.Min(c => 1 - ((double)c.FixedMemory.Bytes / c.Memory.Bytes));
        return new StepFindings($"{(full.Count == 0 ? $"{NumberFormat.Percent(least)} of the tightest container is left for the load, " : "")}{(warnings.Count == 0 ? "no warnings" : $"warnings: {string.Join(", ", warnings.Select(w => w.Code).Distinct(StringComparer.Ordinal))}")}")
            .Asks(full.Count == 0, full.Count == 0 ? "" : $"{NumberFormat.Plural(full.Count, "container")} cannot start, {full[0].Id} needs {NumberFormat.Bytes(full[0].FixedMemory.Bytes)} of {NumberFormat.Bytes(full[0].Memory.Bytes)}");
    }

    /// <summary>The files of the rollout are written to a scratch folder and read back.</summary>
    public static StepFindings Upload(LoadedScenario scenario)
    {
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("aurigraph-rehearsal-");
        try
        {
            IReadOnlyList<RolloutFile> files = RolloutFiles.Of(scenario.Experiment, scenario.Reading.ResolvedYaml);
            string folder = Path.Combine(scratch.FullName, "rollout");
            ResultFolder.Write(folder, RolloutManifest.Path, [.. files.Select(f => (f.Path, f.Content))]);
            int same = files.Count(f => File.ReadAllText(Path.Combine(folder, f.Path)) == f.Content);
            return new StepFindings($"{files.Count} files, {NumberFormat.Bytes(files.Sum(f => (double)f.Content.Length))}").Asks(same == files.Count, $"{files.Count - same} files do not read back as written");
        }
        catch (RolloutException problem)
        {
            return new StepFindings("").Asks(false, problem.Message);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    /// <summary>The hosts have what the containers take; that they promise more cores than they have is told and no failure.</summary>
    public static StepFindings Infrastructure(Deployment deployment)
    {
        IReadOnlyList<HostNeed> needs = HostNeed.Of(deployment);
        if (needs.All(n => n.Host is null))
            return StepFindings.Skipped($"the scenario names no hosts; its containers need {needs.Sum(n => n.CoreLimits)} cores and {NumberFormat.Bytes(needs.Sum(n => (double)n.MemoryLimits.Bytes))} by their limits");
        return new StepFindings(string.Join(", ", needs.Where(n => n.Host is not null).Select(n => FormattableString.Invariant(
                $"{n.Host}: {n.CoreLimits} cores promised, {n.Cores:0.##} there{(n.IsCoreOverCommitted ? FormattableString.Invariant($" ({n.CoreCommitment:0.#} x)") : "")}"))))
            .Asks(needs.All(n => n.Fits), string.Join(", ", needs.Where(n => !n.Fits).Select(n => $"{n.Host} has too little memory before the first transaction")));
    }

    /// <summary>A leader is elected and every node follows it.</summary>
    public static StepFindings Cluster(RehearsalRuns runs)
    {
        RunResult result = runs.Quiet.Result;
        LeaderSpan? first = result.Leaders.Count > 0 ? result.Leaders[0] : null;
        int up = result.Nodes.Count(n => n.Up);
        return new StepFindings(first is null ? "" : $"{first.Leader} led {(first.StartMs > 0 ? $"after {NumberFormat.Elapsed(first.StartMs)} " : "")}in term {first.Term}; {up} of {result.Nodes.Count} nodes up")
            .Asks(first is not null, "no leader was elected")
            .Asks(up == result.Nodes.Count, $"{result.Nodes.Count - up} of {result.Nodes.Count} nodes are down");
    }

    /// <summary>Nodes pass their health probes.</summary>
    public static StepFindings Health(RehearsalRuns runs)
    {
        HealthFigures health = runs.Quiet.Result.Health;
        return new StepFindings($"{NumberFormat.Percent(health.PassRate)} of the probes passed, {NumberFormat.Plural(health.Restarts, "restart")}")
            .Asks(health.PassRate >= HealthyShare, $"fewer than {NumberFormat.Percent(HealthyShare)} of the probes passed")
            .Asks(health.Restarts == 0, "nodes were started again");
    }

    /// <summary>Ten thousand transactions all become final.</summary>
    public static StepFindings Smoke(RehearsalRuns runs)
    {
        Throughput t = runs.Smoke.Result.Throughput;
        return new StepFindings($"{NumberFormat.Count(t.Final)} of {NumberFormat.Count(t.Submitted)} final")
            .Asks(t.Submitted >= RehearsalLoads.SmokeTransactions, $"fewer than {NumberFormat.Count(RehearsalLoads.SmokeTransactions)} were submitted")
            .Asks(t.Final == t.Submitted, $"{NumberFormat.Count(t.Rejected)} were rejected and {NumberFormat.Count(t.InFlight + t.Abandoned)} did not become final");
    }

    /// <summary>The scenario's own load at its peak, and its own thresholds.</summary>
    public static StepFindings Benchmark(RehearsalRuns runs)
    {
        RunResult result = runs.Benchmark.Result;
        List<ThresholdOutcome> failed = [.. result.Thresholds.Where(t => !t.Passed && !t.Undecided)];
        int undecided = result.Thresholds.Count(t => t.Undecided);
        string thresholds = result.Thresholds.Count == 0 ? "the scenario sets no threshold"
            : $"{result.Thresholds.Count(t => t.Passed)} of {result.Thresholds.Count} thresholds hold{(undecided > 0 ? $", {undecided} cannot be decided in so short a run" : "")}";
        return new StepFindings($"{NumberFormat.Short(result.Throughput.CommittedTps)} of {NumberFormat.Short(result.Throughput.OfferedTps)} TPS committed, p95 {NumberFormat.Milliseconds(result.Finality.P95)}; {thresholds}")
            .Asks(result.Throughput.Final > 0, "nothing became final")
            .Asks(failed.Count == 0, string.Join(", ", failed.Select(f => $"{f.Expression} does not hold")));
    }

    /// <summary>Nodes give every figure that the dashboard asks for.</summary>
    public static StepFindings Monitoring(RehearsalRuns runs)
    {
        List<string> missing = [.. MetricNames.All.Select(m => m.Name).Except(runs.Quiet.Metrics, StringComparer.Ordinal)];
        return new StepFindings($"{MetricNames.All.Count - missing.Count} of {MetricNames.All.Count} metrics have a figure").Asks(missing.Count == 0, $"no figure for {string.Join(", ", missing)}");
    }
}
