using Aurigraph.CommandLine.Tests.Running;

namespace Aurigraph.CommandLine.Tests.Regression;

/// <summary>The scenarios of the catalog and the samples give what was recorded of them, to the last event.</summary>
public class CatalogGoldenTests
{
    public static TheoryData<string> Recorded()
    {
        var data = new TheoryData<string>();
        foreach (string folder in new[] { "scenarios/catalog", "samples" })
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.yaml").Order(StringComparer.Ordinal))
                data.Add($"{folder}/{Path.GetFileName(file)}");
        }
        return data;
    }

    private static string Root { get; } = FindRoot();

    [Theory]
    [MemberData(nameof(Recorded))]
    public async Task A_recorded_scenario_gives_the_same_trace(string scenario)
    {
        CommandOutcome outcome = await CommandProcess.RunAsync(Root, "check", scenario);
        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Aurigraph.Sim.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests run from a checkout: no Aurigraph.Sim.sln is above their assembly.");
    }
}
