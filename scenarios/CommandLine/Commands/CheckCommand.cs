using System.CommandLine;
using System.Globalization;
using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Regression;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>check FILE...</c>: runs scenarios again and holds them against what was recorded.</summary>
internal static class CheckCommand
{
    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        Argument<string[]> files = CommonArguments.Files();
        Option<string[]> set = CommonArguments.Set();
        Option<string?> seed = CommonArguments.Seed();
        var within = new Option<string?>("--figures-within") { Description = "Compares figures alone, allowing this much relative difference, for example 2%.", HelpName = "PERCENT" };
        var command = new Command("check", "Runs scenarios again and compares them with their golden files.") { files, set, seed, within };
        command.SetAction(parsed => Check(parsed.GetValue(files)!, CommonArguments.Overrides(parsed.GetValue(set), parsed.GetValue(seed)), parsed.GetValue(within)));
        return command;
    }

    private static int Check(string[] files, IReadOnlyList<string> overrides, string? within)
    {
        double? tolerance = null;
        if (within is not null)
        {
            if (!within.EndsWith('%') || !double.TryParse(within[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent))
            {
                Console.Error.WriteLine($"aurigraph-sim: --figures-within {within}: a percentage was expected, for example 2%.");
                return ExitCode.Usage;
            }
            tolerance = percent / 100;
        }
        int exit = ExitCode.Done;
        foreach (string file in files)
        {
            int one = Check(file, overrides, tolerance);
            if (one == ExitCode.Cancelled)
                return one;
            exit = exit == ExitCode.Done || one is ExitCode.Usage or ExitCode.Violation ? Math.Max(exit, one) : exit;
        }
        return exit;
    }

    private static int Check(string file, IReadOnlyList<string> overrides, double? tolerance)
    {
        if (ScenarioLoading.Load(file, overrides) is not { } scenario)
            return ExitCode.Usage;
        string path = GoldenFile.PathFor(file, scenario.Experiment.Name);
        Golden stored;
        try
        {
            stored = GoldenFile.Read(path);
        }
        catch (GoldenFileException problem)
        {
            Console.Error.WriteLine($"aurigraph-sim: {problem.Message}");
            return ExitCode.Usage;
        }
        using var interrupt = new Interrupt();
        CompletedRun run = Simulator.Run(scenario, interrupt.Token);
        if (interrupt.Happened)
            return ExitCode.Cancelled;
        Golden now = Golden.Of(run, scenario.Reading.ResolvedYaml);
        IReadOnlyList<string> differences = GoldenComparison.Differences(stored, now, tolerance);
        if (differences.Count == 0)
        {
            Console.Out.WriteLine(tolerance is null ? $"{file}: same trace {now.TraceHash}" : $"{file}: figures within {tolerance * 100:0.##} %");
            return run.Result.Safety.Violations.Count > 0 ? ExitCode.Violation : ExitCode.Done;
        }
        Console.Out.WriteLine($"{file}: differs from {path}");
        foreach (string difference in differences)
            Console.Out.WriteLine($"  {difference}");
        return run.Result.Safety.Violations.Count > 0 ? ExitCode.Violation : ExitCode.Failed;
    }
}
