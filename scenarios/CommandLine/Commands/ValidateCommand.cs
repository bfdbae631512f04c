using System.CommandLine;
using Aurigraph.CommandLine.Execution;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>validate FILE...</c>: reads scenarios and says all that is wrong with them.</summary>
internal static class ValidateCommand
{
    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        Argument<string[]> files = CommonArguments.Files();
        Option<string[]> set = CommonArguments.Set();
        Option<ulong?> seed = CommonArguments.Seed();
        var command = new Command("validate", "Checks scenarios without running them.") { files, set, seed };
        command.SetAction(parsed => Validate(parsed.GetValue(files)!, CommonArguments.Overrides(parsed.GetValue(set), parsed.GetValue(seed))));
        return command;
    }

    private static int Validate(string[] files, IReadOnlyList<string> overrides)
    {
        int exit = ExitCode.Done;
        foreach (string file in CommonArguments.Distinct(files))
        {
            if (ScenarioLoading.Load(file, overrides) is not { } scenario)
            {
                exit = ExitCode.Usage;
                continue;
            }
            Console.Out.WriteLine($"{file}: valid; {scenario.Experiment.Name}, {scenario.Experiment.Deployment.AllNodes.Count()} nodes in {scenario.Experiment.Deployment.Containers.Count} containers");
            foreach (var warning in scenario.Reading.Warnings)
                Console.Out.WriteLine(PlainLine.Of($"  warning {warning.Code}: {warning.Text}"));
        }
        return exit;
    }
}
