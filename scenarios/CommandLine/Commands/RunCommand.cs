using System.CommandLine;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports;
using Aurigraph.Reports.Output;
using Aurigraph.Reports.Summary;
using Aurigraph.Reports.Text;
using Aurigraph.Reports.Thresholds;
using Aurigraph.Scenarios;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>run FILE</c>: simulates a scenario and writes its results.</summary>
internal static class RunCommand
{
    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        Argument<string> file = CommonArguments.File();
        var output = new Option<string>("--out") { Description = "Folder under which DIR/<name>/ is written.", HelpName = "DIR", DefaultValueFactory = _ => "results" };
        Option<string?> seed = CommonArguments.Seed();
        Option<string[]> set = CommonArguments.Set();
        var json = new Option<bool>("--json") { Description = "Prints summary.json to standard output and nothing else there." };
        var command = new Command("run", "Runs a scenario on virtual time and writes figures, charts and a report.") { file, output, seed, set, json };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(output)!, CommonArguments.Overrides(parsed.GetValue(set), parsed.GetValue(seed)), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string file, string output, IReadOnlyList<string> overrides, bool json)
    {
        if (ScenarioLoading.Load(file, overrides) is not { } scenario)
            return ExitCode.Usage;
        string folder = Path.Combine(output, scenario.Experiment.Name);
        try
        {
            RunReport.EnsureWritable(folder);
            using var interrupt = new Interrupt();
            CompletedRun run = Simulator.Run(scenario, interrupt.Token);
            RunReport.Write(folder, run.Result, scenario.Experiment, scenario.Reading.ResolvedYaml,
                RunReportOptions.Default with { ScenarioFile = file, Date = DateOnly.FromDateTime(DateTime.Now) });
            Print(run.Result, scenario, folder, json);
            return Judge(run.Result, file, overrides, interrupt);
        }
        catch (ReportFolderException problem)
        {
            Console.Error.WriteLine($"aurigraph-sim: {problem.Message}");
            return ExitCode.Usage;
        }
    }

    private static void Print(RunResult result, LoadedScenario scenario, string folder, bool json)
    {
        if (json)
        {
            Console.Out.Write(SummaryDocument.Text(result));
            return;
        }
        foreach (string line in ConsoleSummary.Lines(result, scenario.Experiment, Path.Combine(folder, "report.html")))
            Console.Out.WriteLine(line);
    }

    private static int Judge(RunResult result, string file, IReadOnlyList<string> overrides, Interrupt interrupt)
    {
        if (result.Safety.Violations.Count > 0)
        {
            foreach (string violation in result.Safety.Violations)
                Console.Error.WriteLine($"SAFETY VIOLATION: {violation}");
            string set = string.Concat(overrides.Where(o => !o.StartsWith("seed=", StringComparison.Ordinal)).Select(o => $" --set '{o}'"));
            Console.Error.WriteLine($"Seed {result.Seed}; replay: aurigraph-sim run {file} --seed {result.Seed}{set}");
            return ExitCode.Violation;
        }
        if (interrupt.Happened)
            return ExitCode.Cancelled;
        return ThresholdEvaluator.ExitCode(result);
    }
}
