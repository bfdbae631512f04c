using System.CommandLine;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Reports.Output;
using Aurigraph.Rollout;
using Aurigraph.Rollout.Hosts;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>rollout FILE</c>: writes what brings a scenario's network up on machines.</summary>
internal static class RolloutCommand
{
    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        Argument<string> file = CommonArguments.File();
        Option<string> output = CommonArguments.Output("Folder under which DIR/<name>-rollout/ is written.");
        Option<string[]> set = CommonArguments.Set();
        var command = new Command("rollout", "Writes the files that bring a scenario's network up in containers, with its limits, monitoring and gateway.") { file, output, set };
        command.SetAction(parsed => Write(parsed.GetValue(file)!, parsed.GetValue(output)!, CommonArguments.Overrides(parsed.GetValue(set), null)));
        return command;
    }

    private static int Write(string file, string output, IReadOnlyList<string> overrides)
    {
        if (ScenarioLoading.Load(file, overrides) is not { } scenario)
            return ExitCode.Usage;
        string folder = Path.Combine(output, $"{scenario.Experiment.Name}-rollout");
        try
        {
            IReadOnlyList<RolloutFile> files = RolloutFiles.Of(scenario.Experiment, scenario.Reading.ResolvedYaml);
            ResultFolder.Write(folder, RolloutManifest.Path, [.. files.Select(f => (f.Path, f.Content))]);
            Print(scenario, folder, files.Count);
            return ExitCode.Done;
        }
        catch (Exception problem) when (problem is RolloutException or ReportFolderException)
        {
            Console.Error.WriteLine(PlainLine.Of($"aurigraph-sim: {file}: {problem.Message}"));
            return ExitCode.Usage;
        }
    }

    private static void Print(LoadedScenario scenario, string folder, int files)
    {
        Console.Out.WriteLine(PlainLine.Of($"{scenario.Experiment.Name}: {scenario.Experiment.Deployment.AllNodes.Count()} nodes in {scenario.Experiment.Deployment.Containers.Count} containers, {files} files"));
        foreach (HostNeed need in HostNeed.Of(scenario.Experiment.Deployment))
        {
            Console.Out.WriteLine(PlainLine.Of(FormattableString.Invariant(
                $"  {need.Host ?? "hosts (not stated)"}: {need.Containers} containers, {need.CoreLimits} cores and {need.MemoryLimits.Bytes / 1e6:#,0} MB by their limits")));
            foreach (string warning in need.Warnings())
                Console.Out.WriteLine(PlainLine.Of($"  warning: {warning}"));
        }
        Console.Out.WriteLine($"Read {Path.Combine(folder, "README.md")}");
    }
}
