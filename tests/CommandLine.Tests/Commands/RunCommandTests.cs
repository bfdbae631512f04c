using System.Text.Json;
using Aurigraph.CommandLine.Tests.Running;

namespace Aurigraph.CommandLine.Tests.Commands;

public sealed class RunCommandTests(RunCommandTests.OneRun one) : IClassFixture<RunCommandTests.OneRun>
{
    /// <summary>One run that several tests look at.</summary>
    public sealed class OneRun : IAsyncLifetime
    {
        internal ScenarioFolder Folder { get; } = ScenarioFolder.WithSmall("thresholds: [ committedTps >= 900, finality.p95 < 100ms ]\n");

        internal CommandOutcome Outcome { get; private set; } = null!;

        public async Task InitializeAsync() => Outcome = await Folder.RunAsync("run", "small.yaml");

        public Task DisposeAsync()
        {
            Folder.Dispose();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public void A_run_whose_thresholds_hold_exits_0_and_writes_every_file_of_the_contract()
    {
        one.Outcome.Exits(0);

        string[] charts = ["finality", "leaders", "memory", "throughput", "utilisation"];
        Assert.Equal(
            ((string[])
            [
                "results", "results/small", "results/small/charts", "results/small/elections.csv", "results/small/finality.csv", "results/small/nodes.csv",
                "results/small/report.html", "results/small/scenario.yaml", "results/small/summary.json", "results/small/timeline.csv", "small.yaml",
                .. charts.SelectMany(c => (string[])[$"results/small/charts/{c}.png", $"results/small/charts/{c}.svg"]),
            ]).Order(StringComparer.Ordinal),
            one.Folder.Entries);
        Assert.All(one.Folder.Entries.Select(e => new FileInfo(one.Folder[e])).Where(f => f.Exists), f => Assert.True(f.Length > 0, f.Name));
    }

    [Fact]
    public void A_run_prints_at_most_fifteen_lines_that_name_throughput_speed_memory_and_the_report()
    {
        Assert.InRange(one.Outcome.OutputLines.Count, 5, 15);
        Assert.Contains("committed ", one.Outcome.Output, StringComparison.Ordinal);
        Assert.Contains("2 of 2 thresholds hold", one.Outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"virtual seconds per second; [0-9.]+[KM]? events/s; peak memory [1-9][0-9,]* MB; trace [0-9a-f]{16}", one.Outcome.Output);
        Assert.Contains(Path.Combine("results", "small", "report.html"), one.Outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_resolved_scenario_of_a_run_is_a_valid_scenario()
    {
        CommandOutcome outcome = await one.Folder.RunAsync("validate", "results/small/scenario.yaml");

        Assert.Contains("valid; small, 4 nodes in 4 containers", outcome.Exits(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_process_gives_the_same_trace_and_prints_with_json_only_the_summary_it_writes()
    {
        using ScenarioFolder folder = ScenarioFolder.WithSmall("thresholds: [ committedTps >= 900, finality.p95 < 100ms ]\n");
        CommandOutcome outcome = (await folder.RunAsync("run", "small.yaml", "--json", "--out", "elsewhere")).Exits(0);

        Assert.Equal(File.ReadAllText(folder["elsewhere/small/summary.json"]), outcome.Output);
        Assert.Equal(TraceHash(File.ReadAllText(one.Folder["results/small/summary.json"])), TraceHash(outcome.Output));
    }

    [Fact]
    public async Task Another_seed_gives_another_trace()
    {
        using ScenarioFolder folder = ScenarioFolder.WithSmall();
        CommandOutcome outcome = (await folder.RunAsync("run", "small.yaml", "--json", "--seed", "43")).Exits(0);

        Assert.Equal(43, JsonDocument.Parse(outcome.Output).RootElement.GetProperty("seed").GetInt32());
        Assert.NotEqual(TraceHash(File.ReadAllText(one.Folder["results/small/summary.json"])), TraceHash(outcome.Output));
        Assert.Contains("seed: 43\n", File.ReadAllText(folder["results/small/scenario.yaml"]), StringComparison.Ordinal);
    }

    [FusedMultiplyFact]
    public async Task A_processor_without_fused_multiply_add_gives_the_same_trace()
    {
        using ScenarioFolder folder = ScenarioFolder.WithSmall();
        using CommandProcess process = CommandProcess.Start(folder.Path, ["run", "small.yaml", "--json"],
            ("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-FMA,-AVX2"), ("DOTNET_EnableFMA", "0"), ("DOTNET_EnableAVX2", "0"));
        CommandOutcome outcome = (await process.EndAsync()).Exits(0);

        Assert.Equal(TraceHash(File.ReadAllText(one.Folder["results/small/summary.json"])), TraceHash(outcome.Output));
    }

    [Fact]
    public async Task A_failed_and_an_undecided_threshold_exit_3_after_the_results_are_written()
    {
        using ScenarioFolder folder = ScenarioFolder.WithSmall("thresholds: [ committedTps >= 900, finality.p95 < 1ms, electionsPerHour < 1 ]\n");
        CommandOutcome outcome = (await folder.RunAsync("run", "small.yaml", "--set", "batching.maxDelay=20ms")).Exits(3);

        Assert.Contains("1 of 3 thresholds hold", outcome.Output, StringComparison.Ordinal);
        Assert.Matches("undecided: electionsPerHour < 1, measured .*virtual", outcome.Output);
        Assert.Contains("fails: finality.p95 < 1ms, measured ", outcome.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["results/small/summary.json"]));
        Assert.Contains("maxDelay: 20ms", File.ReadAllText(folder["results/small/scenario.yaml"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_folder_that_is_a_file_exits_2_before_anything_runs()
    {
        using ScenarioFolder folder = ScenarioFolder.WithSmall();
        CommandOutcome outcome = (await folder.RunAsync("run", "small.yaml", "--out", "small.yaml")).Exits(2);

        Assert.Contains("The report cannot be written to ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--out", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.Equal(["small.yaml"], folder.Entries);
    }

    [Fact]
    public async Task A_file_in_place_of_the_result_folder_exits_2_and_stays()
    {
        using ScenarioFolder folder = ScenarioFolder.WithSmall();
        Directory.CreateDirectory(folder["results"]);
        File.WriteAllText(folder["results/small"], "mine");
        CommandOutcome outcome = (await folder.RunAsync("run", "small.yaml")).Exits(2);

        Assert.Contains("there is a file of this name", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder["results/small"]));
        Assert.Equal(["results", "results/small", "small.yaml"], folder.Entries);
    }

    private static string TraceHash(string summary) => JsonDocument.Parse(summary).RootElement.GetProperty("traceHash").GetString()!;
}
