using Aurigraph.Capacity.Ceilings;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Tests.Ceilings;

/// <summary>Ceilings of what containers share and of what is on its way, as <see cref="SaturationTests"/> has them of single resources.</summary>
public sealed class SharedSaturationTests
{
    private const string Timing = "warmup: 1s\nduration: 2s\ndrain: 10s\nsafety: { checks: off }\ncosts: { base: free, verifySignature: 100us, applyPerTransaction: 5us }\nstorage: { engine: memory }\n";

    [Fact]
    public void Containers_that_ask_a_host_for_more_than_it_has_saturate_where_the_arithmetic_says() => Saturates(Resources.HostCpu, NodeRole.Validator, 4 / (100e-6 + (3 * 5e-6)), """
        deployment:
          hosts: [ { id: h1, cores: 4, memory: 64GB } ]
          containers:
            - { role: validator, count: 3, nodes: 1, cores: 4, memory: 16GB, host: h1 }
        network: ideal
        mempool: { maxBytes: 2MB }
        """);

    [Fact]
    public void Hardware_threads_are_worth_what_their_siblings_leave() => Saturates(Resources.HostCpu, NodeRole.Validator, 4 * 0.6 / (100e-6 + (3 * 5e-6)), """
        deployment:
          hosts: [ { id: h1, cores: 4, memory: 64GB, smtYield: 0.6 } ]
          containers:
            - { role: validator, count: 3, nodes: 1, cores: 4, memory: 16GB, host: h1 }
        network: ideal
        mempool: { maxBytes: 2MB }
        """);

    [Fact]
    public void A_quota_saturates_at_its_core_seconds_whatever_the_host_has() => Saturates(Resources.Quota, NodeRole.Validator, 3 * 1 / (100e-6 + (3 * 5e-6)), """
        deployment:
          hosts: [ { id: h1, cores: 16, memory: 64GB } ]
          quotaPeriod: 10ms
          containers:
            - { role: validator, count: 3, nodes: 1, cores: 1, memory: 16GB, host: h1, cpuLimit: quota }
        network: ideal
        consensus: { electionTimeout: 300ms }
        mempool: { maxBytes: 2MB }
        """);

    [Fact]
    public void A_cap_on_what_is_in_flight_saturates_where_Little_says() => Saturates(Resources.InFlightCap, NodeRole.Business, 1000 / 0.04, """
        deployment:
          containers:
            - { role: validator, count: 3, nodes: 1, cores: 16, memory: 16GB }
            - { role: business, count: 2, nodes: 1, cores: 16, memory: 16GB }
        network: { default: { latency: 10ms } }
        batching: { maxDelay: 1ms }
        mempool: { maxBytes: 2MB, maxInFlight: 500 }
        """);

    private static void Saturates(string resource, NodeRole submitTo, double closedForm, string scenario)
    {
        ExperimentDefinition experiment = Given.Experiment(Timing + scenario, submitTo);
        Ceiling ceiling = Given.Ceiling(experiment, resource);
        Assert.InRange(ceiling.Tps / closedForm, 0.95, 1.01);
        RunResult result = Given.Run(experiment, ceiling.Tps * 1.3);
        Assert.True(Math.Abs((result.Throughput.CommittedTps / ceiling.Tps) - 1) <= 0.05, $"{ceiling.Formula} = {ceiling.Tps:F0}, measured {result.Throughput.CommittedTps:F0}, bottleneck {result.Bottleneck}");
    }
}
