using Aurigraph.Capacity.Ceilings;
using Aurigraph.Experiment;
using Aurigraph.Measurement;

namespace Aurigraph.Capacity.Tests.Ceilings;

/// <summary>Each ceiling is what the virtual world saturates at when all else is plentiful: offered a third more than the ceiling, it commits the ceiling.</summary>
public sealed class SaturationTests
{
    private const string Timing = "warmup: 1s\nduration: 2s\ndrain: 10s\nsafety: { checks: off }\n";

    private const string Three = """
        deployment:
          containers:
            - { role: validator, count: 3, nodes: 1, cores: 8, memory: 16GB }
            - { role: business, count: 2, nodes: 1, cores: 4, memory: 16GB }

        """;

    [Fact]
    public void Cores_that_check_signatures_saturate_where_the_arithmetic_says() => Saturates(Resources.VerificationCpu, Three + """
        network: ideal
        costs: { base: free, verifySignature: 100us }
        batching: { maxDelay: 2ms }
        mempool: { maxBytes: 20MB }
        """, 2 * 4 / 100e-6);

    [Fact]
    public void Cores_that_do_all_that_admission_takes_saturate_where_the_arithmetic_says() => Saturates(Resources.AdmissionCpu, Three + """
        network: ideal
        costs: { base: reference, verifySignature: 52us, applyPerTransaction: 0ns, hashPerByte: 2ns, diskSyncLatency: 0ms, diskBandwidth: unlimited }
        storage: { engine: memory }
        batching: { maxDelay: 2ms }
        mempool: { maxBytes: 3MB }
        """);

    [Fact]
    public void Validators_that_check_every_signature_saturate_where_the_arithmetic_says() => Saturates(Resources.ValidatorCpu, """
        deployment:
          containers:
            - { role: validator, count: 3, nodes: 1, cores: 4, memory: 16GB }
            - { role: business, count: 2, nodes: 1, cores: 64, memory: 16GB }
        network: ideal
        crypto: { verify: every-validator }
        costs: { base: reference, applyPerTransaction: 1us, diskSyncLatency: 0ms, diskBandwidth: unlimited }
        storage: { engine: memory }
        batching: { maxDelay: 5ms, window: 1MB }
        mempool: { maxBytes: 5MB }
        """);

    [Fact]
    public void Applying_in_log_order_saturates_where_the_arithmetic_says() => Saturates(Resources.Apply, Three + """
        network: ideal
        crypto: { scheme: none }
        costs: { base: free, applyPerTransaction: 20us }
        """, 1 / 20e-6);

    [Fact]
    public void The_leaders_NIC_saturates_where_the_arithmetic_says() => Saturates(Resources.LeaderEgress, """
        deployment:
          containers:
            - { role: validator, count: 4, nodes: 2, cores: 8, memory: 16GB }
            - { role: business, count: 4, nodes: 1, cores: 8, memory: 16GB }
        network: { nic: 1Gbps, default: { latency: 0.25ms } }
        crypto: { scheme: none }
        costs: free
        consensus: { dissemination: leader }
        mempool: { maxBytes: 100MB }
        """);

    [Fact]
    public void The_origins_NICs_saturate_where_the_arithmetic_says() => Saturates(Resources.OriginEgress, """
        deployment:
          containers:
            - { role: validator, count: 8, nodes: 1, cores: 8, memory: 16GB }
            - { role: business, count: 2, nodes: 1, cores: 8, memory: 16GB }
        network: { nic: 1Gbps, default: { latency: 0.25ms } }
        crypto: { scheme: none }
        costs: free
        mempool: { maxBytes: 100MB }
        """);

    [Fact]
    public void The_disks_saturate_where_the_arithmetic_says() => Saturates(Resources.DiskBandwidth, Three + """
        network: ideal
        crypto: { scheme: none }
        costs: { base: free, diskBandwidth: 50MB/s }
        storage: { engine: memory }
        batching: { window: 2MB }
        mempool: { maxBytes: 100MB }
        """);

    [Fact]
    public void Disks_that_also_write_state_and_sync_saturate_where_the_arithmetic_says() => Saturates(Resources.DiskBandwidth, Three + """
        network: ideal
        crypto: { scheme: none }
        costs: { base: free, diskBandwidth: 50MB/s, diskSyncLatency: 1ms }
        storage: { writeBuffer: 2MB, writeBuffers: 1 }
        batching: { window: 2MB }
        mempool: { maxBytes: 100MB }
        """);

    [Fact]
    public void Feeders_saturate_where_the_arithmetic_says_and_commits_go_on()
    {
        ExperimentDefinition experiment = Given.Experiment(Timing + """
            deployment:
              containers:
                - { role: validator, count: 3, nodes: 1, cores: 8, memory: 16GB }
                - { role: business, count: 4, nodes: 1, cores: 8, memory: 16GB }
                - { role: slim, count: 20, nodes: 1, cores: 8, memory: 16GB }
            network: { nic: 1Gbps, default: { latency: 0.25ms } }
            crypto: { scheme: none }
            costs: free
            mempool: { maxBytes: 100MB }
            """);
        Ceiling ceiling = Given.Ceiling(experiment, Resources.ObserverFeed);
        Assert.False(ceiling.BoundsCommits);
        RunResult result = Given.Run(experiment, ceiling.Tps * 1.3);
        double fed = result.Nodes.Where(n => n.Id.Role == Units.NodeRole.Slim).Average(n => n.IngressBytes) / experiment.Duration.Seconds / 250;
        Within(0.05, ceiling.Tps, fed);
        Within(0.01, result.Throughput.OfferedTps, result.Throughput.CommittedTps);
    }

    private static void Saturates(string resource, string scenario, double? closedForm = null)
    {
        ExperimentDefinition experiment = Given.Experiment(Timing + scenario);
        Ceiling ceiling = Given.Ceiling(experiment, resource);
        if (closedForm is { } expected)
            Within(0.001, expected, ceiling.Tps);
        RunResult result = Given.Run(experiment, ceiling.Tps * 1.3);
        Assert.True(CeilingLadder.Lowest(experiment)!.Tps >= ceiling.Tps * 0.98, Ladder(experiment));
        Within(0.05, ceiling.Tps, result.Throughput.CommittedTps, Ladder(experiment) + $"\nbottleneck {result.Bottleneck}");
    }

    private static string Ladder(ExperimentDefinition experiment) =>
        string.Join('\n', CeilingLadder.Of(experiment).Select(c => $"{c.Resource} at {c.Where}: {c.Tps:F0} = {c.Formula}"));

    private static void Within(double share, double expected, double actual, string more = "") =>
        Assert.True(Math.Abs((actual / expected) - 1) <= share, $"The ceiling is {expected:G6}, measured {actual:G6}: {(actual / expected) - 1:P2} apart, {share:P1} allowed.\n{more}");
}
