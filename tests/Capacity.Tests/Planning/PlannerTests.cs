using Aurigraph.Capacity.Ceilings;
using Aurigraph.Capacity.Planning;
using Aurigraph.Capacity.Tests.Ceilings;
using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Tests.Planning;

/// <summary>Where one resource binds, the plan is what its closed form says.</summary>
public sealed class PlannerTests
{
    private const string Free = """
        deployment:
          containers:
            - { role: validator, count: 3, nodes: 1, cores: 8, memory: 16GB }
            - { role: business, count: 2, nodes: 1, cores: 4, memory: 16GB }

        """;

    [Fact]
    public void Cores_are_the_rate_times_the_cost_of_a_check_over_the_containers()
    {
        Plan plan = PlanFor(Free + "network: ideal\ncosts: { base: free, verifySignature: 100us }\nmempool: { maxBytes: 100MB }", 170_000);
        Assert.Equal(PlanOutcome.Reached, plan.Outcome);
        Assert.Equal("deployment.containers[1].cores: 4 -> 9", Assert.Single(plan.Changes).ToString());
    }

    [Fact]
    public void A_NIC_is_of_the_smallest_class_that_carries_the_copies()
    {
        Plan plan = PlanFor(Free + "network: { nic: 1Gbps, default: { latency: 0.25ms } }\ncrypto: { scheme: none }\ncosts: free\nmempool: { maxBytes: 100MB }", 400_000);
        Assert.Equal("network.nic: 1Gbps -> 10Gbps", Assert.Single(plan.Changes).ToString());
    }

    [Fact]
    public void Free_settings_go_before_hardware()
    {
        Plan plan = PlanFor(Free + "network: { nic: 1Gbps, default: { latency: 0.25ms } }\ncrypto: { scheme: none }\ncosts: free\nconsensus: { dissemination: leader }\nmempool: { maxBytes: 100MB }", 38_000);
        Assert.Equal(PlanOutcome.AlreadyMet, plan.Outcome);
        plan = PlanFor(Free + "network: { nic: 1Gbps, default: { latency: 0.25ms } }\ncrypto: { scheme: none }\ncosts: free\nconsensus: { dissemination: leader }\nmempool: { maxBytes: 100MB }", 300_000);
        Assert.Equal("consensus.dissemination: leader -> parallel", Assert.Single(plan.Changes).ToString());
        Assert.Equal(plan.PriceNow, plan.PricePlanned);
    }

    [Fact]
    public void A_disk_is_of_the_class_that_holds_what_is_written()
    {
        Plan plan = PlanFor(Free + "network: ideal\ncrypto: { scheme: none }\ncosts: { base: free, diskBandwidth: 500MB/s }\nstorage: { engine: memory }\nmempool: { maxBytes: 500MB }", 5_000_000);
        Assert.Equal("costs.diskBandwidth: 500MB/s -> 2GB/s", Assert.Single(plan.Changes).ToString());
    }

    [Fact]
    public void Applying_in_log_order_forbids_and_another_lane_is_told_as_a_condition()
    {
        Plan plan = PlanFor(Free + "network: ideal\ncrypto: { scheme: none }\ncosts: { base: free, applyPerTransaction: 4us }\nmempool: { maxBytes: 500MB }", 1_000_000);
        Assert.Equal(PlanOutcome.Forbidden, plan.Outcome);
        Assert.Empty(plan.Changes);
        Assert.Equal("applying", plan.Obstacle!.Law);
        Assert.Equal(250_000, plan.Obstacle.Most, 1.0);
        Assert.Contains("node.applyParallelism: 1 -> 4", plan.Obstacle.Condition, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_of_finality_below_the_floor_forbids()
    {
        ExperimentDefinition experiment = Given.Experiment(Free + "network: { nic: 10Gbps, default: { latency: 45ms } }\ncrypto: { scheme: none }\ncosts: free");
        Plan plan = Planner.Find(experiment, [3, 2], new PlanTarget(1000, [new Threshold("finality.p95 < 150ms", "finality.p95", "<", 150)]));
        Assert.Equal(PlanOutcome.Forbidden, plan.Outcome);
        Assert.Equal("finality", plan.Obstacle!.Law);
        Assert.Contains("4 x 45 ms one way", plan.Obstacle.Formula, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_of_finality_above_the_floor_is_met_by_younger_batches()
    {
        ExperimentDefinition experiment = Given.Experiment(Free + "network: { nic: 10Gbps, default: { latency: 1ms } }\ncrypto: { scheme: none }\ncosts: free\nbatching: { maxDelay: 50ms }");
        Plan plan = Planner.Find(experiment, [3, 2], new PlanTarget(1000, [new Threshold("finality.p95 < 20ms", "finality.p95", "<", 20)]));
        Assert.Equal("batching.maxDelay: 50ms -> 10ms", Assert.Single(plan.Changes).ToString());
    }

    [Fact]
    public void Memory_that_does_not_fit_is_bought()
    {
        Plan plan = PlanFor("""
            deployment:
              containers:
                - { role: validator, count: 3, nodes: 1, cores: 8, memory: 100MB }
                - { role: business, count: 2, nodes: 1, cores: 4, memory: 16GB }
            network: ideal
            crypto: { scheme: none }
            costs: free
            """, 1000);
        Assert.Equal(Resources.Memory, plan.Now[0].Resource);
        Assert.Equal(0, plan.Now[0].Tps);
        Assert.StartsWith("deployment.containers[0].memory: 100MB -> ", Assert.Single(plan.Changes).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_ceiling_of_a_plan_lies_at_the_target_or_above()
    {
        Plan plan = Planner.Find(Given.Catalog("option-b", "costs.applyPerTransaction=1us", "storage.engine=memory"), [4, 4, 3, 3], new PlanTarget(700_000, []));
        Assert.Equal(PlanOutcome.Reached, plan.Outcome);
        Assert.All(plan.Planned, c => Assert.True(c.Tps >= 700_000 * (1 - 1e-6), $"{c.Resource} {c.Tps} {c.Formula}"));
        Assert.True(plan.PricePlanned >= plan.PriceNow);
    }

    private static Plan PlanFor(string scenario, double tps) => Planner.Find(Given.Experiment(scenario), [3, 2], new PlanTarget(tps, []));
}
