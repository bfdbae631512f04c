using System.Diagnostics;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports;
using Aurigraph.Simulation;
using Aurigraph.Units;
using Aurigraph.Worlds;

namespace Aurigraph.CommandLine.Execution;

/// <summary>Runs a scenario in the virtual world and adds what that world cannot know: real time, warnings of the file, verdicts.</summary>
internal static class Simulator
{
    private static readonly RunIdentity Identity = new(ThisMachine.Version, ThisMachine.Environment);

    /// <summary>Runs it; progress goes to standard error.</summary>
    public static CompletedRun Run(LoadedScenario scenario, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        SimulationOutcome outcome;
        using (var progress = new ProgressLine(scenario.Experiment))
            outcome = Execute(scenario, progress, cancellation);
        double seconds = watch.Elapsed.TotalSeconds;
        RunResult measured = outcome.Result;
        RunResult result = measured with
        {
            Wall = measured.Wall with { Seconds = seconds, EventsPerSecond = measured.Wall.Events / seconds },
            Warnings = [.. scenario.Reading.Warnings.Select(w => new Warning(w.Code, w.Text)), .. measured.Warnings],
        };
        return new CompletedRun(ResultCompletion.Complete(result, scenario.Experiment), outcome.Blocks);
    }

    /// <summary>Runs an experiment again as far as a block of its trace goes and keeps that block's deliveries as text.</summary>
    /// <param name="experiment">What to run.</param>
    /// <param name="block">The block, counted from 0.</param>
    /// <param name="end">Virtual time by which the block is known to be over.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static SimulationOutcome Capture(ExperimentDefinition experiment, int block, VirtualTime end, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        return SimulationRun.Execute(experiment, Identity, block, Progress, over.Token);

        void Progress(VirtualTime now)
        {
            if (now > end)
                over.Cancel();
        }
    }

    private static SimulationOutcome Execute(LoadedScenario scenario, ProgressLine progress, CancellationToken cancellation)
    {
        try
        {
            return SimulationRun.Execute(scenario.Experiment, Identity, progress.Show, cancellation);
        }
        catch (Exception)
        {
            Console.Error.WriteLine($"The simulation broke down; replay: {ReplayCommand.For(scenario.File, scenario.Experiment.Seed, scenario.Overrides)}");
            throw;
        }
    }
}
