using Aurigraph.Measurement;

namespace Aurigraph.Simulation.Tests.World;

/// <summary>Peaks of memory against the sum of what a scenario says, within 2 %.</summary>
public sealed class MemoryLawTests
{
    [Fact]
    public void A_container_with_hardly_any_load_holds_its_runtime_stacks_cache_and_write_buffers()
    {
        ContainerFigures container = Container(Given.Result(Scenario("", "")), "validator-container-1");

        // 60 + 128 x 0.25 + 40 + 2 x 10 MB
        Given.Within(0.02, 152e6, container.MemoryPeak);
    }

    [Fact]
    public void Nodes_with_a_process_each_hold_all_that_so_many_times()
    {
        ContainerFigures container = Container(Given.Result(Scenario("process: node", "")), "validator-container-1");

        Given.Within(0.02, 3 * 152e6, container.MemoryPeak);
    }

    [Fact]
    public void A_mempool_that_is_full_adds_its_bound()
    {
        RunResult result = Given.Result(Scenario("", "mempool: { maxBytes: 200MB }\ncosts: { base: free, applyPerTransaction: 1ms }", "300K"));

        ContainerFigures container = Container(result, "business-container-1");
        Assert.True(result.Throughput.Rejected > 0);
        Given.Within(0.02, 200e6, container.Memory.Mempool);
        Given.Within(0.02, 152e6 + 200e6 + container.Memory.Network + container.Memory.Bodies + container.Memory.Log, container.MemoryPeak);
    }

    [Fact]
    public void Threads_add_their_stacks()
    {
        ContainerFigures container = Container(Given.Result(Scenario("", "").Replace("threads: 128", "threads: 1024", StringComparison.Ordinal)), "validator-container-1");

        Given.Within(0.02, 60e6 + (1024 * 0.25e6) + 60e6, container.MemoryPeak);
    }

    private static ContainerFigures Container(RunResult result, string id) => result.Containers.Single(c => c.Id == id);

    private static string Scenario(string deployment, string more, string rate = "10") => $$"""
        warmup: 1s
        duration: 2s
        deployment:
          {{deployment}}
          containers:
            - { role: validator, count: 1, nodes: 3, cores: 8, memory: 8GB }
            - { role: business, count: 1, nodes: 1, cores: 8, memory: 8GB }
        network: ideal
        node: { threads: 128, threadStack: 250KB }
        runtime: { base: 60MB }
        storage: { cache: 40MB, writeBuffer: 10MB, writeBuffers: 2 }
        crypto: { scheme: none }
        {{more}}
        workload: { stages: [ { rate: {{rate}}/s, for: rest } ] }
        """;
}
