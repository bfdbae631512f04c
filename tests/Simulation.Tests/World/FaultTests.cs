using Aurigraph.Checkers;
using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.World;

/// <summary>What a run shows when nodes die or drag.</summary>
public sealed class FaultTests
{
    [Fact]
    public void Ten_crashes_of_the_leader_lose_and_abandon_nothing()
    {
        RunResult result = Given.Result(Small("duration: 52s", "- { from: 3s, every: 5s, until: 50s, crash: leader, restartAfter: 2s }"));
        Assert.Equal(10, result.Consensus.Elections);
        Assert.Equal(10, result.Consensus.LeaderChanges);
        Assert.Equal(0, result.Throughput.Lost);
        Assert.Equal(0, result.Throughput.Abandoned);
        Assert.Equal(result.Throughput.Submitted, result.Throughput.Final);
        Assert.Single(result.Nodes.Select(n => (n.StateHash, n.AppliedIndex)).Distinct());
    }

    [Fact]
    public void A_crashed_business_node_abandons_what_it_held_and_goes_on_in_a_new_incarnation()
    {
        RunResult result = Given.Result(Small("duration: 10s", "- { at: 4s, crash: business-1, restartAfter: 2s }"));
        Throughput t = result.Throughput;
        Assert.Equal(0, t.Lost);
        Assert.InRange(t.Abandoned, 1, 2000);
        Assert.True(t.CommittedUnacknowledged <= t.Abandoned);
        Assert.True(t.Rejections["unreachable"] > 0);
        Assert.Equal(t.Submitted, t.Final + t.Abandoned + t.Rejected);
        Assert.True(result.Timeline.Single(r => r.Second == 9).CommittedTps > 0.9 * result.Throughput.OfferedTps);
    }

    [Fact]
    public void A_container_takes_all_its_nodes_with_it_and_brings_them_back()
    {
        RunResult result = Given.Result(Small("duration: 10s", "- { at: 4s, crash: validator-container-2, restartAfter: 2s }"));
        Assert.Equal(1, result.Health.Restarts);
        Assert.Equal(0, result.Throughput.Lost);
        Assert.All(result.Nodes, n => Assert.True(n.Up));
    }

    [Theory]
    [InlineData("20MB", 3)]
    [InlineData("2MB", 9)]
    public void Who_was_away_for_longer_than_the_log_is_kept_gets_the_state_no_faster_than_its_rate(string rate, int atLeastSeconds)
    {
        // The load ends at 12 s; the run, when all nodes agree. The state has 40 MB and is asked for right after 10 s.
        string scenario = Small("duration: 10s", "- { at: 3s, crash: validator-5, restartAfter: 7s }") + $$"""

            consensus: { keptEntries: 100, snapshotRate: {{rate}} }
            storage: { dataSize: 40MB }
            """;
        RunResult result = Given.Result(scenario.Replace("drain: 10s", "drain: 60s", StringComparison.Ordinal));
        Assert.Equal(0, result.Throughput.Lost);
        Assert.Single(result.Nodes.Select(n => (n.StateHash, n.AppliedIndex)).Distinct());
        Assert.Empty(result.Safety.Violations);
        Assert.All(result.Nodes.Where(n => n.Id.Role == NodeRole.Validator), n => Assert.InRange(n.Memory.Log, 100, 100 * 4 * 84));
        Assert.InRange(result.Wall.VirtualSeconds!.Value, 10 + atLeastSeconds - 1, 60);
    }

    [Theory]
    [InlineData("parallel")]
    [InlineData("leader")]
    public void A_dead_and_a_ten_times_slower_validator_of_twenty_hardly_move_the_median(string dissemination)
    {
        RunResult healthy = Given.Result(Twenty(dissemination, ""));
        RunResult hurt = Given.Result(Twenty(dissemination, """
            faults:
              - { at: 1s, crash: validator-7 }
              - { at: 1s, slow: validator-9, cpu: 0.1, for: 8s }
              - { at: 1s, slow: validator-9, disk: 0.1, for: 8s }
            """));
        Given.Within(0.05, healthy.Finality.P50!.Value, hurt.Finality.P50!.Value);
        Assert.Equal(0, hurt.Throughput.Rejected);
        Assert.All(hurt.Nodes.Where(n => n.Id.Role == NodeRole.Business), n => Assert.True(n.Memory.Mempool + n.Memory.Network < 16_000_000));
        Assert.All(hurt.Nodes.Where(n => n.Id.Role == NodeRole.Validator), n => Assert.True(n.Memory.Bodies <= 4 * 4_000_000));
    }

    [Fact]
    public void A_partition_heals_and_all_nodes_agree()
    {
        RunResult result = Given.Result(Small("duration: 10s", "- { at: 3s, partition: [[leader, validator-1], [rest]], for: 2s }"));
        Assert.Equal(0, result.Throughput.Lost);
        Assert.Equal(0, result.Throughput.InFlight);
        Assert.Single(result.Nodes.Select(n => (n.StateHash, n.AppliedIndex)).Distinct());
    }

    [Fact]
    public void The_same_seed_gives_the_same_trace_and_another_seed_another()
    {
        string scenario = Small("duration: 3s", "- { at: 2s, crash: leader, restartAfter: 1s }");
        string first = Given.Run(scenario).Result.TraceHash;
        Assert.Equal(first, Given.Run(scenario).Result.TraceHash);
        Assert.NotEqual(first, Given.Run(scenario + "\nseed: 43").Result.TraceHash);
    }

    [Fact]
    public void Safety_is_checked_unless_switched_off_and_the_run_is_the_same_either_way()
    {
        string scenario = Small("duration: 3s", "- { at: 2s, crash: leader, restartAfter: 1s }");
        RunResult watched = Given.Result(scenario);
        RunResult unwatched = Given.Result(scenario + "\nsafety: { checks: off }");
        Assert.Equal(SafetyMonitor.Properties, watched.Safety.Checked);
        Assert.Empty(unwatched.Safety.Checked);
        Assert.Equal(watched.TraceHash, unwatched.TraceHash);
        Assert.Equal(watched.Throughput.Final, unwatched.Throughput.Final);
    }

    private static string Small(string duration, string fault) => $$"""
        warmup: 2s
        {{duration}}
        drain: 10s
        deployment:
          containers:
            - { role: validator, count: 5, nodes: 1, cores: 4, memory: 2GB }
            - { role: business, count: 2, nodes: 1, cores: 8, memory: 2GB }
            - { role: slim, count: 1, nodes: 1, cores: 4, memory: 2GB }
        network: lan-10g
        workload: { stages: [ { rate: 5K/s, for: rest } ] }
        faults:
          {{fault}}
        """;

    private static string Twenty(string dissemination, string faults) => $$"""
        warmup: 3s
        duration: 6s
        drain: 20s
        deployment:
          containers:
            - { role: validator, count: 20, nodes: 1, cores: 4, memory: 2GB }
            - { role: business, count: 4, nodes: 1, cores: 8, memory: 2GB }
        network: lan-10g
        consensus: { dissemination: {{dissemination}} }
        storage: { engine: memory }
        workload: { stages: [ { rate: 100K/s, for: rest } ] }
        {{faults}}
        """;
}
