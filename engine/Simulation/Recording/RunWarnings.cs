using Aurigraph.Measurement;
using Aurigraph.Simulation.World;
using Aurigraph.Units;
using Aurigraph.Worlds.Recording;

namespace Aurigraph.Simulation.Recording;

/// <summary>What the reader of a result should know, found while running.</summary>
internal sealed class RunWarnings(SimulatedWorld world, IReadOnlyList<ContainerFigures> containers, OperationFigures? operations)
{
    private const double NarrowMemory = 0.95;
    private const double LongStall = 0.01;

    /// <summary>All of them.</summary>
    public IReadOnlyList<Warning> All()
    {
        var warnings = new List<Warning>();
        Memory(warnings);
        BatchFigures batches = world.Recorder.Batches.Figures();
        if (batches.Count > 0 && batches.ClosedBy.Delay == batches.Count && batches.MeanTransactions < world.Experiment.Batching.MaxTransactions / 2.0)
        {
            warnings.Add(new Warning("batching.never-full", FormattableString.Invariant(
                $"All {batches.Count:N0} batches closed by the {world.Experiment.Batching.MaxDelay} delay, at {batches.MeanTransactions:N0} transactions of {world.Experiment.Batching.MaxTransactions:N0}.")));
        }
        long inFlight = world.Recorder.Transactions.InFlight;
        if (inFlight > 0)
            warnings.Add(new Warning("run.not-drained", FormattableString.Invariant($"{inFlight:N0} transactions were still in flight when the run ended.")));
        Stalls(warnings);
        if (operations is { Verdict: "undecided" })
            warnings.Add(new Warning("operations.undecided", FormattableString.Invariant($"The history of {operations.Invoked:N0} operations was too hard to judge; fewer clients, or a shorter run, are easier.")));
        if (world.Recorder.Leadership.Leader.IsNone && containers.All(c => c.MemoryKills == 0))
            warnings.Add(new Warning("consensus.no-leader", "No leader had a quorum behind it when the run ended."));
        return warnings;
    }

    private void Stalls(List<Warning> warnings)
    {
        KeyValuePair<NodeId, WindowClock>[] stalled = [.. world.Recorder.Stalls.Where(s => s.Value.Share(world.Kernel.Now) > LongStall)];
        if (stalled.Length == 0)
            return;
        (NodeId node, WindowClock longest) = stalled.MaxBy(s => s.Value.Share(world.Kernel.Now));
        warnings.Add(new Warning("storage.stalled", FormattableString.Invariant(
            $"Applying stood still on {stalled.Length} nodes, on {node} for {longest.Share(world.Kernel.Now):P0} of the window: flushing and merging of the state store could not follow.")));
    }

    private void Memory(List<Warning> warnings)
    {
        foreach (ContainerFigures container in containers.Where(c => c.MemoryKills > 0))
            warnings.Add(new Warning("memory.killed", FormattableString.Invariant($"{container.Id} died for passing its limit of {container.MemoryLimit / 1e6:0} MB.")));
        ContainerFigures[] narrow = [.. containers.Where(c => c.MemoryKills == 0 && c.MemoryPeak > NarrowMemory * c.MemoryLimit)];
        if (narrow.Length > 0)
        {
            warnings.Add(new Warning("memory.narrow", FormattableString.Invariant(
                $"{narrow.Length} containers peak above {NarrowMemory:P0} of their memory limit, {narrow[0].Id} at {narrow[0].MemoryPeak / 1e6:0} of {narrow[0].MemoryLimit / 1e6:0} MB.")));
        }
    }
}
