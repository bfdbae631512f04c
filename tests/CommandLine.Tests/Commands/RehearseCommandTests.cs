using System.Text.Json;
using Aurigraph.CommandLine.Tests.Running;

namespace Aurigraph.CommandLine.Tests.Commands;

public sealed class RehearseCommandTests : IDisposable
{
    private const string Result = "results/small-rehearsal/rehearsal.json";

    private readonly ScenarioFolder _folder = ScenarioFolder.WithSmall();

    public RehearseCommandTests() => File.WriteAllText(_folder["larger.yaml"], ScenarioFolder.Small
        .Replace("name: small", "name: larger", StringComparison.Ordinal).Replace("count: 3", "count: 5", StringComparison.Ordinal).Replace("business, count: 1", "business, count: 2", StringComparison.Ordinal));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_rehearsal_that_passes_exits_0_prints_a_line_for_each_step_and_writes_the_same_document_again()
    {
        CommandOutcome outcome = (await _folder.RunAsync("rehearse", "small.yaml", "--then", "larger.yaml")).Exits(0);

        Assert.InRange(outcome.OutputLines.Count, 18, 25);
        Assert.Contains("growth small to larger: Grew from 3 to 5 voters in 3 steps; every size was kept.", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(["larger.yaml", "results", "results/small-rehearsal", "results/small-rehearsal/rehearsal.html", Result, "results/small-rehearsal/rehearsal.md", "small.yaml"], _folder.Entries);
        string first = await File.ReadAllTextAsync(_folder[Result]);
        (await _folder.RunAsync("rehearse", "small.yaml", "--then", "larger.yaml")).Exits(0);
        Assert.Equal(first, await File.ReadAllTextAsync(_folder[Result]));
        Assert.True(JsonDocument.Parse(first).RootElement.GetProperty("growth").GetProperty("seriesOfRuns").GetBoolean());
    }

    [Fact]
    public async Task A_failed_step_exits_3_and_the_document_says_which()
    {
        (await _folder.RunAsync("rehearse", "small.yaml", "--set", "thresholds=[finality.p95 < 1ms]")).Exits(ExitCode.Failed);

        JsonElement document = JsonDocument.Parse(await File.ReadAllTextAsync(_folder[Result])).RootElement;
        Assert.False(document.GetProperty("holds").GetBoolean());
        Assert.Equal("failed", document.GetProperty("phases").EnumerateArray().Single(p => p.GetProperty("name").GetString() == "benchmark").GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("small.yaml: workload.transactionSize: 16B cannot hold a transfer", "rehearse", "small.yaml", "--live", "--set", "workload.transactionSize=16B")]
    [InlineData("aurigraph-sim: --then small.yaml: it has 3 voters and larger has 5; a network with more voters was expected.", "rehearse", "larger.yaml", "--then", "small.yaml")]
    [InlineData("nowhere.yaml: the file `nowhere.yaml` does not exist", "rehearse", "small.yaml", "--then", "nowhere.yaml")]
    [InlineData("nowhere.yaml: the file `nowhere.yaml` does not exist", "rehearse", "nowhere.yaml")]
    [InlineData("--then: the name of a scenario was expected and an empty one was given.", "rehearse", "small.yaml", "--then", "")]
    public async Task What_cannot_be_rehearsed_exits_2_says_why_and_writes_nothing(string reason, params string[] arguments)
    {
        CommandOutcome outcome = (await _folder.RunAsync(arguments)).Exits(ExitCode.Usage);

        Assert.Contains(reason, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["larger.yaml", "small.yaml"], _folder.Entries);
    }
}
