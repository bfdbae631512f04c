using Aurigraph.Measurement;

namespace Aurigraph.Simulation.Tests.World;

/// <summary>What pauses of processes do to a network of nodes.</summary>
public sealed class PauseTests
{
    [Fact]
    public void Pauses_longer_than_the_election_time_out_cost_elections_and_lose_nothing()
    {
        RunResult quiet = Paused("none");
        Assert.Equal(0, quiet.Consensus.Elections);
        RunResult paused = Paused("{ every: { distribution: exponential, mean: 3s }, length: 300ms }");
        Assert.InRange(paused.Consensus.Elections, 2, 60);
        Assert.Equal(0, paused.Throughput.Lost);
        Assert.Equal(paused.Throughput.Submitted, paused.Throughput.Final);
        Assert.True(paused.Finality.P99 > 2 * quiet.Finality.P99);
    }

    [Fact]
    public void Pauses_that_heartbeats_outlast_cost_none()
    {
        RunResult paused = Paused("{ every: { distribution: exponential, mean: 1s }, length: 40ms }");
        Assert.Equal(0, paused.Consensus.Elections);
        Assert.True(paused.Finality.P99 > 40);
    }

    [Fact]
    public void A_quota_that_stands_still_beside_the_time_out_costs_elections()
    {
        Assert.Equal(0, Bounded(8).Consensus.Elections);
        RunResult stalled = Bounded(1);
        Assert.True(stalled.Consensus.Elections > 0);
        Assert.Equal(0, stalled.Throughput.Lost);
        Assert.True(stalled.Containers.Where(c => c.Id.StartsWith("validator", StringComparison.Ordinal)).All(c => c.ThrottledMs > 0));
    }

    private static RunResult Paused(string pauses) => Given.Result($$"""
        warmup: 1s
        duration: 20s
        drain: 10s
        deployment:
          containers:
            - { role: validator, count: 5, nodes: 1, cores: 4, memory: 4GB }
            - { role: business, count: 1, nodes: 1, cores: 4, memory: 4GB }
        network: lan-10g
        runtime: { pauses: {{pauses}} }
        workload: { stages: [ { rate: 2K/s, for: rest } ] }
        """);

    /// <summary>Validators that check every signature, which keeps them busy, under a period as long as three election time-outs.</summary>
    private static RunResult Bounded(int cores) => Given.Result($$"""
        warmup: 1s
        duration: 4s
        drain: 10s
        deployment:
          hosts: [ { id: h1, cores: 32, memory: 64GB } ]
          quotaPeriod: 400ms
          containers:
            - { role: validator, count: 3, nodes: 1, cores: {{cores}}, memory: 4GB, host: h1, cpuLimit: quota }
            - { role: business, count: 1, nodes: 1, cores: 4, memory: 4GB }
        network: lan-10g
        crypto: { verify: every-validator }
        workload: { stages: [ { rate: 30K/s, for: rest } ] }
        """);
}
