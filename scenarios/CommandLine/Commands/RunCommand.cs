using System.CommandLine;
using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Live;
using Aurigraph.Live.Runs;
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
        var live = new Option<bool>("--live") { Description = "Runs on real sockets, disks and clocks of this machine, a process for each node." };
        var inProcess = new Option<bool>("--in-process") { Description = "With --live: all nodes in this process." };
        var keep = new Option<string?>("--keep") { Description = "With --live: keeps data, journals and logs of nodes in this folder.", HelpName = "DIR" };
        var compare = new Option<bool>("--compare") { Description = "With --live: simulates the scenario on a model of this machine first, and sets what was measured beside it." };
        var costs = new Option<string?>("--costs") { Description = "With --compare: this machine's cost table, as `calibrate` writes it; measured first when left out.", HelpName = "FILE" };
        var command = new Command("run", "Runs a scenario on virtual time, or live, and writes figures, charts and a report.") { file, output, seed, set, json, live, inProcess, keep, compare, costs };
        command.Validators.Add(parsed =>
        {
            if (!parsed.GetValue(live) && (parsed.GetValue(inProcess) || parsed.GetValue(compare) || parsed.GetValue(keep) is not null))
                parsed.AddError("--in-process, --keep and --compare belong to --live; add it or leave them out.");
            if (!parsed.GetValue(compare) && parsed.GetValue(costs) is not null)
                parsed.AddError("--costs belongs to --compare; add it or leave it out.");
        });
        command.SetAction(parsed =>
        {
            IReadOnlyList<string> overrides = CommonArguments.Overrides(parsed.GetValue(set), parsed.GetValue(seed));
            return Run(parsed.GetValue(file)!, parsed.GetValue(output)!, overrides, parsed.GetValue(json),
                parsed.GetValue(live) ? new LiveArguments(parsed.GetValue(inProcess), parsed.GetValue(keep), parsed.GetValue(compare) ? parsed.GetValue(costs) ?? "" : null) : null);
        });
        return command;
    }

    private static int Run(string file, string output, IReadOnlyList<string> overrides, bool json, LiveArguments? live)
    {
        if (ScenarioLoading.Load(file, overrides) is not { } scenario)
            return ExitCode.Usage;
        if (live is not null && LiveSession.Refusals(scenario, live.InProcess) is { Count: > 0 } refusals)
        {
            foreach (string refusal in refusals)
                Console.Error.WriteLine(PlainLine.Of(refusal));
            return ExitCode.Usage;
        }
        string folder = Path.Combine(output, scenario.Experiment.Name);
        try
        {
            using var interrupt = new Interrupt();
            RunReport.EnsureWritable(folder);
            RunResult result = live is null ? Simulator.Run(scenario, interrupt.Token).Result : LiveSession.Run(scenario, output, live, interrupt.Token);
            RunReport.Write(folder, result, scenario.Experiment, scenario.Reading.ResolvedYaml,
                RunReportOptions.Default with { ReplayCommand = ReplayCommand.For(file, result.Seed, overrides, live), Date = DateOnly.FromDateTime(DateTime.Now) });
            Print(result, scenario, folder, json);
            foreach (string line in ReplayCommand.AfterViolation(result, scenario, live))
                Console.Error.WriteLine(line);
            return Judgement.Of(result);
        }
        catch (LiveRunException problem)
        {
            Console.Error.WriteLine(PlainLine.Of($"aurigraph-sim: {problem.Message}"));
            return problem.IsRefusal ? ExitCode.Usage : ExitCode.Internal;
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
