using System.Globalization;
using Aurigraph.Calibration;
using Aurigraph.CommandLine.Calibration;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Experiment;
using Aurigraph.Live.Runs;
using Aurigraph.Scenarios;
using Aurigraph.Scenarios.Costs;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Live;

/// <summary>Finds out what a projection of this machine needs to know: costs from a table or a calibration, and from a pilot run at a tenth and then three tenths of the load what
/// <see cref="PilotFit"/> says. The pilot is short and its load small, so that the projection of the whole load stays a projection.</summary>
internal static class PilotRun
{
    private static readonly Duration Warmup = Duration.FromSeconds(8);
    private static readonly Duration IdleTime = Duration.FromSeconds(5);

    /// <summary>Seconds of the measured window at each of the two loads.</summary>
    internal static readonly Duration StageTime = Duration.FromSeconds(4);

    /// <summary>The two loads, of the highest rate of the scenario.</summary>
    internal static readonly (double Low, double High) Shares = (0.1, 0.3);

    /// <summary>Makes the projection ready.</summary>
    /// <exception cref="LiveRunException">The pilot cannot be run, or the cost table not be read.</exception>
    public static LiveProjection Project(LoadedScenario scenario, string output, LiveArguments live, CancellationToken cancellation)
    {
        string table = live.Compare!.Length > 0 ? Path.GetFullPath(live.Compare) : Calibrate(output, cancellation);
        ScenarioReading reading = ScenarioReader.Read(scenario.File, [.. scenario.Overrides, $"costs={table}"]);
        if (!reading.IsValid)
            throw new LiveRunException($"--costs: {reading.Faults[0]}") { IsRefusal = true };
        ExperimentDefinition experiment = reading.Experiment;
        LoadedScenario pilot = PilotOf(scenario);
        (LiveOutcome seen, PilotTail? passedOver) = CalmOf(() => LiveSession.Run(pilot, output, live with { Keep = null }, IdleTime, cancellation));
        PilotFit fit = new PilotFitting(pilot.Experiment, experiment.Costs, seen, cancellation).Fit(experiment) with { Tail = PilotTail.Of(seen.Result), PassedOver = passedOver };
        Console.Error.WriteLine(fit);
        return new LiveProjection(experiment, experiment.Costs, fit);
    }

    /// <summary>A pilot that was held up is run once more, and the calmer of the two is taken; the other's tail is kept, so that it can be told.</summary>
    private static (LiveOutcome Seen, PilotTail? PassedOver) CalmOf(Func<LiveOutcome> run)
    {
        LiveOutcome first = run();
        if (PilotTail.Of(first.Result) is not { IsHeldUp: true } tail)
            return (first, null);
        Console.Error.WriteLine($"The pilot was held up ({tail}); it is run once more.");
        LiveOutcome second = run();
        return PilotTail.Of(second.Result) is { } again && again.IsCalmerThan(tail) ? (second, tail) : (first, PilotTail.Of(second.Result));
    }

    private static string Calibrate(string output, CancellationToken cancellation)
    {
        Directory.CreateDirectory(output);
        string path = Path.GetFullPath(Path.Combine(output, ".costs-of-this-machine.yaml"));
        using var progress = new CalibrationProgressLine();
        CalibrationResult result = new Calibrator(CalibrationEffort.Full, progress.Show, cancellation).Run(output);
        File.WriteAllText(path, CalibratedTable.Text(CalibratedTable.Of(result, CostTableFile.Reference, "this-machine", DateTime.UtcNow)));
        return path;
    }

    /// <summary>The scenario at small loads, without trouble, for a short while. Containers have all their cores: with a part of them, processes would still compile when the pilot is over.</summary>
    private static LoadedScenario PilotOf(LoadedScenario scenario)
    {
        double peak = Math.Max(200, scenario.Experiment.Workload.PeakRate);
        string[] overrides =
        [
            .. scenario.Overrides, $"warmup={Text(Warmup.Seconds)}s", $"duration={Text(StageTime.Seconds * 2)}s", "faults=[]", "thresholds=[]", "live.coreShare=1",
            $"workload.stages=[{{rate: {Text(peak * Shares.Low)}/s, for: {Text((Warmup + StageTime).Seconds)}s}}, {{rate: {Text(peak * Shares.High)}/s, for: rest}}]",
        ];
        ScenarioReading reading = ScenarioReader.Read(scenario.File, overrides);
        return reading.IsValid ? new LoadedScenario(scenario.File, overrides, reading.Experiment, reading) : throw new LiveRunException($"A pilot of {scenario.File} cannot be made: {reading.Faults[0]}");
    }

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
