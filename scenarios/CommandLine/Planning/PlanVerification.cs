using Aurigraph.Capacity.Planning;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports;
using Aurigraph.Simulation;
using Aurigraph.Units;
using Aurigraph.Worlds;

namespace Aurigraph.CommandLine.Planning;

/// <summary>Simulates a plan once at its target. Closed forms know no queues, so a plan that just fits may not hold: then it is made again with room above the
/// target, until one holds or there is no more room to try.</summary>
internal sealed class PlanVerification(ExperimentDefinition experiment, IReadOnlyList<int> groups, PlanTarget target, CancellationToken cancellation)
{
    private const double Delivered = 0.99;
    private static readonly double[] Headrooms = [0, 0.1, 0.25];
    private static readonly Duration Warmup = Duration.FromSeconds(2);
    private static readonly Duration Window = Duration.FromSeconds(4);

    /// <summary>Every plan that was tried, with its run, the last one confirmed if any was. Empty when it was cancelled or there is nothing to run.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<VerifiedPlan> Run(Plan closedForm)
    {
        List<VerifiedPlan> tried = [];
        foreach (double headroom in Headrooms)
        {
            Plan plan = headroom == 0 ? closedForm : Planner.Find(experiment, groups, target, headroom);
            if (plan.Outcome == PlanOutcome.Forbidden)
                break;
            if (tried.Count > 0 && plan.Changes.SequenceEqual(tried[^1].Plan.Changes))
                continue;
            RunResult result = Simulate(plan.Experiment);
            tried.Add(new VerifiedPlan(plan, headroom, result, result.Safety.Violations.Count == 0 && result.Thresholds.All(t => t.Passed)));
            if (tried[^1].IsConfirmed)
                break;
        }
        return tried;
    }

    private RunResult Simulate(ExperimentDefinition planned)
    {
        Duration load = Warmup + Window;
        var rate = new Rate(target.Tps);
        ExperimentDefinition steady = planned with
        {
            Warmup = Warmup,
            Duration = Window,
            Drain = Duration.FromSeconds(1),
            Faults = [],
            SafetyChecks = false,
            Workload = planned.Workload with { Stages = [new LoadStage(Duration.Zero, load, rate, rate)] },
            Thresholds = [new Threshold($"committedTps >= {Delivered} x target", "committedTps", ">=", target.Tps * Delivered), .. target.Conditions],
        };
        using var progress = new ProgressLine(steady);
        RunResult result = SimulationRun.Execute(steady, new RunIdentity(ThisMachine.Version, ThisMachine.Environment), progress.Show, cancellation).Result;
        cancellation.ThrowIfCancellationRequested();
        return ResultCompletion.Complete(result, steady);
    }
}

/// <summary>A plan with the run that tried it.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Headroom">By how much its ceilings lie above the target at least.</param>
/// <param name="Result">What was measured at the target.</param>
/// <param name="IsConfirmed">Whether the target was reached.</param>
internal sealed record VerifiedPlan(Plan Plan, double Headroom, RunResult Result, bool IsConfirmed);
