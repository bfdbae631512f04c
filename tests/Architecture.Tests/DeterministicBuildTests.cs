using System.Diagnostics;
using System.Text.Json;

namespace Aurigraph.Architecture.Tests;

public sealed class DeterministicBuildTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    /// <summary>DeterministicCode in a csproj does nothing by itself: this evaluates a project as the build does.</summary>
    [Fact]
    public async Task A_deterministic_project_is_built_with_the_analyzer_and_the_list()
    {
        using JsonDocument evaluated = JsonDocument.Parse(await Evaluate("tests/BannedApiFixture/Aurigraph.BannedApiFixture.csproj"));
        JsonElement items = evaluated.RootElement.GetProperty("Items");
        Assert.Contains(Identities(items, "AdditionalFiles"), f => Path.GetFileName(f) == "BannedSymbols.txt");
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", Identities(items, "PackageReference"));
        Assert.Equal("true", evaluated.RootElement.GetProperty("Properties").GetProperty("TreatWarningsAsErrors").GetString());
    }

    private static IEnumerable<string> Identities(JsonElement items, string kind) =>
        items.GetProperty(kind).EnumerateArray().Select(i => i.GetProperty("Identity").GetString()!);

    private static async Task<string> Evaluate(string project)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet",
            ["msbuild", RepositoryFolder.PathOf(project), "-nodeReuse:false", "-getItem:AdditionalFiles,PackageReference", "-getProperty:TreatWarningsAsErrors"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = RepositoryFolder.Root,
        })!;
        using var deadline = new CancellationTokenSource(Deadline);
        string output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        Assert.True(process.ExitCode == 0, output);
        return output;
    }
}
