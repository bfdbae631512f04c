using System.CommandLine;
using Aurigraph.Capacity.Planning;
using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Planning;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>plan FILE</c>: the cheapest change that reaches a target, or the law that forbids it.</summary>
internal static class PlanCommand
{
    private const string Description = """
        Finds the cheapest change of cores, memory, NICs, disks, admitting containers and free settings that reaches a target, or the law that forbids it.

        Exit codes: 0 met already or reached, 2 wrong file or target, 3 forbidden by a law or not confirmed by simulation.
        """;

    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        Argument<string> file = CommonArguments.File();
        var target = new Option<string>("--target") { Description = "A rate and what must hold at it, for example \"1M/s, finality.p95 < 200ms\".", HelpName = "TARGET", Required = true };
        target.Validators.Add(given =>
        {
            if (given.Tokens.Count != 1)
                return;
            TargetReading.Read(given.Tokens[0].Value, out IReadOnlyList<string> faults);
            foreach (string fault in faults)
                given.AddError($"--target: {fault}.");
        });
        Option<string[]> set = CommonArguments.Set();
        Option<ulong?> seed = CommonArguments.Seed();
        var json = new Option<bool>("--json") { Description = "Prints the plan as a JSON document to standard output and nothing else there." };
        var verify = new Option<bool>("--verify") { Description = "Simulates the plan at the target; this is the default." };
        var closedForm = new Option<bool>("--no-verify") { Description = "Leaves it at the arithmetic and simulates nothing." };
        var command = new Command("plan", Description) { file, target, set, seed, json, verify, closedForm };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(verify) && parsed.GetValue(closedForm))
                parsed.AddError("--verify and --no-verify exclude each other.");
        });
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(target)!, CommonArguments.Overrides(parsed.GetValue(set), parsed.GetValue(seed)),
            parsed.GetValue(json), !parsed.GetValue(closedForm)));
        return command;
    }

    private static int Run(string file, string text, IReadOnlyList<string> overrides, bool json, bool simulates)
    {
        if (ScenarioLoading.Load(file, overrides) is not { } scenario || TargetReading.Read(text, out _) is not { } target)
            return ExitCode.Usage;
        using var interrupt = new Interrupt();
        try
        {
            Plan plan = Planner.Find(scenario.Experiment, scenario.Reading.ContainerGroups, target);
            IReadOnlyList<VerifiedPlan>? tried = simulates ? new PlanVerification(scenario.Experiment, scenario.Reading.ContainerGroups, target, interrupt.Token).Run(plan) : null;
            if (json)
                Console.Out.Write(PlanDocument.Text(scenario.Experiment.Name, text, plan, tried));
            else
                Print(PlanText.Lines(scenario.Experiment.Name, text, plan, tried));
            return plan.Outcome == PlanOutcome.Forbidden || tried is [.., { IsConfirmed: false }] ? ExitCode.Failed : ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("aurigraph-sim: cancelled; a plan that is not complete is not printed.");
            return ExitCode.Cancelled;
        }
    }

    private static void Print(IEnumerable<string> lines)
    {
        foreach (string line in lines)
            Console.Out.WriteLine(PlainLine.Of(line));
    }
}
