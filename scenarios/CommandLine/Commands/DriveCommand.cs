using System.CommandLine;
using System.Security.Cryptography;
using Aurigraph.CommandLine.Driving;
using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Live;
using Aurigraph.CommandLine.Studies;
using Aurigraph.Experiment;
using Aurigraph.Live.Load;
using Aurigraph.Live.Network;
using Aurigraph.Reports.Output;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>drive FILE --target ...</c>: drives the load of a scenario against nodes that run elsewhere.</summary>
internal static class DriveCommand
{
    private static readonly Duration ForMin = Duration.FromMilliseconds(100);
    private static readonly Duration ForMax = Duration.FromSeconds(86_400);

    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        Argument<string> file = CommonArguments.File();
        var target = new Option<string[]>("--target") { Description = "Where admitting nodes listen for drivers, in the order of the scenario's nodes, or each with its name as in business-1=host:port.", HelpName = "host:port[,host:port...]", Required = true };
        var time = new Option<string?>("--for") { Description = "How long after the warm-up the load goes on, for example 30s, instead of the scenario's duration.", HelpName = "TIME" };
        var number = new Option<string?>("--driver") { Description = "Number of this driver, from 1 to 16383: no two drivers of a network may have the same. Drawn at random when it is left out.", HelpName = "N" };
        Option<string> output = CommonArguments.Output("Folder under which DIR/<name>-drive/drive.json is written.");
        var json = new Option<bool>("--json") { Description = "Prints drive.json to standard output and nothing else there." };
        Option<string[]> set = CommonArguments.Set();
        Option<ulong?> seed = CommonArguments.Seed();
        var command = new Command("drive", "Drives the load of a scenario from this machine against nodes that run elsewhere.") { file, target, time, number, output, json, set, seed };
        command.Validators.Add(parsed =>
        {
            var reading = new ArgumentReading(parsed);
            Read(reading, time, number);
            foreach (string fault in reading.Faults)
                parsed.AddError(fault);
        });
        command.SetAction(parsed =>
        {
            (Duration? window, uint driver) = Read(new ArgumentReading(parsed.CommandResult), time, number);
            if (ScenarioLoading.Load(parsed.GetValue(file)!, CommonArguments.Overrides(parsed.GetValue(set), parsed.GetValue(seed))) is not { } scenario)
                return ExitCode.Usage;
            if (LiveSession.Refusals(scenario) is { Count: > 0 } refusals)
                return Refuse(refusals);
            ExperimentDefinition experiment = scenario.Experiment;
            (IReadOnlyDictionary<NodeId, NodeAddress>? targets, string fault) = DriveTargets.Read([.. experiment.Deployment.Nodes(experiment.Workload.SubmitTo)], parsed.GetValue(target)!);
            return targets is null
                ? Refuse([$"aurigraph-sim: --target {fault}."])
                : Run(new DriveOrder(scenario, targets, window, driver), parsed.GetValue(output)!, parsed.GetValue(json));
        });
        return command;
    }

    private static (Duration? Window, uint Driver) Read(ArgumentReading reading, Option<string?> time, Option<string?> number)
    {
        Duration? window = reading.Text(time) is null ? null : reading.Time(time, ForMin);
        if (window < ForMin || window > ForMax)
            reading.Add(time, "a time from 100ms to 24h was expected, for example --for 30s");
        ulong driver = reading.Whole(number, DriveOrder.Drivers - 1, 0, $"from 1 to {DriveOrder.Drivers - 1}");
        if (driver == 0 && reading.Text(number) is not null && !reading.IsFaulty(number))
            reading.Add(number, "a whole number from 1 to 16383 was expected, for example --driver 1");
        return (window, driver == 0 ? (uint)RandomNumberGenerator.GetInt32(1, DriveOrder.Drivers) : (uint)driver);
    }

    private static int Run(DriveOrder order, string output, bool json)
    {
        string folder = Path.Combine(output, $"{order.Scenario.Experiment.Name}-drive");
        try
        {
            ResultFolder.EnsureWritable(folder, DriveDocument.Path);
            using var interrupt = new Interrupt();
            (DriverFigures figures, bool partial) = DriveSession.RunAsync(order, interrupt.Token).GetAwaiter().GetResult();
            string document = DriveDocument.Text(order, figures, partial);
            ResultFolder.Write(folder, DriveDocument.Path, [(DriveDocument.Path, document)]);
            if (json)
                Console.Out.Write(document);
            else
                DriveText.Lines(order, figures, partial, Path.Combine(folder, DriveDocument.Path)).ToList().ForEach(Console.Out.WriteLine);
            return partial ? ExitCode.Cancelled : figures.Acknowledged > 0 ? ExitCode.Done : ExitCode.Failed;
        }
        catch (ConnectionException problem)
        {
            return Refuse([$"aurigraph-sim: --target: {problem.Message}. A node that runs this scenario was expected there: start it with `aurigraph-sim node`, or correct the address; the port is the second of the node's three."]);
        }
        catch (ReportFolderException problem)
        {
            return Refuse([$"aurigraph-sim: {problem.Message}"]);
        }
    }

    private static int Refuse(IEnumerable<string> lines)
    {
        foreach (string line in lines)
            Console.Error.WriteLine(PlainLine.Of(line));
        return ExitCode.Usage;
    }
}
