using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Rehearsal;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>Grows a network size by size under the same load. The run of a size begins with the voters of the one before, and the new one joins in it; a size that has to be taken back is, in a run in which
/// that voter leaves.</summary>
/// <param name="rate">Offered transactions a second.</param>
/// <param name="runs">Carries runs out.</param>
internal sealed class GrowthRun(double rate, RehearsalRuns runs)
{
    private readonly List<GrowthStep> _done = [];
    private RunResult? _first;

    /// <summary>Sizes as they were judged; those before a cancellation, too.</summary>
    public IReadOnlyList<GrowthStep> Done => _done;

    /// <summary>The run in which the last size was taken back; null when none was, or nobody had joined.</summary>
    public GrowthStep? TakenBack { get; private set; }

    /// <summary>Goes through the sizes until one has to be taken back.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Run(GrowthPlan plan)
    {
        foreach (NetworkSize size in plan.Sizes)
        {
            GrowthStep step = Grow(size);
            _done.Add(step);
            if (step.Reason.Length == 0)
                continue;
            if (size.Joins is { } joined && step.ChangeMs is not null)
                TakenBack = Shrink(size, joined);
            return;
        }
    }

    private GrowthStep Grow(NetworkSize size)
    {
        int voters = Voters(size.Experiment);
        return Judge(size.Name, size.Experiment, voters, runs.Loads.Growing(size.Experiment, rate, size.Joins), size.Joins, "join", result => GrowthCriterion.Reason(_first ??= result, result));
    }

    private GrowthStep Shrink(NetworkSize size, NodeId leaves)
    {
        int voters = Voters(size.Experiment) - 1;
        return Judge($"back to {voters} voters", size.Experiment, voters, runs.Loads.Shrinking(size.Experiment, rate, leaves), leaves, "leave", GrowthCriterion.Broken);
    }

    private GrowthStep Judge(string name, ExperimentDefinition network, int voters, ExperimentDefinition experiment, NodeId? changes, string change, Func<RunResult, string> judge)
    {
        int nodes = network.Deployment.AllNodes.Count();
        try
        {
            RunResult result = runs.Carry(name, experiment);
            bool isChanged = result.Consensus.Voters == voters;
            string reason = isChanged ? judge(result) : $"{changes} did not {change}: {result.Consensus.Voters} validators vote";
            FaultSpan? span = isChanged && changes is not null ? result.Faults[0] : null;
            return new GrowthStep(name, voters, nodes, result.Throughput.CommittedTps, result.Finality.P95, result.Throughput.Lost, reason) { Changed = changes?.ToString(), ChangeMs = span?.EndMs - span?.StartMs };
        }
        catch (RehearsalRunException broken)
        {
            return new GrowthStep(name, voters, nodes, 0, null, 0, broken.Message) { Changed = changes?.ToString() };
        }
    }

    private static int Voters(ExperimentDefinition experiment) => experiment.Deployment.Nodes(NodeRole.Validator).Count();
}
