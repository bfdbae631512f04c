using System.Globalization;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Experiment;
using Aurigraph.Live.Runs;
using Aurigraph.Measurement;
using Aurigraph.Reports;
using Aurigraph.Scenarios;
using Aurigraph.Worlds;

namespace Aurigraph.CommandLine.Live;

/// <summary>Runs a scenario live on this machine: finds ports, keeps what nodes write aside, and adds to the result what is said of the file.</summary>
internal static class LiveSession
{
    /// <summary>What the scenario asks for that live runs cannot honour, as errors of the file.</summary>
    public static IReadOnlyList<string> Refusals(LoadedScenario scenario) => [.. LiveSupport.Faults(scenario.Experiment).Select(f => $"{scenario.File}: {f}")];

    /// <summary>Runs it; progress goes to standard error.</summary>
    /// <exception cref="LiveRunException">It cannot be run here.</exception>
    public static RunResult Run(LoadedScenario scenario, string output, LiveArguments live, CancellationToken cancellation)
    {
        LiveProjection? projection = live.Compare is null ? null : PilotRun.Project(scenario, output, live, cancellation);
        RunResult measured = Execute(scenario, output, live, Units.Duration.Zero, cancellation).Result;
        if (projection is not null)
            measured = measured with { Projection = projection.Beside(measured, cancellation) };
        RunResult result = measured with { Warnings = [.. scenario.Reading.Warnings.Select(w => new Warning(w.Code, w.Text)), .. measured.Warnings] };
        return ResultCompletion.Complete(result, scenario.Experiment);
    }

    /// <summary>Runs it and returns what was measured, before anything is added.</summary>
    /// <exception cref="LiveRunException">It cannot be run here.</exception>
    internal static LiveOutcome Execute(LoadedScenario scenario, string output, LiveArguments live, Units.Duration idle, CancellationToken cancellation)
    {
        string folder = Path.GetFullPath(live.Keep ?? Path.Combine(output, $".{scenario.Experiment.Name}-live-{Environment.ProcessId}"));
        if (live.Keep is not null && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new LiveRunException($"--keep: {live.Keep} is not empty; name a new folder, so that no data of another run is taken up.");
        Directory.CreateDirectory(folder);
        bool done = false;
        try
        {
            ScenarioReading reading = WithPorts(scenario);
            string file = Path.Combine(folder, "scenario.yaml");
            File.WriteAllText(file, reading.ResolvedYaml);
            using var progress = new ProgressLine(scenario.Experiment);
            LiveOutcome outcome = LiveRun.ExecuteAsync(
                new LiveRunOptions
                {
                    Experiment = reading.Experiment!,
                    ScenarioFile = file,
                    Digest = ScenarioDigest.Of(reading.ResolvedYaml),
                    Identity = new RunIdentity(ThisMachine.Version, ThisMachine.Environment),
                    WorkFolder = folder,
                    Command = live.InProcess ? null : ThisProgram.Command,
                    IdleTime = idle,
                    Progress = seconds => progress.Show(new Units.VirtualTime((long)(seconds * 1e9))),
                    Log = text => Console.Error.WriteLine(PlainLine.Of(text)),
                },
                cancellation).GetAwaiter().GetResult();
            done = true;
            return outcome;
        }
        finally
        {
            if (live.Keep is null && done)
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The scenario with ports that are free, unless it names its own.</summary>
    private static ScenarioReading WithPorts(LoadedScenario scenario)
    {
        if (scenario.Experiment.Live != LiveSettings.Default)
            return scenario.Reading;
        int nodes = scenario.Experiment.Deployment.AllNodes.Count();
        int port = FreePorts.Find(nodes * LiveSettings.PortsPerNode)
            ?? throw new LiveRunException($"{nodes * LiveSettings.PortsPerNode} free ports in a row were not found; name some with `live.basePort`.");
        ScenarioReading reading = ScenarioReader.Read(scenario.File, [.. scenario.Overrides, $"live.basePort={port.ToString(CultureInfo.InvariantCulture)}"]);
        return reading.IsValid ? reading : throw new LiveRunException($"{scenario.File} cannot be read again with other ports: {reading.Faults[0]}");
    }
}
