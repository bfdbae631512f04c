namespace Aurigraph.Scenarios.Tests;

public sealed class ScenarioWarningsTests
{
    private const string Quiet = """
        schema: aurigraph.sim/1
        name: quiet
        deployment:
          containers:
            - { role: validator, count: 3, cores: 4, memory: 1GB, region: here }
            - { role: business, cores: 4, memory: 1GB, region: here }
        costs: free
        batching: { maxTransactions: 5 }
        workload: { stages: [ { rate: 1K/s, for: rest } ] }

        """;

    [Fact]
    public void A_sound_scenario_draws_no_warning() => Assert.Empty(Warnings(Quiet));

    [Theory]
    [InlineData("consensus.timeout-within-round-trip", "network.default.latency=60ms")]
    [InlineData("consensus.heartbeat-within-latency", "network.default.latency=40ms", "consensus.heartbeat=90ms")]
    [InlineData("consensus.one-lost-heartbeat", "consensus.heartbeat=60ms")]
    [InlineData("consensus.narrow-timeout-range", "consensus.electionTimeout={ min: 120ms, max: 121ms }", "network.default.latency=1ms")]
    [InlineData("consensus.timeout-within-disk-sync", "costs.diskSyncLatency=60ms")]
    [InlineData("storage.not-durable", "storage.sync=none")]
    [InlineData("host.unused", "deployment.hosts=[ { id: h1, cores: 16, memory: 8GB } ]")]
    [InlineData("host.cores-over-commit", "deployment.hosts=[ { id: h1, cores: 8, memory: 8GB } ]", "deployment.containers[0].host=h1")]
    [InlineData("host.cores-over-commit", "deployment.hosts=[ { id: h1, cores: 12, memory: 8GB } ]", "deployment.containers[0].host=h1", "deployment.infrastructure=[ { name: redis, host: h1, cores: 0.5 } ]")]
    [InlineData("host.memory-over-commit", "deployment.hosts=[ { id: h1, cores: 16, memory: 2GB } ]", "deployment.containers[0].host=h1")]
    [InlineData("host.memory-does-not-fit", "deployment.hosts=[ { id: h1, cores: 16, memory: 1GB } ]", "deployment.containers[0].host=h1")]
    [InlineData("host.quota-stall-near-timeout", "deployment.hosts=[ { id: h1, cores: 64, memory: 8GB } ]", "deployment.containers[0].host=h1", "deployment.containers[0].cpuLimit=quota")]
    [InlineData("runtime.pause-exceeds-timeout", "runtime.pauses={ every: 2s, length: 130ms }")]
    [InlineData("runtime.pause-near-timeout", "runtime.pauses={ every: 2s, length: { distribution: uniform, min: 80ms, max: 100ms } }")]
    [InlineData("memory.does-not-fit", "deployment.containers[0].memory=100MB")]
    [InlineData("memory.little-left", "deployment.containers[1].memory=500MB")]
    [InlineData("network.region-without-links", "network=wan-3-regions")]
    [InlineData("workload.no-load", "workload.stages[0].rate=0/s")]
    [InlineData("workload.stage-not-reached", "workload.stages[0].for=40s", "workload.stages[1]={ rate: 1K/s, for: rest }")]
    [InlineData("batching.never-fills", "batching.maxTransactions=1K")]
    [InlineData("batching.exceeds-mempool", "mempool.maxTransactions=4")]
    [InlineData("batching.window-below-batch", "batching.window=1KB")]
    [InlineData("consensus.batch-exceeds-uncommitted", "consensus.maxUncommittedBytes=1KB")]
    [InlineData("crypto.more-than-cores", "costs.verifySignature=5ms")]
    [InlineData("crypto.more-than-validator-cores", "costs.verifySignature=5ms", "crypto.verify=every-validator")]
    [InlineData("node.apply-below-load", "costs.applyPerTransaction=2ms")]
    [InlineData("node.apply-below-load", "costs.diskReadLatency=20ms")]
    [InlineData("storage.disk-below-load", "costs.diskBandwidth=1MB/s")]
    [InlineData("faults.after-load", "faults=[ { at: 36s, crash: leader } ]")]
    [InlineData("faults.overlap", "faults=[ { from: 1s, every: 1s, crash: leader, restartAfter: 2s } ]")]
    [InlineData("faults.no-restart", "faults=[ { from: 1s, every: 1s, crash: validator-1 } ]")]
    [InlineData("faults.restart-of-running", "faults=[ { at: 1s, restart: validator-1 } ]")]
    [InlineData("faults.no-quorum", "faults=[ { at: 1s, crash: validator-1 }, { at: 2s, crash: validator-container-2 } ]")]
    public void An_unwise_setting_draws_its_warning(string code, params string[] overrides)
    {
        IReadOnlyList<ScenarioWarning> warnings = Warnings(Quiet, overrides);
        Assert.Contains(code, warnings.Select(w => w.Code));
        Assert.All(warnings, w => Assert.EndsWith(".", w.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("faults=[ { at: 1s, crash: validator-1 }, { at: 2s, restart: validator-container-1 } ]")]
    [InlineData("deployment.hosts=[ { id: h1, cores: 12, memory: 8GB } ]", "deployment.containers[0].host=h1")]
    [InlineData("deployment.hosts=[ { id: h1, cores: 14, memory: 8GB } ]", "deployment.containers[0].host=h1", "deployment.containers[0].cpuLimit=quota", "deployment.quotaPeriod=20ms")]
    [InlineData("runtime.pauses={ every: 2s, length: 20ms }")]
    [InlineData("faults=[ { at: 1s, crash: leader }, { at: 2s, restart: validator-1 } ]")]
    [InlineData("faults=[ { at: 1s, crash: validator-1, restartAfter: 1s }, { at: 2s, crash: validator-2 } ]")]
    public void A_wise_neighbour_draws_none(params string[] changes) => Assert.Empty(Warnings(Quiet, changes));

    [Fact]
    public void The_time_out_is_held_against_the_slowest_quorum_and_not_against_the_slowest_validator()
    {
        string far = Quiet.Replace("count: 3", "count: 2", StringComparison.Ordinal)
            .Replace("    - { role: business", "    - { role: validator, cores: 4, memory: 1GB, region: far }\n    - { role: business", StringComparison.Ordinal)
            + "network: { links: [ { from: here, to: far, latency: 70ms }, { from: here, to: here, latency: 1ms } ] }\n";
        ScenarioWarning warning = Assert.Single(Warnings(far));
        Assert.Equal("consensus.timeout-within-round-trip", warning.Code);
        Assert.Contains("from validator-3", warning.Text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ScenarioWarning> Warnings(string text, params string[] overrides)
    {
        ScenarioReading reading = ScenarioReader.ReadText(text, "quiet.yaml", overrides);
        Assert.Empty(reading.Faults);
        return reading.Warnings;
    }
}
