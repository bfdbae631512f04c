using System.CommandLine;
using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Regression;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>record FILE</c>: writes what a scenario gives today, to check later versions against.</summary>
internal static class RecordCommand
{
    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        Argument<string> file = CommonArguments.File();
        Option<string[]> set = CommonArguments.Set();
        Option<string?> seed = CommonArguments.Seed();
        var command = new Command("record", "Runs a scenario and writes <name>.golden.json beside it.") { file, set, seed };
        command.SetAction(parsed => Record(parsed.GetValue(file)!, CommonArguments.Overrides(parsed.GetValue(set), parsed.GetValue(seed))));
        return command;
    }

    private static int Record(string file, IReadOnlyList<string> overrides)
    {
        if (ScenarioLoading.Load(file, overrides) is not { } scenario)
            return ExitCode.Usage;
        string path = GoldenFile.PathFor(file, scenario.Experiment.Name);
        if (GoldenFile.WhyNotWritable(path) is { } obstacle)
        {
            Console.Error.WriteLine($"aurigraph-sim: {obstacle}");
            return ExitCode.Usage;
        }
        using var interrupt = new Interrupt();
        CompletedRun run = Simulator.Run(scenario, interrupt.Token);
        if (interrupt.Happened)
        {
            Console.Error.WriteLine("aurigraph-sim: cancelled; nothing was recorded.");
            return ExitCode.Cancelled;
        }
        GoldenFile.Write(path, Golden.Of(run, scenario.Reading.ResolvedYaml));
        Console.Out.WriteLine($"{path}: trace {run.Result.TraceHash}, {run.Blocks.Count} blocks, version {run.Result.Version}");
        return run.Result.Safety.Violations.Count > 0 ? ExitCode.Violation : ExitCode.Done;
    }
}
