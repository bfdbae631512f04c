using System.Text.Json;
using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Live.Tests.Budgets;

namespace Aurigraph.CommandLine.Tests.Live;

/// <summary>Real sockets on loopback, real stores in a scratch folder, real kills. Judged is what must hold however busy the machine is: nothing acknowledged is lost or there twice, and nodes agree.</summary>
public sealed class LiveRunTests
{
    private const string Scenario = """
        schema: aurigraph.sim/1
        name: live
        warmup: 1s
        duration: 4s
        drain: 60s
        deployment:
          containers:
            - { role: validator, count: 3, cores: 2, memory: 1GB }
            - { role: business, cores: 2, memory: 1GB }
            - { role: slim, cores: 2, memory: 1GB }
        consensus: { electionTimeout: 800ms, heartbeat: 150ms }
        storage: { cache: 16MB, writeBuffer: 8MB, dataSize: 1MB }
        runtime: { base: 50MB }
        node: { threads: 16 }
        workload:
          accounts: { count: 1K, skew: none }
          stages: [ { rate: 200/s, for: rest } ]
        """;

    [Fact]
    public async Task Nodes_on_real_sockets_and_stores_agree_and_lose_nothing()
    {
        using ScenarioFolder folder = ScenarioFolder.With("live.yaml", Scenario);
        CommandOutcome outcome = (await folder.RunAsync("run", "live.yaml", "--live", "--in-process")).Exits(0);
        Assert.Matches("(?m)^live: +[0-9]+ %  [0-9.]+ s of 5 s of load$", outcome.Error);
        Assert.Contains("<code>aurigraph-sim run live.yaml --seed 42 --live --in-process</code>", await File.ReadAllTextAsync(folder["results/live/report.html"]), StringComparison.Ordinal);
        JsonElement summary = Summary(folder);
        Assert.Equal("live", summary.GetProperty("mode").GetString());
        AllIsThere(summary);
        // A slim node keeps the stream and does not execute it, and chains the same hash.
        Assert.Single(summary.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("stateHash").GetString()).Distinct());
    }

    [Fact]
    public async Task Real_transactions_at_a_small_rate_come_to_the_state_hash_of_described_ones_in_simulation()
    {
        // One validator, which nobody can vote out, and a batch for each transaction: so the sequence is the arrivals', on whatever machine.
        string single = """
            schema: aurigraph.sim/1
            name: live
            warmup: 1s
            duration: 3s
            drain: 60s
            deployment: { containers: [ { role: validator, cores: 2, memory: 1GB }, { role: business, cores: 2, memory: 1GB }, { role: slim, cores: 2, memory: 1GB } ] }
            batching: { maxTransactions: 1 }
            storage: { cache: 16MB, writeBuffer: 8MB, dataSize: 1MB }
            runtime: { base: 50MB }
            node: { threads: 16 }
            workload: { arrival: constant, accounts: { count: 1K, skew: none }, stages: [ { rate: 20/s, for: rest } ] }
            """;
        using ScenarioFolder folder = ScenarioFolder.With("live.yaml", single);
        (await folder.RunAsync("run", "live.yaml")).Exits(0);
        string[] simulated = Hashes(Summary(folder));
        (await folder.RunAsync("run", "live.yaml", "--live", "--in-process")).Exits(0);
        JsonElement live = Summary(folder);
        AllIsThere(live);
        Assert.Equal(simulated, Hashes(live));
    }

    [Fact]
    public async Task What_is_in_flight_when_a_run_ends_is_not_called_lost()
    {
        using ScenarioFolder folder = ScenarioFolder.With("live.yaml", Scenario);
        // Batches close 1.5, 3, 4.5 and 6 s after the first transaction, and the load ends after 5 s.
        (await folder.RunAsync("run", "live.yaml", "--live", "--in-process", "--set", "drain=0ms", "--set", "batching.maxDelay=1500ms", "--set", "workload.stages=[{rate: 2K/s, for: rest}]")).Exits(0);
        JsonElement summary = Summary(folder);
        Assert.Contains("run.not-drained", summary.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("code").GetString()));
        Assert.Equal(0, summary.GetProperty("throughput").GetProperty("lost").GetInt64());
        Assert.Empty(summary.GetProperty("safety").GetProperty("violations").EnumerateArray());
    }

    [Fact]
    public async Task Killed_processes_come_back_with_everything_that_was_acknowledged()
    {
        string faults = """

            faults:
              - { at: 1500ms, crash: leader, restartAfter: 500ms }
              - { at: 3s, crash: business-1, restartAfter: 500ms }
            """;
        using ScenarioFolder folder = ScenarioFolder.With("live.yaml", Scenario + faults);
        (await folder.RunAsync("run", "live.yaml", "--live")).Exits(0);
        JsonElement summary = Summary(folder);
        AllIsThere(summary);
        Assert.Equal(2, summary.GetProperty("health").GetProperty("restarts").GetInt32());
    }

    [Fact]
    public async Task A_voter_joins_and_another_leaves_in_processes_of_their_own()
    {
        string scenario = Scenario.Replace("count: 3", "count: 4", StringComparison.Ordinal).Replace("duration: 4s", "duration: 7s", StringComparison.Ordinal) + """

            faults:
              - { at: 1500ms, join: validator-4 }
              - { at: 4500ms, leave: validator-1 }
            """;
        using ScenarioFolder folder = ScenarioFolder.With("live.yaml", scenario);
        (await folder.RunAsync("run", "live.yaml", "--live")).Exits(0);
        JsonElement summary = Summary(folder);
        AllIsThere(summary);
        Assert.Equal(["validator-1"], summary.GetProperty("nodes").EnumerateArray().Where(n => !n.GetProperty("up").GetBoolean()).Select(n => n.GetProperty("id").GetString()));
        Assert.Equal(3, summary.GetProperty("consensus").GetProperty("voters").GetInt32());
        Assert.Equal(0, summary.GetProperty("health").GetProperty("restarts").GetInt32());
    }

    [ControlGroupFact]
    public async Task A_node_that_the_system_kills_for_its_memory_is_said_to_be()
    {
        string scenario = Scenario.Replace("{ role: business, cores: 2, memory: 1GB }", "{ role: business, cores: 2, memory: 50MB }", StringComparison.Ordinal)
            .Replace("cache: 16MB, writeBuffer: 8MB", "cache: 1MB, writeBuffer: 1MB", StringComparison.Ordinal).Replace("base: 50MB", "base: 20MB", StringComparison.Ordinal);
        using ScenarioFolder folder = ScenarioFolder.With("live.yaml", scenario);
        CommandOutcome outcome = await folder.RunAsync("run", "live.yaml", "--live");
        outcome.Exits(1);
        Assert.Contains("business-1 did not start: the system killed it, as it does when the memory of a container is used up", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_live_runs_cannot_honour_is_refused_before_anything_starts()
    {
        using ScenarioFolder folder = ScenarioFolder.With("live.yaml", Scenario + "\nfaults: [ { at: 2s, isolate: leader, for: 1s } ]\n");
        CommandOutcome outcome = await folder.RunAsync("run", "live.yaml", "--live");
        outcome.Exits(2);
        Assert.Contains("live runs bring about `crash`, `restart`, `join` and `leave` alone", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["live.yaml"], folder.Entries);
    }

    [Fact]
    public async Task A_part_of_its_cores_is_refused_where_no_container_can_be_held_to_it()
    {
        using ScenarioFolder folder = ScenarioFolder.With("live.yaml", Scenario);
        CommandOutcome outcome = await folder.RunAsync("run", "live.yaml", "--live", "--in-process", "--set", "live.coreShare=0.5");
        outcome.Exits(2);
        Assert.Equal("live.yaml: live.coreShare: containers cannot be held to a part of their cores when all nodes run in one process; leave out --in-process, or take 1", outcome.Error.Trim());
        Assert.Equal(["live.yaml"], folder.Entries);
    }

    [Fact]
    public async Task Memory_is_what_fills_when_transactions_are_refused_for_it()
    {
        using ScenarioFolder folder = ScenarioFolder.With("live.yaml", Scenario.Replace("{ role: business, cores: 2, memory: 1GB }", "{ role: business, cores: 2, memory: 20MB }", StringComparison.Ordinal));
        await folder.RunAsync("run", "live.yaml", "--live", "--in-process");
        JsonElement summary = Summary(folder);
        Assert.True(summary.GetProperty("throughput").GetProperty("rejections").GetProperty("memory").GetInt64() > 0);
        Assert.Equal(("memory", "business-container-1"), (summary.GetProperty("bottleneck").GetProperty("resource").GetString(), summary.GetProperty("bottleneck").GetProperty("where").GetString()));
    }

    private static string[] Hashes(JsonElement summary) =>
        [.. summary.GetProperty("nodes").EnumerateArray().Select(n => $"{n.GetProperty("id").GetString()} {n.GetProperty("appliedIndex").GetInt64()} {n.GetProperty("stateHash").GetString()}")];

    private static JsonElement Summary(ScenarioFolder folder) => JsonDocument.Parse(File.ReadAllText(folder["results/live/summary.json"])).RootElement;

    private static void AllIsThere(JsonElement summary)
    {
        Assert.Empty(summary.GetProperty("safety").GetProperty("violations").EnumerateArray());
        JsonElement throughput = summary.GetProperty("throughput");
        Assert.Equal(0, throughput.GetProperty("lost").GetInt64());
        Assert.True(throughput.GetProperty("final").GetInt64() > 0, "nothing became final");
        Assert.Equal(throughput.GetProperty("submitted").GetInt64(), throughput.GetProperty("admitted").GetInt64() + throughput.GetProperty("rejected").GetInt64());
    }
}
