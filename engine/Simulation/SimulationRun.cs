using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Simulation.Actors;
using Aurigraph.Simulation.Recording;
using Aurigraph.Simulation.World;
using Aurigraph.Units;
using Aurigraph.Worlds;
using Aurigraph.Worlds.Recording;

namespace Aurigraph.Simulation;

/// <summary>Runs an experiment in the virtual world. The same experiment and version give the same trace and figures everywhere.</summary>
public static class SimulationRun
{
    private static readonly Duration Step = Duration.FromMilliseconds(10);

    /// <summary>Runs an experiment to its end: the load, then the drain until nothing is in flight and live nodes agree, or its limit.</summary>
    /// <param name="experiment">What to run.</param>
    /// <param name="identity">Version and machine, for the result.</param>
    /// <param name="progress">Told the virtual time now and then; null: nobody is told.</param>
    /// <param name="cancellation">Ends the run early; what was measured is returned and marked partial.</param>
    public static SimulationOutcome Execute(ExperimentDefinition experiment, RunIdentity identity, Action<VirtualTime>? progress = null, CancellationToken cancellation = default) =>
        Execute(experiment, identity, -1, progress, cancellation);

    /// <summary>Runs an experiment and keeps the deliveries of one block of its trace as text; all else is as without.</summary>
    /// <param name="experiment">What to run.</param>
    /// <param name="identity">Version and machine, for the result.</param>
    /// <param name="capturedBlock">The block, counted from 0; negative: none.</param>
    /// <param name="progress">Told the virtual time now and then; null: nobody is told.</param>
    /// <param name="cancellation">Ends the run early; what was measured is returned and marked partial.</param>
    public static SimulationOutcome Execute(
        ExperimentDefinition experiment, RunIdentity identity, int capturedBlock, Action<VirtualTime>? progress = null, CancellationToken cancellation = default)
    {
        using var world = new SimulatedWorld(experiment, new Trace(capturedBlock: capturedBlock));
        bool complete = Load(world, progress, cancellation) && Drain(world, cancellation);
        OperationFigures? operations = JudgeOperations(world);
        bool violated = world.Recorder.Safety.Violations.Count > 0;
        RunResult result = new ResultBuilder(world, identity, partial: !complete && !violated, operations).Build();
        return new SimulationOutcome(result, world.Trace.Blocks) { Captured = world.Trace.Captured };
    }

    private static OperationFigures? JudgeOperations(SimulatedWorld world)
    {
        if (world.Operations is null)
            return null;
        (OperationFigures figures, string? violation) = HistoryJudge.Judge(world.Operations, world.Experiment.SafetyChecks);
        world.Recorder.Safety.Note(violation);
        return figures;
    }

    private static bool Load(SimulatedWorld world, Action<VirtualTime>? progress, CancellationToken cancellation)
    {
        Duration slice = SteadinessRecorder.Slice;
        for (VirtualTime next = VirtualTime.Zero; next < world.Window.End;)
        {
            next = VirtualTime.Min(next + slice, world.Window.End);
            if (!Advance(world, next, cancellation))
                return false;
            world.Recorder.Transactions.Steadiness.OnSlice(world.Recorder.Transactions.InFlight);
            progress?.Invoke(world.Kernel.Now);
        }
        return true;
    }

    private static bool Drain(SimulatedWorld world, CancellationToken cancellation)
    {
        VirtualTime limit = world.Window.End + world.Experiment.Drain;
        while (!world.IsQuiet && world.Kernel.Now < limit)
        {
            if (!Advance(world, VirtualTime.Min(world.Kernel.Now + Step, limit), cancellation))
                return false;
        }
        return true;
    }

    /// <summary>False when the run was cancelled or broke a safety property: then it goes no further.</summary>
    private static bool Advance(SimulatedWorld world, VirtualTime until, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return false; // The kernel looks only every few thousand events.
        bool reached;
        try
        {
            reached = world.Kernel.RunUntil(until, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            reached = false; // The kernel stands between two events, so what was measured so far is whole.
        }
        world.ThrowIfFailed();
        return reached && world.Recorder.Safety.Violations.Count == 0;
    }
}

/// <summary>What a run gave.</summary>
/// <param name="Result">Measured figures. Real time is not known here: the caller adds it.</param>
/// <param name="Blocks">The trace, block by block.</param>
public sealed record SimulationOutcome(RunResult Result, IReadOnlyList<TraceBlock> Blocks)
{
    /// <summary>The deliveries of the captured block as text, in their order; empty when none was asked for.</summary>
    public IReadOnlyList<string> Captured { get; init; } = [];
}
