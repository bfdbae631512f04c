using System.CommandLine;
using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Live;
using Aurigraph.CommandLine.Rehearsal;
using Aurigraph.Reports.Output;
using Aurigraph.Reports.Rehearsal;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>rehearse FILE</c>: goes through a rollout, phase by phase, and through its acceptance tests.</summary>
internal static class RehearseCommand
{
    private const string Description = "Goes through a rollout in ten phases and its acceptance in six categories of tests, with a verdict for each, and can grow the network afterwards.";

    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        Argument<string> file = CommonArguments.File();
        Option<string> output = CommonArguments.Output("Folder under which DIR/<name>-rehearsal/ is written.");
        var live = new Option<bool>("--live") { Description = "Rehearses with nodes on this machine's own sockets, stores and clocks instead of simulated ones." };
        var then = new Option<string?>("--then") { Description = "Grows the network into that of another scenario, a voter at a time, in a series of runs.", HelpName = "FILE2" };
        then.Validators.Add(o =>
        {
            if (o.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
                o.AddError("--then: the name of a scenario was expected and an empty one was given.");
        });
        Option<string[]> set = CommonArguments.Set();
        Option<ulong?> seed = CommonArguments.Seed();
        var command = new Command("rehearse", Description) { file, output, live, then, set, seed };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(then), parsed.GetValue(output)!, parsed.GetValue(live), CommonArguments.Overrides(parsed.GetValue(set), parsed.GetValue(seed))));
        return command;
    }

    private static int Run(string file, string? then, string output, bool live, IReadOnlyList<string> overrides)
    {
        LoadedScenario? scenario = ScenarioLoading.Load(file, overrides), next = then is null ? null : ScenarioLoading.Load(then, []);
        if (scenario is null || (then is not null && next is null))
            return ExitCode.Usage;
        if (live && (string[])[.. LiveSession.Refusals(scenario), .. next is null ? [] : LiveSession.Refusals(next)] is { Length: > 0 } refusals)
        {
            foreach (string refusal in refusals)
                Console.Error.WriteLine(PlainLine.Of(refusal));
            return ExitCode.Usage;
        }
        GrowthPlan? growth = null;
        if (next is not null)
        {
            (growth, string fault) = GrowthPlan.Between(scenario.Experiment, next.Experiment);
            if (growth is null)
            {
                Console.Error.WriteLine(PlainLine.Of($"aurigraph-sim: --then {then}: {fault}"));
                return ExitCode.Usage;
            }
        }
        string folder = Path.Combine(output, $"{scenario.Experiment.Name}-rehearsal");
        try
        {
            RehearsalReport.EnsureWritable(folder);
            using var interrupt = new Interrupt();
            RehearsalResult result = new Rehearser(scenario, live ? new LiveTarget(scenario, output) : new SimulatedTarget(), name => Console.Error.WriteLine(PlainLine.Of($"{scenario.Experiment.Name}: {name}")), interrupt.Token).Run(growth);
            RehearsalReport.Write(folder, result);
            RehearsalText.Lines(result, Path.Combine(folder, "rehearsal.html")).ToList().ForEach(Console.Out.WriteLine);
            return Code(result);
        }
        catch (ReportFolderException problem)
        {
            Console.Error.WriteLine($"aurigraph-sim: {problem.Message}");
            return ExitCode.Usage;
        }
    }

    private static int Code(RehearsalResult result) => result.Violations.Count > 0 ? ExitCode.Violation
        : result.Partial ? ExitCode.Cancelled
        : result.Holds ? ExitCode.Done : ExitCode.Failed;
}
