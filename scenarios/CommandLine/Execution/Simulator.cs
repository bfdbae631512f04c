using System.Diagnostics;
using Aurigraph.Measurement;
using Aurigraph.Reports.Thresholds;
using Aurigraph.Simulation;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Execution;

/// <summary>Runs a scenario in the virtual world and adds what that world cannot know: real time, warnings of the file, verdicts.</summary>
internal static class Simulator
{
    /// <summary>Runs it; progress goes to standard error when that is a terminal.</summary>
    public static CompletedRun Run(LoadedScenario scenario, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        using var progress = new ProgressLine(scenario.Experiment.LoadTime);
        SimulationOutcome outcome = SimulationRun.Execute(scenario.Experiment, new RunIdentity(ThisMachine.Version, ThisMachine.Environment), progress.Show, cancellation);
        double seconds = watch.Elapsed.TotalSeconds;
        RunResult measured = outcome.Result;
        RunResult result = measured with
        {
            Wall = measured.Wall with { Seconds = seconds, EventsPerSecond = measured.Wall.Events / seconds },
            Warnings = [.. scenario.Reading.Warnings.Select(w => new Warning(w.Code, w.Text)), .. measured.Warnings],
            Consensus = measured.Consensus with { ElectionsPerHour = PoissonInterval.PerHour(measured.Consensus.Elections, scenario.Experiment.Duration.Seconds) },
        };
        result = result with { Thresholds = ThresholdEvaluator.Evaluate(result, scenario.Experiment) };
        return new CompletedRun(result, outcome.Blocks);
    }
}
