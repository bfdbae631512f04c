using Aurigraph.CommandLine.Execution;
using Aurigraph.Reports.Rehearsal;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>Carries a rehearsal out: ten phases, six categories of tests, and then, where asked, growth.</summary>
internal sealed class Rehearser(LoadedScenario scenario, IRehearsalTarget target, Action<string> progress, CancellationToken cancellation)
{
    private readonly List<RehearsalStep> _steps = [];
    private readonly RehearsalRuns _runs = new(scenario, target, progress, cancellation);
    private bool _cancelled;

    /// <summary>The rehearsal; when it is cancelled, what was done until then, and the rest as skipped.</summary>
    /// <param name="growth">What the network is to grow into; null: it is not.</param>
    public RehearsalResult Run(GrowthPlan? growth)
    {
        Phase("initialise", () => Phases.Initialise(scenario));
        Phase("prepare", () => Phases.Prepare(scenario));
        Phase("upload", () => Phases.Upload(scenario));
        Phase("infrastructure", () => Phases.Infrastructure(scenario.Experiment.Deployment));
        Phase("cluster", () => Phases.Cluster(_runs));
        Phase("health", () => Phases.Health(_runs));
        Phase("smoke", () => Phases.Smoke(_runs));
        Phase("benchmark", () => Phases.Benchmark(_runs));
        Phase("monitoring", () => Phases.Monitoring(_runs));
        int summary = _steps.Count;
        Test("connectivity", () => TestCategories.Connectivity(_runs));
        Test("api", () => TestCategories.Api(_runs));
        Test("transactions", () => TestCategories.Transactions(_runs));
        Test("failover", () => TestCategories.Failover(_runs));
        Test("performance", () => TestCategories.Performance(_runs));
        Test("consistency", () => TestCategories.Consistency(_runs));
        NetworkGrowth? grown = growth is null ? null : Grow(growth);
        _steps.Insert(summary, Summary(grown));
        return new RehearsalResult
        {
            Scenario = scenario.Experiment.Name,
            Mode = target.Mode,
            Seed = scenario.Experiment.Seed,
            Version = ThisMachine.Version,
            Environment = ThisMachine.Environment,
            Partial = _cancelled,
            Steps = _steps,
            Runs = _runs.Done,
            Growth = grown,
        };
    }

    private void Phase(string name, Func<StepFindings> step) => Step(StepKind.Phase, name, step);

    private void Test(string name, Func<StepFindings> step) => Step(StepKind.Test, name, step);

    private void Step(StepKind kind, string name, Func<StepFindings> step)
    {
        try
        {
            _steps.Add((_cancelled ? StepFindings.Skipped("cancelled") : step()).As(kind, name));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _cancelled = true;
            _steps.Add(StepFindings.Skipped("cancelled").As(kind, name));
        }
        catch (RehearsalRunException broken)
        {
            _steps.Add(new StepFindings("").Asks(false, broken.Message).As(kind, name));
        }
    }

    private NetworkGrowth? Grow(GrowthPlan plan)
    {
        if (_cancelled)
            return null;
        double rate;
        try
        {
            rate = RehearsalLoads.Moderate(_runs.Benchmark.Result);
        }
        catch (RehearsalRunException)
        {
            return null; // The benchmark broke down, and its step says so: there is no load to grow under.
        }
        var growth = new GrowthRun(rate, _runs);
        try
        {
            growth.Run(plan);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _cancelled = true; // The sizes that were done are told.
        }
        return new NetworkGrowth(plan.From, plan.To, rate, growth.Done, GrowthCriterion.Rule) { TakenBack = growth.TakenBack };
    }

    private RehearsalStep Summary(NetworkGrowth? growth)
    {
        if (_cancelled)
            return StepFindings.Skipped("cancelled").As(StepKind.Phase, "summary");
        List<string> failed = [.. _steps.Where(s => s.Verdict == StepVerdict.Failed).Select(s => s.Name)];
        if (growth?.IsRolledBack == true)
            failed.Add("growth");
        return new StepFindings($"{_steps.Count(s => s.Verdict == StepVerdict.Passed)} steps passed").Asks(failed.Count == 0, $"failed: {string.Join(", ", failed)}").As(StepKind.Phase, "summary");
    }
}
