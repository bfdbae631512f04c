using System.Globalization;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Experiment;
using Aurigraph.Live.Nodes;
using Aurigraph.Live.Runs;
using Aurigraph.Measurement;
using Aurigraph.Reports;
using Aurigraph.Scenarios;
using Aurigraph.Units;
using Aurigraph.Worlds;

namespace Aurigraph.CommandLine.Live;

/// <summary>Runs a scenario live on this machine: finds ports, keeps what nodes write aside, and adds to the result what is said of the file.</summary>
internal static class LiveSession
{
    /// <summary>What the scenario asks for that live runs cannot honour, as errors of the file.</summary>
    /// <param name="scenario">What is to be run.</param>
    /// <param name="inProcess">Whether all nodes run in this process.</param>
    public static IReadOnlyList<string> Refusals(LoadedScenario scenario, bool inProcess = false) => [.. LiveSupport.Faults(scenario.Experiment, inProcess).Select(f => $"{scenario.File}: {f}")];

    /// <summary>Runs it, and projects it first where that is asked for; progress goes to standard error.</summary>
    /// <exception cref="LiveRunException">It cannot be run here.</exception>
    public static RunResult Run(LoadedScenario scenario, string output, LiveArguments live, CancellationToken cancellation)
    {
        LiveProjection? projection = live.Compare is null ? null : PilotRun.Project(scenario, output, live, cancellation);
        RunResult measured = Run(scenario, output, live, Duration.Zero, cancellation).Result;
        if (projection is not null)
            measured = projection.SetBeside(measured, cancellation);
        return Completed(scenario, scenario.Experiment, measured);
    }

    /// <summary>Runs it and returns what was measured, before anything is added.</summary>
    /// <param name="scenario">What is run.</param>
    /// <param name="output">Folder for the results; what nodes write is beside them unless it is to be kept elsewhere.</param>
    /// <param name="live">How.</param>
    /// <param name="idle">How long nodes stay without load first.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="LiveRunException">It cannot be run here.</exception>
    internal static LiveOutcome Run(LoadedScenario scenario, string output, LiveArguments live, Duration idle, CancellationToken cancellation)
    {
        string folder = Path.GetFullPath(live.Keep ?? Path.Combine(output, $".{scenario.Experiment.Name}-live-{Environment.ProcessId}"));
        if (live.Keep is not null && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new LiveRunException($"--keep: {live.Keep} is not empty; name a new folder, so that no data of another run is taken up.") { IsRefusal = true };
        LiveOutcome outcome = RunIn(folder, scenario, scenario.Experiment, live.InProcess, idle, null, cancellation);
        if (live.Keep is null)
            Directory.Delete(folder, recursive: true);
        return outcome;
    }

    /// <summary>Runs a scenario, or a variant of it with another load and other faults; progress goes to standard error.</summary>
    /// <param name="scenario">What processes of nodes read.</param>
    /// <param name="experiment">The variant; its network is the scenario's unless all nodes run in this process.</param>
    /// <param name="folder">Where nodes keep what they write.</param>
    /// <param name="inProcess">Whether all nodes run in this process.</param>
    /// <param name="whileRunning">Called once, before the load starts; null: nobody is.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="LiveRunException">It cannot be run here; what nodes wrote stays.</exception>
    public static RunResult Execute(LoadedScenario scenario, ExperimentDefinition experiment, string folder, bool inProcess, Func<AddressBook, CancellationToken, Task>? whileRunning, CancellationToken cancellation) =>
        Completed(scenario, experiment, RunIn(folder, scenario, experiment, inProcess, Duration.Zero, whileRunning, cancellation).Result);

    private static LiveOutcome RunIn(
        string folder, LoadedScenario scenario, ExperimentDefinition experiment, bool inProcess, Duration idle, Func<AddressBook, CancellationToken, Task>? whileRunning, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        ScenarioReading reading = WithPorts(scenario, experiment.Deployment.AllNodes.Count());
        string file = Path.Combine(folder, "scenario.yaml");
        File.WriteAllText(file, reading.ResolvedYaml);
        using var progress = new ProgressLine(experiment, ProgressLine.OfLoad);
        return LiveRun.ExecuteAsync(
            new LiveRunOptions
            {
                Experiment = experiment with { Live = reading.Experiment!.Live },
                ScenarioFile = file,
                Digest = ScenarioDigest.Of(reading.ResolvedYaml),
                Identity = new RunIdentity(ThisMachine.Version, ThisMachine.Environment),
                WorkFolder = folder,
                Command = inProcess ? null : ThisProgram.Command,
                IdleTime = idle,
                Progress = seconds => progress.Show(new VirtualTime((long)(seconds * 1e9))),
                WhileRunning = whileRunning,
                Log = text => Console.Error.WriteLine(PlainLine.Of(text)),
            },
            cancellation).GetAwaiter().GetResult();
    }

    private static RunResult Completed(LoadedScenario scenario, ExperimentDefinition experiment, RunResult measured) => ResultCompletion.Complete(
        measured with { Warnings = [.. scenario.Reading.Warnings.Select(w => new Warning(w.Code, w.Text)), .. measured.Warnings] }, experiment);

    /// <summary>The scenario with ports that are free, unless it names its own.</summary>
    private static ScenarioReading WithPorts(LoadedScenario scenario, int nodes)
    {
        if (scenario.Experiment.Live with { CoreShare = 1 } != LiveSettings.Default)
            return scenario.Reading;
        int port = FreePorts.Find(nodes * LiveSettings.PortsPerNode)
            ?? throw new LiveRunException($"{nodes * LiveSettings.PortsPerNode} free ports in a row were not found; name some with `live.basePort`.");
        ScenarioReading reading = ScenarioReader.Read(scenario.File, [.. scenario.Overrides, $"live.basePort={port.ToString(CultureInfo.InvariantCulture)}"]);
        return reading.IsValid ? reading : throw new LiveRunException($"{scenario.File} cannot be read again with other ports: {reading.Faults[0]}");
    }
}
