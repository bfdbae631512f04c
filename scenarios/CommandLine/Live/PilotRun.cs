using System.Globalization;
using Aurigraph.Calibration;
using Aurigraph.CommandLine.Calibration;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Experiment;
using Aurigraph.Live.Runs;
using Aurigraph.Measurement;
using Aurigraph.Scenarios;
using Aurigraph.Scenarios.Costs;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Live;

/// <summary>Finds out what a projection of this machine needs to know: costs from a table or a calibration, and from a pilot run at a fifth of the load what nodes take without load, what a message
/// costs with all that goes with it, and how long it is on its way. The pilot's window is short and its load small, so that the projection of the whole load stays a projection.</summary>
internal static class PilotRun
{
    private const double LoadShare = 0.2;
    private const int Steps = 6;
    private static readonly Duration Window = Duration.FromSeconds(6);
    private static readonly Duration IdleTime = Duration.FromSeconds(8);

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
        LiveOutcome seen = LiveSession.Run(pilot, output, live with { Keep = null }, IdleTime, cancellation);
        PilotFit fit = Fit(pilot.Experiment, experiment.Costs, seen, cancellation);
        return new LiveProjection(experiment, experiment.Costs, fit);
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

    /// <summary>The scenario at a fifth of its highest rate, without trouble, for a short while.</summary>
    private static LoadedScenario PilotOf(LoadedScenario scenario)
    {
        double rate = Math.Max(20, scenario.Experiment.Workload.PeakRate * LoadShare);
        string[] overrides =
        [
            .. scenario.Overrides, "warmup=4s", $"duration={Window.Seconds.ToString(CultureInfo.InvariantCulture)}s", "faults=[]", "thresholds=[]",
            $"workload.stages=[{{rate: {rate.ToString("0", CultureInfo.InvariantCulture)}/s, for: rest}}]",
        ];
        ScenarioReading reading = ScenarioReader.Read(scenario.File, overrides);
        return reading.IsValid ? new LoadedScenario(scenario.File, overrides, reading.Experiment, reading) : throw new LiveRunException($"A pilot of {scenario.File} cannot be made: {reading.Faults[0]}");
    }

    /// <summary>Turns two screws until a simulation of the pilot takes the processor time and the median finality that were measured.</summary>
    private static PilotFit Fit(ExperimentDefinition pilot, CostTable costs, LiveOutcome seen, CancellationToken cancellation)
    {
        double wanted = Math.Max(0.001, CoresOf(pilot, seen.Result) - seen.IdleCores);
        var fit = new PilotFit(costs.MessageConstantNs, Duration.FromMilliseconds(0.05), Bandwidth.FromBitsPerSecond(16e9), seen.IdleCores + seen.DriverCores);
        double? median = seen.Result.Finality.P50;
        for (int step = 0; step < Steps; step++)
        {
            RunResult projected = new LiveProjection(pilot, costs, fit).Simulate(cancellation);
            double cores = Math.Max(1e-6, CoresOf(LiveProjection.OnThisMachine(pilot, costs, fit), projected));
            double constant = Math.Clamp(fit.MessageConstantNs * Math.Clamp(wanted / cores, 0.2, 5), 100, 1e6);
            Duration latency = fit.Latency;
            // Four times on its way: body or reference, append, acknowledgement, word to the origin.
            if (median is { } measured && projected.Finality.P50 is { } simulated)
                latency = new Duration(Math.Clamp(latency.Nanoseconds + (long)((measured - simulated) / 4 * 1e6), 1_000, 50_000_000));
            fit = fit with { MessageConstantNs = constant, Latency = latency };
        }
        return fit;
    }

    private static double CoresOf(ExperimentDefinition experiment, RunResult result) =>
        result.Nodes.Sum(n => n.CpuUtilisation * Math.Min(experiment.Deployment.ContainerOf(n.Id).Cores, Environment.ProcessorCount));
}
