using System.CommandLine;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Measurement;
using Aurigraph.Reports;
using Aurigraph.Reports.Output;
using Aurigraph.Reports.Summary;
using Aurigraph.Reports.Text;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>run FILE</c>: simulates a scenario and writes its results.</summary>
internal static class RunCommand
{
    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        Argument<string> file = CommonArguments.File();
        Option<string> output = CommonArguments.Output("Folder under which DIR/<name>/ is written.");
        Option<ulong?> seed = CommonArguments.Seed();
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
            using var interrupt = new Interrupt();
            RunReport.EnsureWritable(folder);
            RunResult result = Simulator.Run(scenario, interrupt.Token).Result;
            RunReport.Write(folder, result, scenario.Experiment, scenario.Reading.ResolvedYaml,
                RunReportOptions.Default with { ScenarioFile = file, Date = DateOnly.FromDateTime(DateTime.Now) });
            Print(result, scenario, folder, json);
            foreach (string line in ReplayCommand.AfterViolation(result, scenario))
                Console.Error.WriteLine(line);
            return Judgement.Of(result);
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
        foreach (string line in ConsoleSummary.Lines(result, scenario.Experiment, Path.Combine(folder, "report.html"), ThisProcess.PeakMemory))
            Console.Out.WriteLine(line);
    }
}
