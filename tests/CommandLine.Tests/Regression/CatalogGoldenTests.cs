using Aurigraph.CommandLine.Tests.Running;

namespace Aurigraph.CommandLine.Tests.Regression;

/// <summary>The scenarios of the catalog and the samples of which a golden file is kept give what was recorded of them, to the last event.</summary>
public class CatalogGoldenTests
{
    public static TheoryData<string> Recorded()
    {
        var data = new TheoryData<string>();
        foreach (string folder in new[] { "scenarios/catalog", "samples" })
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.yaml").Order(StringComparer.Ordinal))
            {
                if (File.Exists(Path.ChangeExtension(file, ".golden.json")))
                    data.Add($"{folder}/{Path.GetFileName(file)}");
            }
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

    [Fact]
    public void Every_sample_and_every_option_has_been_recorded() =>
        Assert.Superset(new HashSet<string>(["scenarios/catalog/baseline.yaml", "scenarios/catalog/option-a.yaml", "scenarios/catalog/option-b.yaml", "scenarios/catalog/option-b-one-host.yaml", "scenarios/catalog/option-c.yaml",
            .. Directory.EnumerateFiles(Path.Combine(Root, "samples"), "*.yaml").Select(f => $"samples/{Path.GetFileName(f)}")], StringComparer.Ordinal), new HashSet<string>(Recorded().Cast<object[]>().Select(r => (string)r[0]), StringComparer.Ordinal));

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Aurigraph.Sim.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests run from a checkout: no Aurigraph.Sim.sln is above their assembly.");
    }
}
