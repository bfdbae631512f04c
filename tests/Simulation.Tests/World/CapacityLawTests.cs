using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.World;

/// <summary>Where a network saturates when all but one resource is free: 250 B transactions, 10 Gb/s NICs. B / (8 s copies), see docs/laws.md.</summary>
public sealed class CapacityLawTests
{
    [Theory]
    [InlineData(20, 1, 500, 263.2)]
    [InlineData(20, 1, 1000, 263.2)]
    [InlineData(4, 5, 600, 333.3)]
    public void The_leaders_NIC_bounds_dissemination_through_the_leader(int containers, int nodes, int offered, double expected)
    {
        RunResult result = Given.Result(Scenario(containers, nodes, business: 4, slim: 0, offered, "leader"));
        Given.Within(0.05, expected * 1000, result.Throughput.CommittedTps);
        Assert.Equal("egress", result.Bottleneck.Resource);
    }

    [Fact]
    public void Parallel_dissemination_passes_that_bound()
    {
        RunResult result = Given.Result(Scenario(20, 1, business: 4, slim: 0, offered: 500, "parallel"));
        Given.Within(0.01, result.Throughput.OfferedTps, result.Throughput.CommittedTps);
    }

    [Fact]
    public void The_origins_NICs_bound_parallel_dissemination()
    {
        RunResult result = Given.Result(Scenario(20, 1, business: 4, slim: 0, offered: 1500, "parallel"));
        Given.Within(0.05, 4 * 10e9 / (8 * 250 * 20), result.Throughput.CommittedTps);
    }

    [Fact]
    public void The_validators_NICs_bound_what_they_take_in()
    {
        RunResult result = Given.Result(Scenario(4, 5, business: 12, slim: 0, offered: 1500, "parallel"));
        Given.Within(0.05, 10e9 / (8 * 250 * 5), result.Throughput.CommittedTps);
        Assert.Equal("ingress", result.Bottleneck.Resource);
    }

    [Fact]
    public void The_followers_NICs_bound_the_feed_of_observers()
    {
        RunResult result = Given.Result(Scenario(5, 1, business: 4, slim: 36, offered: 1200, "parallel"));
        double fed = result.Nodes.Where(n => n.Id.Role == NodeRole.Slim).Average(n => n.IngressBytes) / 2 / 250;
        Given.Within(0.05, 4 * 10e9 / (8 * 250 * 40), fed);
        Given.Within(0.01, result.Throughput.OfferedTps, result.Throughput.CommittedTps);
    }

    [Theory]
    [InlineData(16, "apply")]
    // With a single core it is that core which is full, whoever waits for it.
    [InlineData(1, "cpu")]
    public void Applying_in_log_order_bounds_the_rate_whatever_the_cores(int cores, string bottleneck)
    {
        RunResult result = Given.Result($$"""
            warmup: 2s
            duration: 4s
            drain: 10s
            deployment:
              containers:
                - { role: validator, count: 3, nodes: 1, cores: {{cores}}, memory: 8GB }
                - { role: business, count: 2, nodes: 1, cores: 16, memory: 8GB }
            network: ideal
            costs: { base: free, applyPerTransaction: 20us }
            crypto: { scheme: none }
            workload: { stages: [ { rate: 80K/s, for: rest } ] }
            """);
        Given.Within(0.02, 1 / 20e-6, result.Throughput.CommittedTps);
        Assert.Equal(bottleneck, result.Bottleneck.Resource);
    }

    [Fact]
    public void The_window_bounds_the_rate_of_an_origin_by_its_round_trip()
    {
        // From sending to the credit of a quorum: body and reference 20 ms, append 20, answer 20, news of the commit 20, credit 20; and credits are
        // gathered for up to 50 ms or a quarter of the window, whichever is first.
        RunResult result = Given.Result("""
            warmup: 2s
            duration: 8s
            drain: 10s
            deployment:
              containers:
                - { role: validator, count: 5, nodes: 1, cores: 8, memory: 8GB }
                - { role: business, count: 1, nodes: 1, cores: 8, memory: 8GB }
            network: { default: { latency: 20ms } }
            costs: free
            crypto: { scheme: none }
            batching: { maxDelay: 1ms, window: 100KB }
            workload: { stages: [ { rate: 50K/s, for: rest } ] }
            """);
        double most = 100_000 / 250.0 / 0.1;
        Assert.InRange(result.Throughput.CommittedTps, most / 2, most);
        Assert.Equal("window", result.Bottleneck.Resource);
    }

    [Fact]
    public void A_cap_on_what_an_origin_has_in_flight_bounds_its_rate_by_Littles_law()
    {
        // From proposing to the notice: four ways of 20 ms, free of all else.
        RunResult result = Given.Result(Capped("maxInFlight: 1000, inFlightScope: node", business: 1));
        Given.Within(0.05, 1000 / 0.08, result.Throughput.CommittedTps);
        Assert.Equal(("window", "business-1"), (result.Bottleneck.Resource, result.Bottleneck.Where));
    }

    [Fact]
    public void A_cap_at_each_of_several_origins_bounds_them_together_by_its_multiple()
    {
        RunResult result = Given.Result(Capped("maxInFlight: 500, inFlightScope: node", business: 2));
        Given.Within(0.05, 2 * 500 / 0.08, result.Throughput.CommittedTps);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_cap_on_what_the_leader_has_in_flight_bounds_all_by_Littles_law(int business)
    {
        // From appending to applying at the leader: two ways of 20 ms.
        RunResult result = Given.Result(Capped("maxInFlight: 1000, inFlightScope: leader", business));
        Given.Within(0.05, 1000 / 0.04, result.Throughput.CommittedTps);
        Assert.Equal("window", result.Bottleneck.Resource);
        Assert.StartsWith("leader validator-", result.Bottleneck.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Origins_share_the_leaders_room()
    {
        RunResult result = Given.Result(Capped("maxInFlight: 1000, inFlightScope: leader", business: 3));
        double[] sent = [.. result.Nodes.Where(n => n.Id.Role == NodeRole.Business).Select(n => (double)n.EgressBytes)];
        Assert.InRange(sent.Min() / sent.Max(), 0.9, 1);
    }

    [Fact]
    public void A_batch_closes_at_the_cap()
    {
        RunResult result = Given.Result(Capped("maxInFlight: 20, inFlightScope: node", business: 1));
        Given.Within(0.05, 20 / 0.08, result.Throughput.CommittedTps);
        Given.Within(0.01, 20, result.Batches.MeanTransactions!.Value);
    }

    [Fact]
    public void Compression_of_bodies_raises_the_bound_of_the_leaders_NIC_by_its_ratio()
    {
        RunResult result = Given.Result(Scenario(20, 1, business: 4, slim: 0, offered: 1000, "leader", "compression: { codec: snappy, above: 1024B, ratio: 0.5 }"));
        Given.Within(0.05, 2 * 263_200, result.Throughput.CommittedTps);
        Assert.Equal("egress", result.Bottleneck.Resource);
    }

    [Fact]
    public void Threads_bound_the_signatures_that_a_process_checks_at_once_whatever_its_cores()
    {
        RunResult result = Given.Result("""
            warmup: 2s
            duration: 4s
            drain: 10s
            deployment:
              containers:
                - { role: validator, count: 3, nodes: 1, cores: 8, memory: 8GB }
                - { role: business, count: 1, nodes: 1, cores: 8, memory: 8GB, node: { threads: 2, threadStack: 1MB } }
            network: ideal
            costs: { base: free, verifySignature: 100us }
            mempool: { maxTransactions: 5000 }
            workload: { stages: [ { rate: 40K/s, for: rest } ] }
            """);
        Given.Within(0.02, 2 / 100e-6, result.Throughput.CommittedTps);
        // 100 MB of its own, and two stacks.
        Assert.Equal(102_000_000, result.Nodes.Single(n => n.Id.Role == NodeRole.Business).Memory.Runtime);
    }

    private static string Capped(string cap, int business) => $$"""
        warmup: 2s
        duration: 4s
        drain: 10s
        deployment:
          containers:
            - { role: validator, count: 5, nodes: 1, cores: 8, memory: 8GB }
            - { role: business, count: {{business}}, nodes: 1, cores: 8, memory: 8GB }
        network: { default: { latency: 20ms } }
        costs: free
        crypto: { scheme: none }
        batching: { maxDelay: 1ms, maxTransactions: 20, window: 100MB }
        mempool: { maxTransactions: 5000, {{cap}} }
        workload: { stages: [ { rate: 60K/s, for: rest } ] }
        """;

    private static string Scenario(int containers, int nodes, int business, int slim, int offered, string dissemination, string network = "chunk: 256KB") => $$"""
        warmup: 1s
        duration: 2s
        drain: 10s
        deployment:
          containers:
            - { role: validator, count: {{containers}}, nodes: {{nodes}}, cores: 8, memory: 16GB }
            - { role: business, count: {{business}}, nodes: 1, cores: 8, memory: 16GB }
        {{(slim == 0 ? "" : $"    - {{ role: slim, count: {slim}, nodes: 1, cores: 8, memory: 16GB }}")}}
        network: { nic: 10Gbps, default: { latency: 0.25ms }, {{network}} }
        costs: free
        crypto: { scheme: none }
        consensus: { dissemination: {{dissemination}} }
        mempool: { maxBytes: 100MB }
        workload: { stages: [ { rate: {{offered}}K/s, for: rest } ] }
        """;
}
