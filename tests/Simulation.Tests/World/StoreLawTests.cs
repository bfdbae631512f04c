using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Scenarios;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.World;

/// <summary>What a state store bounds when all else is free, and what it tells, see docs/laws.md. <see cref="StoreModel"/> is the closed form.</summary>
public sealed class StoreLawTests
{
    [Theory]
    [InlineData(1, "", 5)]
    [InlineData(2, "", 3)]
    [InlineData(1, "cache: 2GB", 15)]
    [InlineData(1, "writeAmplification: 10", 8)]
    [InlineData(1, "bloomFilterBits: 0", 2)]
    public void The_bandwidth_of_the_disk_bounds_the_rate_by_the_bytes_of_a_transaction(int nodes, string storage, int offered)
    {
        string scenario = Scenario(nodes, "diskBandwidth: 50MB/s", offered, storage);
        RunResult result = Given.Result(scenario);
        StoreModel model = Model(scenario);
        double bound = 50e6 / (nodes * model.DiskBytesPerTransaction);
        Assert.True(bound < offered * 1000, $"The bound of {bound:0} a second is above the load.");
        Given.Within(0.05, bound, result.Throughput.CommittedTps);
        Assert.Equal("disk", result.Bottleneck.Resource);
        Given.Within(0.05, model.WriteAmplification, result.Storage.WriteAmplification!.Value);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(1, 8)]
    public void Misses_bound_applying_by_their_latency(int parallelism, int readAhead)
    {
        string scenario = Scenario(1, $"applyPerTransaction: 20us, storeMissCpu: 5us, diskReadLatency: 100us, storeReadAhead: {readAhead}", offered: 60, "", $"node: {{ applyParallelism: {parallelism} }}");
        RunResult result = Given.Result(scenario);
        double misses = 2 * 0.9 * (1 + (Math.Pow(StoreModel.FilterErrorPerBit, 10) * 5.0));
        double expected = parallelism / (20e-6 + (misses * (5e-6 + (100e-6 / readAhead))));
        Given.Within(0.02, expected, 1 / Model(scenario).ApplySecondsPerTransaction);
        Given.Within(0.02, expected, result.Throughput.CommittedTps);
        Assert.Equal("apply", result.Bottleneck.Resource);
    }

    [Fact]
    public void Merging_bounds_the_rate_by_one_thread_and_applying_stands_still_meanwhile()
    {
        string scenario = Scenario(1, "storeMergePerByte: 20ns", offered: 20, "");
        RunResult result = Given.Result(scenario);
        Given.Within(0.05, 1 / Model(scenario).MergeCpuSecondsPerTransaction, result.Throughput.CommittedTps);
        Assert.True(result.Storage.StallMs > 1_000, $"Stalled for {result.Storage.StallMs} ms of 6 s.");
    }

    [Theory]
    [InlineData("", 0.1)]
    [InlineData("cache: 500MB", 0.5)]
    [InlineData("cache: 1GB", 1)]
    public void The_hit_ratio_follows_from_cache_and_data(string storage, double expected) =>
        Assert.Equal(expected, Given.Result(Scenario(1, "", offered: 1, storage)).Storage.CacheHitRatio!.Value, 1e-9);

    [Fact]
    public void Nodes_of_a_process_share_its_cache() =>
        Assert.Equal(0.05, Given.Result(Scenario(2, "", offered: 1, "").Replace("business, count: 2, nodes: 1", "business, count: 1, nodes: 2", StringComparison.Ordinal)).Storage.CacheHitRatio!.Value, 1e-9);

    [Fact]
    public void Skew_raises_the_hit_ratio_as_the_approximation_says()
    {
        RunResult result = Given.Result(Scenario(1, "", offered: 1, "", "", "accounts: { count: 1M, skew: { zipf: 1 } }"));
        Assert.Equal(CheApproximation.HitRatio(new AccountPopularity(1_000_000, 1), 4.096, 0.1), result.Storage.CacheHitRatio!.Value, 1e-9);
        Assert.InRange(result.Storage.CacheHitRatio!.Value, 0.6, 0.8);
    }

    [Fact]
    public void State_in_memory_reads_and_merges_nothing()
    {
        RunResult result = Given.Result(Scenario(1, "diskBandwidth: 50MB/s, diskReadLatency: 100us", offered: 20, "engine: memory"));
        Given.Within(0.01, result.Throughput.OfferedTps, result.Throughput.CommittedTps);
        Assert.Null(result.Storage.CacheHitRatio);
        Assert.Null(result.Storage.WriteAmplification);
        Assert.Equal(0, result.Storage.StallMs);
    }

    [Fact]
    public void The_log_goes_before_the_store()
    {
        // Reads and merges keep the disk 80 % busy; a durable write waits for a chunk of each at most, 5 ms at 50 MB/s.
        double alone = CommitMs("engine: memory");
        double beside = CommitMs("");
        Assert.InRange(beside - alone, 0, 2 * 10 + 2);

        static double CommitMs(string storage) =>
            Given.Result(Scenario(1, "diskBandwidth: 50MB/s", offered: 2, storage)).Intervals.ProposeToCommit.P95!.Value;
    }

    private static StoreModel Model(string scenario)
    {
        ExperimentDefinition experiment = ScenarioReader.ReadText("schema: aurigraph.sim/1\nname: law\n" + scenario, "law.yaml").Experiment!;
        return StoreModel.Of(experiment, experiment.Deployment.Containers[0]);
    }

    private static string Scenario(int nodes, string costs, int offered, string storage, string more = "", string accounts = "accounts: { skew: none }") => $$"""
        warmup: 4s
        duration: 6s
        drain: 30s
        deployment:
          containers:
            - { role: validator, count: 3, nodes: {{nodes}}, cores: 16, memory: 8GB }
            - { role: business, count: 2, nodes: 1, cores: 16, memory: 8GB }
        network: ideal
        costs: { base: free{{(costs.Length == 0 ? "" : ", " + costs)}} }
        crypto: { scheme: none }
        storage: { {{(storage.Contains("cache", StringComparison.Ordinal) ? "" : "cache: 100MB, ")}}writeBuffer: 200KB, compression: none{{(storage.Length == 0 ? "" : ", " + storage)}} }
        {{more}}
        mempool: { maxBytes: 1GB }
        workload: { {{accounts}}, stages: [ { rate: {{offered}}K/s, for: rest } ] }
        """;
}
