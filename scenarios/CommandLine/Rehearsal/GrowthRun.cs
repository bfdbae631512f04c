using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Rehearsal;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>Grows a network size by size, each in a run of its own under the same load, until one has to be taken back.</summary>
internal static class GrowthRun
{
    /// <summary>Adds each size to <paramref name="done"/> as it is judged, so that those before a cancellation are known.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Run(GrowthPlan plan, double rate, RehearsalRuns runs, List<GrowthStep> done)
    {
        RunResult? first = null;
        foreach (NetworkSize size in plan.Sizes)
        {
            Deployment deployment = size.Experiment.Deployment;
            int voters = deployment.Nodes(NodeRole.Validator).Count(), nodes = deployment.AllNodes.Count();
            try
            {
                RunResult result = runs.Carry(size.Name, runs.Loads.Steady(size.Experiment, rate));
                first ??= result;
                string reason = GrowthCriterion.Reason(first, result);
                done.Add(new GrowthStep(size.Name, voters, nodes, result.Throughput.CommittedTps, result.Finality.P95, result.Throughput.Lost, reason));
                if (reason.Length > 0)
                    return;
            }
            catch (RehearsalRunException broken)
            {
                done.Add(new GrowthStep(size.Name, voters, nodes, 0, null, 0, broken.Message));
                return;
            }
        }
    }
}
