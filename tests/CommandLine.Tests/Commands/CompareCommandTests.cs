using System.Text.Json.Nodes;
using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Reports.Summary;

namespace Aurigraph.CommandLine.Tests.Commands;

public sealed class CompareCommandTests : IDisposable
{
    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The result of the small run, with a share of its committed rate.</summary>
    private void Result(string name, double share)
    {
        JsonObject summary = SummaryDocument.Build(SmallRun.Run.Result);
        summary["throughput"]!["committedTps"] = (double)summary["throughput"]!["committedTps"]! * share;
        Directory.CreateDirectory(_folder[name]);
        File.WriteAllText(_folder[$"{name}/summary.json"], summary.ToJsonString());
    }

    [Fact]
    public async Task Two_results_are_set_side_by_side_in_text_and_on_a_page()
    {
        Result("before", 1);
        Result("after", 0.9);
        CommandOutcome outcome = (await _folder.RunAsync("compare", "before", "after/summary.json")).Exits(0);

        Assert.Contains("From before to after: committed", outcome.OutputLines[0], StringComparison.Ordinal);
        Assert.Contains(outcome.OutputLines, l => l.Contains("throughput.committedTps", StringComparison.Ordinal) && l.EndsWith("−10 %", StringComparison.Ordinal));
        Assert.Contains("<!doctype html>", File.ReadAllText(_folder["results/compare-before-after/compare.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_is_not_accepted_exits_3_and_is_named()
    {
        Result("before", 1);
        Result("after", 0.9);
        CommandOutcome outcome = (await _folder.RunAsync("compare", "before", "after", "--fail-on", "committedTps drops 5%", "--fail-on", "finality.p95 rises 5%", "--out", "page")).Exits(3);

        Assert.Contains(outcome.OutputLines, l => l.StartsWith("  FAILS  committedTps drops 5%: throughput.committedTps went from", StringComparison.Ordinal));
        Assert.Contains(outcome.OutputLines, l => l.StartsWith("  holds  finality.p95 rises 5%", StringComparison.Ordinal));
        Assert.True(File.Exists(_folder["page/compare.html"]));
    }

    [Theory]
    [InlineData("before", "nowhere", "finality.p95 rises 5%", "nowhere: there is no such file or folder.")]
    [InlineData("before", "before", "finality.p59 rises 5%", "--fail-on finality.p59 rises 5%: No number of the summary is called finality.p59")]
    [InlineData("before", "before", "finality.p95 explodes", "this is no rule")]
    public async Task Bad_input_exits_2_with_its_cause_and_writes_nothing(string a, string b, string rule, string fault)
    {
        Result("before", 1);
        CommandOutcome outcome = (await _folder.RunAsync("compare", a, b, "--fail-on", rule)).Exits(2);

        Assert.Contains(fault, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.False(Directory.Exists(_folder["results"]));
    }

    [Fact]
    public async Task A_page_that_cannot_be_written_exits_2()
    {
        Result("before", 1);
        File.WriteAllText(_folder["taken"], "");
        CommandOutcome outcome = (await _folder.RunAsync("compare", "before", "before", "--out", "taken")).Exits(2);

        Assert.Contains("Choose another folder with --out.", outcome.Error, StringComparison.Ordinal);
    }
}
