using System.Text.Json;
using Aurigraph.CommandLine.Tests.Running;

namespace Aurigraph.CommandLine.Tests.Commands;

/// <summary>The command <c>capacity</c>, from a process of its own.</summary>
public sealed class CapacityCommandTests : IDisposable
{
    private const string Known = """
        schema: aurigraph.sim/1
        name: known
        warmup: 1s
        duration: 4s
        deployment:
          containers:
            - { role: validator, count: 3, cores: 8, memory: 2GB }
            - { role: business, count: 1, cores: 16, memory: 2GB }
        network: lan-25g
        crypto: { scheme: none }
        storage: { engine: memory }
        machine: { uncertainty: 0 }
        costs: { base: free, applyPerTransaction: 200us }
        workload: { stages: [ { rate: 100/s, for: rest } ] }

        """;

    private readonly ScenarioFolder _folder = ScenarioFolder.With("known.yaml", Known);

    [Fact]
    public async Task A_known_knee_is_found_and_written_with_all_that_a_report_has()
    {
        CommandOutcome outcome = await _folder.RunAsync("capacity", "known.yaml", "--seeds", "2", "--out", "study");

        Assert.Equal((0, true), (outcome.ExitCode, outcome.Output.Contains("study/report.html", StringComparison.Ordinal)));
        Assert.All((string[])["capacity.json", "report.html", "report.md", "knees.csv", "ceilings.csv", "probes.csv", "charts/ladder.png"], file => Assert.True(new FileInfo(_folder[$"study/{file}"]).Length > 0, file));
        using JsonDocument document = JsonDocument.Parse(await File.ReadAllTextAsync(_folder["study/capacity.json"]));
        JsonElement scenario = document.RootElement.GetProperty("scenarios")[0];
        JsonElement knee = scenario.GetProperty("kneeTps");
        Assert.Equal("known", scenario.GetProperty("scenario").GetString());
        Assert.InRange(knee.GetProperty("mid").GetDouble(), 4_900, 5_100);
        Assert.InRange(5_000, knee.GetProperty("low").GetDouble(), knee.GetProperty("high").GetDouble());
        Assert.Contains(scenario.GetProperty("ceilings").EnumerateArray(), c => c.GetProperty("resource").GetString() == "apply" && Math.Abs(c.GetProperty("tps").GetDouble() - 5_000) < 5);
    }

    [Theory]
    [InlineData("--seeds 0: a whole number from 1 to 100 was expected", "--seeds", "0")]
    [InlineData("--seeds 101: a whole number from 1 to 100 was expected", "--seeds", "101")]
    [InlineData("--jobs x: a whole number from 1 to 256 was expected", "--jobs", "x")]
    [InlineData("--jobs 257: a whole number from 1 to 256 was expected", "--jobs", "257")]
    [InlineData("`finalty.p95` is not a metric; did you mean `finality.p95`?", "--slo", "finalty.p95 < 200ms")]
    [InlineData("`finality.p95` is in units of time", "--slo", "finality.p95 < 200MB")]
    [InlineData("METRIC OP VALUE was expected", "--slo", "lost == 0,")]
    public async Task Faults_of_the_command_line_are_told_and_nothing_is_run(string message, params string[] arguments)
    {
        CommandOutcome outcome = await _folder.RunAsync(["capacity", "known.yaml", .. arguments]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["known.yaml"], _folder.Entries);
    }

    [Fact]
    public async Task The_error_of_the_newest_live_result_is_shown_and_a_named_one_goes_before_it()
    {
        LiveResult("results/newest", "newest");
        LiveResult("elsewhere/named", "named");

        (await _folder.RunAsync("capacity", "known.yaml", "--seeds", "1", "--slo", "finality.p50 < 1ms", "--out", "study")).Exits(0);
        CommandOutcome named = (await _folder.RunAsync("capacity", "known.yaml", "--seeds", "1", "--slo", "finality.p50 < 1ms", "--json", "--measured", "elsewhere/named")).Exits(0);

        Assert.Contains("Live run of newest", await File.ReadAllTextAsync(_folder["study/report.md"]), StringComparison.Ordinal);
        using JsonDocument document = JsonDocument.Parse(named.Output);
        JsonElement live = document.RootElement.GetProperty("liveComparison");
        Assert.Equal("named", live.GetProperty("scenario").GetString());
        Assert.Equal(-50, live.GetProperty("figures")[0].GetProperty("errorPercent").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task A_named_result_that_was_not_compared_is_refused_before_anything_is_simulated()
    {
        CommandOutcome outcome = (await _folder.RunAsync("capacity", "known.yaml", "--measured", "missing")).Exits(ExitCode.Usage);

        Assert.Contains("--measured: missing: there is no such file or folder", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["results/capacity"]));
    }

    [Fact]
    public async Task A_service_level_that_an_idle_system_misses_is_a_result()
    {
        CommandOutcome outcome = await _folder.RunAsync("capacity", "known.yaml", "--seeds", "1", "--slo", "finality.p50 < 1ms", "--json");

        Assert.Equal(0, outcome.ExitCode);
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("scenarios")[0].GetProperty("kneeTps").ValueKind);
        Assert.Contains("finality.p50 < 1ms fails", document.RootElement.GetProperty("scenarios")[0].GetProperty("remark").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_scenarios_of_one_name_are_refused()
    {
        await File.WriteAllTextAsync(_folder["other.yaml"], Known);

        CommandOutcome outcome = await _folder.RunAsync("capacity", "known.yaml", "other.yaml");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("have the same name, known", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clients_that_wait_for_answers_have_no_rate_to_search()
    {
        CommandOutcome outcome = await _folder.RunAsync("capacity", "known.yaml", "--set", "workload.arrival={closed: {clients: 10, think: 1ms}}");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("no rate to search", outcome.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void LiveResult(string name, string scenario)
    {
        Directory.CreateDirectory(_folder[name]);
        File.WriteAllText(_folder[name + "/summary.json"], $$"""
            { "schema": "aurigraph.sim/summary/1", "scenario": "{{scenario}}", "mode": "live", "throughput": {}, "finality": {}, "bottleneck": {}, "nodes": [], "containers": [],
              "projection": [ { "metric": "finality.p50", "projected": 20, "low": null, "high": null, "measured": 40, "errorPercent": -50 } ] }
            """);
    }
}
