using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Rehearsal;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>Grows a network size by size, each in a run of its own under the same load, until one has to be taken back.</summary>
internal static class GrowthRun
{
    private static readonly Duration Window = Duration.FromSeconds(2);

    /// <summary>Adds each size to <paramref name="done"/> as it is judged, so that those before a cancellation are known.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Run(GrowthPlan plan, double rate, RehearsalRuns runs, List<GrowthStep> done)
    {
        RunResult? first = null;
        foreach (NetworkSize size in plan.Sizes)
        {
            RunResult result = runs.Carry(size.Name, RehearsalLoads.Steady(size.Experiment, rate, Window));
            first ??= result;
            string reason = GrowthCriterion.Reason(first, result);
            Deployment deployment = size.Experiment.Deployment;
            done.Add(new GrowthStep(size.Name, deployment.Nodes(NodeRole.Validator).Count(), deployment.AllNodes.Count(), result.Throughput.CommittedTps, result.Finality.P95, result.Throughput.Lost, reason));
            if (reason.Length > 0)
                return;
        }
    }
}
