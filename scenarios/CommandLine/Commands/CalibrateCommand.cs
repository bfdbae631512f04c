using System.CommandLine;
using Aurigraph.Calibration;
using Aurigraph.CommandLine.Calibration;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Scenarios.Costs;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>calibrate</c>: measures this machine's costs for the cost tables of scenarios.</summary>
internal static class CalibrateCommand
{
    private const string Description = """
        Measures what a node's operations cost on this machine, in less than 3 minutes.
        With --out it writes a cost table that scenarios take as `costs: FILE`; with --quick it prints the `machine` factors, in 20 seconds.
        """;

    private static readonly TimeSpan QuickTime = TimeSpan.FromSeconds(15);

    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        var output = new Option<string>("--out") { Description = "Writes the cost table to this file; a cost table that is there is replaced.", HelpName = "FILE" };
        var folder = new Option<string>("--dir") { Description = "Folder on the disk to measure; up to 150 MiB lie there meanwhile and are deleted. Default: the current folder.", HelpName = "DIR" };
        var quick = new Option<bool>("--quick") { Description = "Prints only the `machine` factors of this machine, for scenarios that keep the reference table." };
        var json = new Option<bool>("--json") { Description = "Prints the measurements as JSON." };
        var command = new Command("calibrate", Description) { output, folder, quick, json };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(quick) && parsed.GetResult(output) is not null)
                parsed.AddError("--out: --quick measures no cost table; leave one of the two out.");
            if (parsed.GetValue(quick) && parsed.GetResult(folder) is not null)
                parsed.AddError("--dir: --quick does not measure the disk; leave one of the two out.");
        });
        command.SetAction(parsed => parsed.GetValue(quick)
            ? Guarded(interrupt => Quick(parsed.GetValue(json), interrupt))
            : Guarded(interrupt => Full(parsed.GetValue(output), parsed.GetValue(folder) ?? ".", parsed.GetValue(json), interrupt)));
        return command;
    }

    private static int Guarded(Func<CancellationToken, int> measure)
    {
        using var interrupt = new Interrupt();
        try
        {
            return measure(interrupt.Token);
        }
        catch (CostTableTargetException problem)
        {
            Console.Error.WriteLine(PlainLine.Of($"aurigraph-sim: {problem.Message}"));
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("aurigraph-sim: cancelled; a calibration that is not complete is neither printed nor written.");
            return ExitCode.Cancelled;
        }
    }

    private static int Full(string? output, string folder, bool json, CancellationToken interrupt)
    {
        CostTableTarget? target = output is null ? null : CostTableTarget.Checked(output);
        CostTableTarget.EnsureFolder(folder);
        CalibrationResult result;
        using (var progress = new CalibrationProgressLine())
            result = new Calibrator(CalibrationEffort.Full, progress.Show, interrupt).Run(folder);
        CostTableContent table = CalibratedTable.Of(result, CostTableFile.Reference, target?.TableName ?? CalibratedTable.DefaultName, DateTime.UtcNow);
        target?.Write(CalibratedTable.Text(table));
        if (json)
            Console.Out.Write(CalibrationDocument.Text(result, table, folder));
        else
            Print([.. CalibrationText.Lines(result, table), .. CalibrationText.Facts(result), .. CalibrationText.Disk(result, folder)]);
        if (result.Rounds < CalibrationResult.RoundsWanted)
            Console.Error.WriteLine($"The machine is so busy that {result.Rounds} rounds were measured where at least {CalibrationResult.RoundsWanted} were expected; the costs are poor. Measure again when it is quieter.");
        Console.Error.WriteLine(target is null
            ? "Nothing was written; --out FILE writes a cost table for `costs: FILE`."
            : PlainLine.Of($"Written: {target.Path}; a scenario takes it as `costs: {target.AsPart}`."));
        return ExitCode.Done;
    }

    private static int Quick(bool json, CancellationToken interrupt)
    {
        MeasuredMachine factors;
        CostTableContent reference = CostTableFile.Reference;
        using (var progress = new CalibrationProgressLine())
            factors = MachineComparison.Run(reference.Kernel, QuickTime, progress.Show, interrupt);
        if (json)
            Console.Out.Write(CalibrationDocument.Text(factors, reference));
        else
            Print(CalibrationText.Lines(factors, reference));
        return ExitCode.Done;
    }

    private static void Print(IEnumerable<string> lines)
    {
        foreach (string line in lines)
            Console.Out.WriteLine(line);
    }
}
