using System.CommandLine;
using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Studies;
using Aurigraph.Simulation.Elections;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>elections</c>: how long a group is without a leader, and which time-outs suit it.</summary>
internal static class ElectionsCommand
{
    private const string Description = "Tells how long a group is without a leader after a crash, and which election time-outs suit its network.";

    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        var arguments = new ElectionArguments();
        var command = new Command("elections", Description);
        foreach (Option option in arguments.All)
            command.Options.Add(option);
        command.Validators.Add(parsed =>
        {
            foreach (string fault in arguments.Read(parsed, out _))
                parsed.AddError(fault);
        });
        command.SetAction(parsed =>
        {
            arguments.Read(parsed.CommandResult, out ElectionSettings settings);
            return Run(settings, parsed.GetValue(arguments.Json));
        });
        return command;
    }

    private static int Run(ElectionSettings settings, bool json)
    {
        using var interrupt = new Interrupt();
        try
        {
            ElectionDistribution times = ElectionStudy.Run(settings, interrupt.Token);
            TimeoutAdvice advice = TimeoutAdvice.For(settings, interrupt.Token);
            if (json)
                Console.Out.Write(ElectionDocument.Text(settings, times, advice));
            else
                Print(ElectionText.Lines(settings, times, advice));
            return ExitCode.Done;
        }
        catch (NoLeaderException nobody)
        {
            Console.Error.WriteLine($"aurigraph-sim: {nobody.Message}.");
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("aurigraph-sim: cancelled; a study that is not complete is not printed.");
            return ExitCode.Cancelled;
        }
    }

    private static void Print(IEnumerable<string> lines)
    {
        foreach (string line in lines)
            Console.Out.WriteLine(line);
    }
}
