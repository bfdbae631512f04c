using System.CommandLine;
using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Regression;
using Aurigraph.Measurement;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>record FILE</c>: writes what a scenario gives today, to check later versions against.</summary>
internal static class RecordCommand
{
    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        Argument<string> file = CommonArguments.File();
        Option<string[]> set = CommonArguments.Set();
        Option<ulong?> seed = CommonArguments.Seed();
        var command = new Command("record", "Runs a scenario and writes <name>.golden.json beside it, for `check`.") { file, set, seed };
        command.SetAction(parsed => Record(parsed.GetValue(file)!, CommonArguments.Overrides(parsed.GetValue(set), parsed.GetValue(seed))));
        return command;
    }

    private static int Record(string file, IReadOnlyList<string> overrides)
    {
        if (ScenarioLoading.Load(file, overrides) is not { } scenario)
            return ExitCode.Usage;
        string path = GoldenFile.PathFor(file, scenario.Experiment.Name);
        try
        {
            GoldenFile.EnsureWritable(path);
            using var interrupt = new Interrupt();
            CompletedRun run = Simulator.Run(scenario, interrupt.Token);
            return Record(run, scenario, path);
        }
        catch (GoldenFileException problem)
        {
            Console.Error.WriteLine($"aurigraph-sim: {problem.Message}");
            return ExitCode.Usage;
        }
    }

    private static int Record(CompletedRun run, LoadedScenario scenario, string path)
    {
        RunResult result = run.Result;
        if (result.Safety.Violations.Count > 0)
        {
            foreach (string line in ReplayCommand.AfterViolation(result, scenario))
                Console.Error.WriteLine(line);
            Console.Error.WriteLine("aurigraph-sim: nothing was recorded.");
            return ExitCode.Violation;
        }
        if (result.Partial)
        {
            Console.Error.WriteLine("aurigraph-sim: cancelled; nothing was recorded.");
            return ExitCode.Cancelled;
        }
        GoldenFile.Write(path, Golden.Of(run, scenario.Reading.ResolvedYaml));
        string blocks = run.Blocks.Count == 1 ? "1 block" : $"{run.Blocks.Count} blocks";
        Console.Out.WriteLine($"{path}: trace {result.TraceHash}, {blocks}, version {result.Version}");
        return ExitCode.Done;
    }
}
