using System.Text.Json;
using System.Text.Json.Nodes;
using Aurigraph.CommandLine.Tests.Running;

namespace Aurigraph.CommandLine.Tests.Commands;

public sealed class RecordAndCheckTests(RecordAndCheckTests.OneRecording one) : IClassFixture<RecordAndCheckTests.OneRecording>
{
    private const string GoldenName = "small.golden.json";

    /// <summary>One recording that several tests check against; none changes it.</summary>
    public sealed class OneRecording : IAsyncLifetime
    {
        internal ScenarioFolder Folder { get; } = ScenarioFolder.WithSmall();

        internal CommandOutcome Outcome { get; private set; } = null!;

        public async Task InitializeAsync() => Outcome = await Folder.RunAsync("record", "small.yaml");

        public Task DisposeAsync()
        {
            Folder.Dispose();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public void A_recording_holds_scenario_trace_blocks_figures_and_version_and_leaves_nothing_else()
    {
        one.Outcome.Exits(0);
        JsonElement golden = JsonDocument.Parse(File.ReadAllText(one.Folder[GoldenName])).RootElement;
        JsonElement block = golden.GetProperty("blocks")[0];

        Assert.Equal([GoldenName, "small.yaml"], one.Folder.Entries);
        Assert.Matches("^[0-9a-f]{16}$", golden.GetProperty("traceHash").GetString());
        Assert.Equal(golden.GetProperty("traceHash").GetString(), block.GetProperty("hash").GetString());
        Assert.True(block.GetProperty("at").GetInt64() > 1_200_000_000);
        Assert.StartsWith("/user/", block.GetProperty("last").GetString(), StringComparison.Ordinal);
        Assert.InRange(golden.GetProperty("figures").GetProperty("throughput.committedTps").GetDouble(), 800, 1200);
        Assert.Contains("  maxDelay: 10ms", golden.GetProperty("scenario").EnumerateArray().Select(l => l.GetString()));
        Assert.Matches(@"^\d+\.\d+", golden.GetProperty("version").GetString());
    }

    [Fact]
    public async Task A_check_in_another_process_finds_the_same_trace_once_however_often_the_file_is_named()
    {
        CommandOutcome outcome = (await one.Folder.RunAsync("check", "small.yaml", "./small.yaml")).Exits(0);

        Assert.Matches("^small.yaml: same trace [0-9a-f]{16}\r?\n$", outcome.Output);
    }

    [Fact]
    public async Task A_changed_key_exits_3_and_the_key_the_moved_figures_the_block_and_the_first_delivery_are_named()
    {
        CommandOutcome outcome = (await one.Folder.RunAsync("check", "small.yaml", "--set", "batching.maxDelay=11ms")).Exits(3);

        Assert.StartsWith($"small.yaml: differs from {GoldenName}", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(["  key batching.maxDelay: was 10ms, is 11ms"], outcome.OutputLines.Where(l => l.StartsWith("  key ", StringComparison.Ordinal)));
        Assert.Matches(@"(?m)^  figure finality.p50: was [0-9.]+, is [0-9.]+ \(\+[0-9.]+%\)", outcome.Output);
        Assert.Matches(@"(?m)^  figure batches.count: was \d+, is \d+ \(-[0-9.]+%\)", outcome.Output);
        Assert.Contains("first differing block: 0 of 1", outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^    stored: hash [0-9a-f]{16}, \d+ deliveries, last at 1\.[0-9]+ s: /user/", outcome.Output);
        Assert.Matches(@"(?m)^    now:    hash [0-9a-f]{16}, \d+ deliveries, last at 1\.[0-9]+ s: /user/", outcome.Output);
        Assert.Matches(@"(?m)^  first differing delivery: [1-9]\d* of the block", outcome.Output);
        Assert.Matches(@"(?m)^    stored: 0\.01[0-9]+ s /user/business-1/batching .*BatchAged", outcome.Output);
    }

    [Fact]
    public async Task Figures_within_a_tolerance_pass_where_the_trace_differs()
    {
        CommandOutcome outcome = (await one.Folder.RunAsync("check", "small.yaml", "--set", "batching.maxDelay=11ms", "--figures-within", "25%")).Exits(0);

        Assert.Equal("small.yaml: figures within 25 %", outcome.Output.TrimEnd());
    }

    [Fact]
    public async Task Figures_beyond_a_tolerance_fail_and_those_within_are_not_told()
    {
        CommandOutcome outcome = (await one.Folder.RunAsync("check", "small.yaml", "--set", "batching.maxDelay=11ms", "--figures-within", "2%")).Exits(3);

        Assert.Contains("figure finality.p50: was ", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("throughput.committedTps", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("block", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_that_has_no_samples_any_more_is_told_as_such()
    {
        CommandOutcome outcome = (await one.Folder.RunAsync("check", "small.yaml", "--figures-within", "50%",
            "--set", "faults=[ { at: 0s, isolate: business-1, for: 3s } ]", "--set", "drain=0s")).Exits(3);

        Assert.Matches(@"figure finality.p95: was [0-9.]+, is no samples", outcome.Output);
    }

    [Fact]
    public async Task What_this_version_cannot_repeat_is_shown_by_the_end_of_the_block_as_it_is_now()
    {
        using ScenarioFolder folder = Copy(g =>
        {
            g["version"] = "0.0.1";
            g["traceHash"] = "0123456789abcdef";
            g["blocks"]![0]!["hash"] = "0123456789abcdef";
        });
        CommandOutcome outcome = (await folder.RunAsync("check", "small.yaml")).Exits(3);

        Assert.Contains("recorded by version 0.0.1, this is ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("stored: hash 0123456789abcdef, ", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(5, outcome.OutputLines.SkipWhile(l => !l.Contains("cannot be repeated by this version", StringComparison.Ordinal)).Skip(1).Count());
        Assert.DoesNotContain("  key ", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ not json")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1, 2]")]
    public async Task A_damaged_golden_file_exits_2_without_a_run_and_says_what_to_do(string text)
    {
        using ScenarioFolder folder = ScenarioFolder.WithSmall();
        File.WriteAllText(folder[GoldenName], text);
        CommandOutcome outcome = (await folder.RunAsync("check", "small.yaml")).Exits(2);

        Assert.Single(outcome.ErrorLines);
        Assert.Contains($"aurigraph-sim: {GoldenName} ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("record it anew with `aurigraph-sim record`", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task A_missing_golden_file_exits_2_before_any_of_the_scenarios_runs()
    {
        using ScenarioFolder folder = Copy(_ => { });
        File.WriteAllText(folder["other.yaml"], ScenarioFolder.Small.Replace("name: small", "name: other", StringComparison.Ordinal));
        CommandOutcome outcome = (await folder.RunAsync("check", "small.yaml", "other.yaml")).Exits(2);

        Assert.Equal("aurigraph-sim: other.golden.json does not exist; record it first with `aurigraph-sim record`.", outcome.Error.TrimEnd());
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task A_folder_in_place_of_the_golden_file_exits_2_before_recording()
    {
        using ScenarioFolder folder = ScenarioFolder.WithSmall();
        Directory.CreateDirectory(folder[GoldenName]);
        CommandOutcome outcome = (await folder.RunAsync("record", "small.yaml")).Exits(2);

        Assert.Contains($"{GoldenName} cannot be written (there is a folder of this name)", outcome.Error, StringComparison.Ordinal);
        Assert.Equal([GoldenName, "small.yaml"], folder.Entries);
    }

    private ScenarioFolder Copy(Action<JsonNode> change)
    {
        ScenarioFolder folder = ScenarioFolder.WithSmall();
        JsonNode golden = JsonNode.Parse(File.ReadAllText(one.Folder[GoldenName]))!;
        change(golden);
        File.WriteAllText(folder[GoldenName], golden.ToJsonString());
        return folder;
    }
}
