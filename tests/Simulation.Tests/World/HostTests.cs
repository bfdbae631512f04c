using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.World;

/// <summary>What containers of one host take from each other.</summary>
public sealed class HostTests
{
    private const string Sharing = "host: h1, cpuLimit: pinned";
    private const string Quota = "host: h1, cpuLimit: quota";

    [Fact]
    public void Cores_of_a_host_bound_all_its_containers_together()
    {
        // Four containers of 4 cores check signatures of 100 us: 160K a second alone, 80K on 8 cores.
        Given.Within(0.05, 16 / 100e-6, Checked(8, business: 4, cores: 4, "cpuLimit: pinned", offered: 200).Throughput.CommittedTps);
        RunResult shared = Checked(8, business: 4, cores: 4, Sharing, offered: 200);
        Given.Within(0.05, 8 / 100e-6, shared.Throughput.CommittedTps);
        Assert.Equal(("cpu", "host h1"), (shared.Bottleneck.Resource, shared.Bottleneck.Where));
        Given.Within(0.02, 1, shared.Hosts.Single().CpuUtilisation);
    }

    [Fact]
    public void A_quota_bounds_a_busy_container_to_its_cores_and_makes_it_stand_still()
    {
        RunResult result = Checked(8, business: 1, cores: 3, Quota, offered: 60);
        Given.Within(0.03, 3 / 100e-6, result.Throughput.CommittedTps);
        ContainerFigures business = result.Containers.Single(c => c.Id == "business-container-1");
        // A window of 2 s has 20 periods; a job of fewer threads than cores leaves some idle at its end.
        Assert.InRange(business.ThrottledMs, 2_000 * (1 - (3 / 8.0)) * 0.9, 2_000 * (1 - (3 / 8.0)) * 1.01);
        Given.Within(0.02, 1, business.CpuUtilisation);
        Assert.Equal(("cpu", "business-container-1"), (result.Bottleneck.Resource, result.Bottleneck.Where));
    }

    [Fact]
    public void Traffic_within_a_host_does_not_use_its_NIC()
    {
        RunResult result = Checked(8, business: 1, cores: 3, Sharing, offered: 10);
        Assert.All(result.Nodes, n => Assert.Equal(0, n.EgressBytes));
        Assert.Equal(0, result.Hosts.Single().EgressUtilisation);
        Assert.True(result.Throughput.Final > 0);
        Assert.All(Checked(8, business: 1, cores: 3, "cpuLimit: pinned", offered: 10).Nodes, n => Assert.True(n.IngressBytes > 0));
    }

    [Fact]
    public void The_disk_of_a_host_bounds_all_its_containers_together()
    {
        // Three validators write each transaction to one log each; state in memory reads and writes nothing.
        RunResult alone = Written("cpuLimit: pinned");
        RunResult shared = Written(Sharing);
        Assert.Equal(("disk", "host h1"), (shared.Bottleneck.Resource, shared.Bottleneck.Where));
        // The rest are bodies that are read again for the business node, which follows the stream.
        Given.Within(0.1, 60e6 * shared.Hosts.Single().DiskUtilisation, shared.Storage.WrittenBytesPerSecond);
        Assert.True(alone.Throughput.CommittedTps > 1.5 * shared.Throughput.CommittedTps);
    }

    [Fact]
    public void Containers_that_find_no_memory_on_their_host_do_not_start()
    {
        RunResult result = Given.Result("""
            warmup: 1s
            duration: 1s
            deployment:
              hosts: [ { id: h1, cores: 8, memory: 1400MB } ]
              infrastructure: [ { name: redis, host: h1, memory: 300MB } ]
              containers:
                - { role: validator, count: 3, cores: 2, memory: 800MB, host: h1, storage: { cache: 50MB, writeBuffers: 1 } }
                - { role: business, cores: 2, memory: 1GB }
            costs: free
            workload: { stages: [ { rate: 1K/s, for: rest } ] }
            """);
        // Each takes 100 + 49.152 + 50 + 64 = 263.152 MB of 1,100 MB: all fit. With a fifth part reserved more they do not.
        Assert.Empty(result.Misfits);
        Assert.InRange(result.Hosts.Single().MemoryPeak, 300_000_000 + (3 * 263_152_000), 300_000_000 + (3 * 263_152_000) + 50_000_000);
        RunResult tight = Given.Result("""
            warmup: 1s
            duration: 1s
            deployment:
              hosts: [ { id: h1, cores: 8, memory: 1400MB } ]
              infrastructure: [ { name: redis, host: h1, memory: 700MB } ]
              containers:
                - { role: validator, count: 3, cores: 2, memory: 800MB, host: h1, storage: { cache: 50MB, writeBuffers: 1 } }
                - { role: business, cores: 2, memory: 1GB }
            costs: free
            workload: { stages: [ { rate: 1K/s, for: rest } ] }
            """);
        MemoryMisfit misfit = Assert.Single(tight.Misfits);
        Assert.Equal(("validator-container-3", 263_152_000L, 700_000_000L - (2 * 263_152_000)), (misfit.Container, misfit.Needed, misfit.Limit));
        Assert.True(tight.Throughput.Final > 0);
    }

    [Fact]
    public void A_host_of_many_containers_gives_the_same_trace_each_time()
    {
        const string Scenario = """
            warmup: 200ms
            duration: 500ms
            drain: 5s
            deployment:
              hosts: [ { id: h1, cores: 4, memory: 16GB, smtYield: 0.6 } ]
              containers:
                - { role: validator, count: 3, nodes: 2, cores: 3, memory: 1GB, host: h1, cpuLimit: quota }
                - { role: business, count: 2, cores: 2, memory: 1GB, host: h1 }
            network: docker-bridge
            runtime: { pauses: { every: { distribution: exponential, mean: 300ms }, length: { distribution: uniform, min: 5ms, max: 30ms } } }
            workload: { stages: [ { rate: 30K/s, for: rest } ] }
            """;
        Assert.Equal(Given.Run(Scenario).Result.TraceHash, Given.Run(Scenario).Result.TraceHash);
    }

    private static RunResult Checked(int hostCores, int business, int cores, string place, int offered) => Given.Result($$"""
        warmup: 2s
        duration: 2s
        drain: 10s
        deployment:
          hosts: [ { id: h1, cores: {{hostCores}}, memory: 64GB } ]
          containers:
            - { role: validator, count: 3, nodes: 1, cores: 4, memory: 8GB, {{place.Replace("quota", "pinned", StringComparison.Ordinal)}} }
            - { role: business, count: {{business}}, nodes: 1, cores: {{cores}}, memory: 8GB, {{place}} }
        network: { nic: 100Gbps, default: { latency: 0.1ms } }
        costs: { base: free, verifySignature: 100us }
        mempool: { maxBytes: 100MB }
        workload: { stages: [ { rate: {{offered}}K/s, for: rest } ] }
        """);

    private static RunResult Written(string place) => Given.Result($$"""
        warmup: 2s
        duration: 4s
        drain: 10s
        deployment:
          hosts: [ { id: h1, cores: 8, memory: 64GB, disk: { bandwidth: 60MB/s, syncLatency: 0us } } ]
          containers:
            - { role: validator, count: 3, nodes: 1, cores: 4, memory: 8GB, {{place}} }
            - { role: business, count: 1, nodes: 1, cores: 4, memory: 8GB }
        network: { nic: 100Gbps, default: { latency: 0.1ms } }
        costs: { base: free, diskBandwidth: 60MB/s, diskSyncLatency: 0us }
        crypto: { scheme: none }
        storage: { engine: memory }
        mempool: { maxBytes: 20MB }
        workload: { stages: [ { rate: 300K/s, for: rest } ] }
        """);
}
