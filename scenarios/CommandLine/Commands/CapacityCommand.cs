using System.CommandLine;
using System.Globalization;
using Aurigraph.Capacity.Search;
using Aurigraph.Capacity.Study;
using Aurigraph.CommandLine.Capacity;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Reports.Capacity;
using Aurigraph.Reports.Capacity.Document;
using Aurigraph.Reports.Capacity.Live;
using Aurigraph.Reports.Comparison;
using Aurigraph.Reports.Output;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>capacity FILE...</c>: how much each scenario sustains, and what binds it.</summary>
internal static class CapacityCommand
{
    private const string Description = "Finds the highest load that each scenario sustains within a service level, how sure that is and what binds it, and writes a report.";

    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        Argument<string[]> files = CommonArguments.Files();
        Option<string[]> set = CommonArguments.Set();
        Option<ulong?> seed = CommonArguments.Seed();
        var arguments = new CapacityArguments();
        var command = new Command("capacity", Description) { files, set, seed };
        foreach (Option option in arguments.All)
            command.Options.Add(option);
        command.Validators.Add(parsed =>
        {
            foreach (string fault in arguments.Read(parsed, out _, out _))
                parsed.AddError(fault);
        });
        command.SetAction(parsed =>
        {
            arguments.Read(parsed.CommandResult, out CapacitySettings settings, out int jobs);
            var order = new StudyOrder(CommonArguments.Distinct(parsed.GetValue(files)!), CommonArguments.Overrides(parsed.GetValue(set), parsed.GetValue(seed)),
                settings, arguments.ServiceLevel(parsed), jobs);
            return Run(order, parsed.GetValue(arguments.Output)!, parsed.GetValue(arguments.Measured), parsed.GetValue(arguments.Json));
        });
        return command;
    }

    private static int Run(StudyOrder order, string folder, string? measured, bool json)
    {
        if (StudyLoading.Load(order) is not { } scenarios)
            return ExitCode.Usage;
        try
        {
            CapacityReport.EnsureWritable(folder);
            LiveComparison? live = LastLiveRun.Find(measured, folder);
            using var interrupt = new Interrupt();
            CapacityStudy? study = StudyRun.Execute(order, scenarios, interrupt.Token);
            if (study is null)
            {
                Console.Error.WriteLine("aurigraph-sim: cancelled before a scenario was done; nothing was written.");
                return ExitCode.Cancelled;
            }
            CapacityReport.Write(study, folder, CapacityReportOptions.Default with { Date = DateOnly.FromDateTime(DateTime.Now), CostTable = CostTableOf(study), MachineFactors = MachineOf(study), Live = live });
            if (json)
                Console.Out.Write(CapacityDocument.Text(study, live));
            else
                CapacityText.Lines(study, Path.Combine(folder, "report.html")).ToList().ForEach(Console.Out.WriteLine);
            return study.Partial ? ExitCode.Cancelled : ExitCode.Done;
        }
        catch (UnsafeProbeException problem)
        {
            string file = scenarios.First(s => s.Experiment.Name == problem.Scenario).File;
            problem.Lines(file).ToList().ForEach(Console.Error.WriteLine);
            return ExitCode.Violation;
        }
        catch (ResultFileException problem)
        {
            Console.Error.WriteLine(PlainLine.Of($"aurigraph-sim: --measured: {problem.Message}"));
            return ExitCode.Usage;
        }
        catch (Exception problem) when (problem is CapacityException or ReportFolderException)
        {
            Console.Error.WriteLine($"aurigraph-sim: {problem.Message}.");
            return ExitCode.Usage;
        }
    }

    /// <summary>The cost tables by name, with the day they were measured where they say it.</summary>
    private static string CostTableOf(CapacityStudy study) => string.Join("; ", study.Scenarios.Select(s => s.Experiment.Costs)
        .Select(c => $"{c.Name}, {(c.Date is { } date ? $"measured {date}" : "undated")}{(c.Machine is { } machine ? $", {machine}" : "")}").Distinct(StringComparer.Ordinal));

    /// <summary>How the targets differ from the machines of the tables.</summary>
    private static string MachineOf(CapacityStudy study) => string.Join("; ", study.Scenarios.Select(s => s.Experiment.Machine)
        .Select(m => string.Create(CultureInfo.InvariantCulture, $"core {m.CoreSpeed:0.00}, crypto {m.CryptoSpeed:0.00}, ± {m.Uncertainty * 100:0.#} %")).Distinct(StringComparer.Ordinal));
}
