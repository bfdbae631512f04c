using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Regression;
using Aurigraph.Measurement;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>check FILE...</c>: runs scenarios again and holds them against what was recorded.</summary>
internal static class CheckCommand
{
    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        Argument<string[]> files = CommonArguments.Files();
        Option<string[]> set = CommonArguments.Set();
        Option<ulong?> seed = CommonArguments.Seed();
        var within = new Option<double?>("--figures-within")
        {
            Description = "Compares figures alone and allows this much relative difference, for example 2%.",
            HelpName = "PERCENT",
            CustomParser = ReadShare,
        };
        var command = new Command("check", "Runs scenarios again and says in what they differ from their golden files.") { files, set, seed, within };
        command.SetAction(parsed => Check(parsed.GetValue(files)!, CommonArguments.Overrides(parsed.GetValue(set), parsed.GetValue(seed)), parsed.GetValue(within)));
        return command;
    }

    private static double? ReadShare(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (text.EndsWith('%') && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent) && double.IsFinite(percent))
            return percent / 100;
        argument.AddError($"--figures-within {text}: a percentage was expected, for example --figures-within 2%.");
        return null;
    }

    private static int Check(string[] files, IReadOnlyList<string> overrides, double? tolerance)
    {
        List<RecordedScenario?> recorded = [.. CommonArguments.Distinct(files).Select(file => RecordedScenario.Load(file, overrides))];
        if (recorded.Contains(null))
            return ExitCode.Usage;
        using var interrupt = new Interrupt();
        int exit = ExitCode.Done;
        foreach (RecordedScenario one in recorded.OfType<RecordedScenario>())
        {
            int answer = Check(one, tolerance, interrupt.Token);
            if (answer == ExitCode.Cancelled)
                return answer;
            exit = Math.Max(exit, answer);
        }
        return exit;
    }

    private static int Check(RecordedScenario recorded, double? tolerance, CancellationToken cancellation)
    {
        LoadedScenario scenario = recorded.Scenario;
        CompletedRun run = Simulator.Run(scenario, cancellation);
        RunResult result = run.Result;
        foreach (string line in ReplayCommand.AfterViolation(result, scenario))
            Console.Error.WriteLine(line);
        if (result.Partial)
        {
            Console.Error.WriteLine($"aurigraph-sim: cancelled; {scenario.File} was not compared.");
            return ExitCode.Cancelled;
        }
        Golden now = Golden.Of(run, scenario.Reading.ResolvedYaml);
        IReadOnlyList<string> differences = GoldenComparison.Differences(recorded.Golden, now, tolerance);
        int answer = result.Safety.Violations.Count > 0 ? ExitCode.Violation : differences.Count > 0 ? ExitCode.Failed : ExitCode.Done;
        if (differences.Count == 0)
        {
            Console.Out.WriteLine(tolerance is null ? $"{scenario.File}: same trace {now.TraceHash}" : $"{scenario.File}: figures within {tolerance * 100:0.####} %");
            return answer;
        }
        Console.Out.WriteLine($"{scenario.File}: differs from {recorded.Path}");
        foreach (string difference in differences)
            Console.Out.WriteLine(PlainLine.Of($"  {difference}"));
        if (tolerance is null)
        {
            foreach (string line in DivergenceSearch.Find(recorded, now, cancellation))
                Console.Out.WriteLine(PlainLine.Of($"  {line}"));
        }
        return answer;
    }
}
