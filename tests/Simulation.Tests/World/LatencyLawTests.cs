using Aurigraph.Measurement;

namespace Aurigraph.Simulation.Tests.World;

/// <summary>How long a transaction takes at low load, when all but latency is free.</summary>
public sealed class LatencyLawTests
{
    [Theory]
    [InlineData("parallel")]
    [InlineData("leader")]
    public void Finality_is_the_batching_delay_and_four_one_way_latencies(string dissemination)
    {
        RunResult result = Given.Result(OneOrigin(100, "1ms", $"consensus: {{ dissemination: {dissemination} }}"));
        double batching = result.Phases.Batching.Mean!.Value;
        Given.Within(0.01, (1 + (0.1 / 2)) / (1 + 0.1) * 1, batching);
        Given.Within(0.01, batching + 80, result.Finality.Mean!.Value);
        Given.Within(0.01, 80 + batching, result.Finality.P50!.Value);
    }

    [Fact]
    public void Phases_add_up_to_finality()
    {
        RunResult result = Given.Result(OneOrigin(2000, "10ms", ""));
        Phases p = result.Phases;
        double sum = p.Admission.Mean!.Value + p.Batching.Mean!.Value + p.Dissemination.Mean!.Value + p.Ordering.Mean!.Value + p.Apply.Mean!.Value;
        Assert.Equal(result.Finality.Mean!.Value, sum, 3);
    }

    /// <summary>With the leader's disk in parallel, an entry commits when the k-th fastest of {own disk, 2 L_i + disk} is done, k = floor(n / 2) + 1.</summary>
    [Fact]
    public void Commit_waits_for_the_kth_fastest_of_own_disk_and_followers()
    {
        RunResult result = Given.Result("""
            warmup: 1s
            duration: 4s
            drain: 5s
            deployment:
              containers:
                - { role: validator, count: 1, nodes: 1, cores: 4, memory: 4GB, region: a }
                - { role: validator, count: 1, nodes: 1, cores: 4, memory: 4GB, region: b }
                - { role: validator, count: 1, nodes: 1, cores: 4, memory: 4GB, region: c }
                - { role: business, count: 1, nodes: 1, cores: 4, memory: 4GB, region: a }
            network:
              default: { latency: 10ms }
              links:
                - { from: a, to: b, latency: 10ms }
                - { from: b, to: c, latency: 10ms }
                - { from: a, to: c, latency: 10ms }
            costs: { base: free, diskSyncLatency: 3ms }
            crypto: { scheme: none }
            workload: { arrival: constant, stages: [ { rate: 20/s, for: rest } ] }
            """);
        // 2 L + disk of the faster follower; the body's own write is hidden behind the reference only on followers, so it is outside this interval.
        Given.Within(0.01, 20 + 3, result.Intervals.ProposeToCommit.P50!.Value);
    }

    [Theory]
    [InlineData(20_000, "10ms", "50", 49 / (2 * 20_000.0) * 1000)]
    [InlineData(100, "5ms", "100K", 5 * (1 + (0.5 / 2)) / (1 + 0.5))]
    public void A_batch_waits_by_size_or_by_age(int rate, string delay, string size, double expected)
    {
        RunResult result = Given.Result(OneOrigin(rate, delay, "", size, duration: 20));
        Given.Within(0.03, expected, result.Phases.Batching.Mean!.Value);
    }

    [Fact]
    public void Grouping_arrivals_moves_no_percentile_by_one_percent()
    {
        // 9,900 a second are handled one by one, 10,100 in groups; nothing else differs but 2 % of load.
        RunResult single = Given.Result(OneOrigin(9_900, "10ms", "", costs: "reference", duration: 10));
        RunResult grouped = Given.Result(OneOrigin(10_100, "10ms", "", costs: "reference", duration: 10));
        Given.Within(0.01, single.Finality.P50!.Value, grouped.Finality.P50!.Value);
        Given.Within(0.01, single.Finality.P90!.Value, grouped.Finality.P90!.Value);
        Given.Within(0.01, single.Finality.P95!.Value, grouped.Finality.P95!.Value);
        Given.Within(0.01, single.Finality.P99!.Value, grouped.Finality.P99!.Value);
    }

    [Fact]
    public void Littles_law_holds_over_a_run()
    {
        RunResult result = Given.Result(OneOrigin(2000, "10ms", "", duration: 20));
        double inSystem = result.Timeline.Where(r => r.Second is >= 2 and < 20).Average(r => r.InFlight);
        Given.Within(0.05, result.Throughput.CommittedTps * result.Finality.Mean!.Value / 1000, inSystem);
    }

    private static string OneOrigin(int rate, string delay, string more, string size = "100K", string costs = "free", int duration = 4) => $$"""
        warmup: 1s
        duration: {{duration}}s
        drain: 5s
        deployment:
          containers:
            - { role: validator, count: 5, nodes: 1, cores: 8, memory: 8GB }
            - { role: business, count: 1, nodes: 1, cores: 8, memory: 8GB }
        network: { default: { latency: 20ms } }
        costs: {{costs}}
        crypto: { scheme: none }
        batching: { maxDelay: {{delay}}, maxTransactions: {{size}} }
        workload: { stages: [ { rate: {{rate}}/s, for: rest } ] }
        {{more}}
        """;
}
