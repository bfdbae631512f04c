using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Tests.Live;

/// <summary>A node of another scenario among those of one.</summary>
public sealed class StrangePeerTests : IDisposable
{
    private readonly ScenarioFolder _folder = ScenarioFolder.With("live.yaml", """
        schema: aurigraph.sim/1
        name: live
        warmup: 1s
        duration: 1s
        deployment: { containers: [ { role: validator, count: 3, cores: 2, memory: 1GB } ] }
        consensus: { electionTimeout: 1s, heartbeat: 200ms }
        storage: { cache: 16MB, writeBuffer: 8MB, dataSize: 1MB }
        runtime: { base: 50MB }
        workload: { submitTo: validator, accounts: { count: 1K, skew: none }, stages: [ { rate: 1/s, for: rest } ] }
        """);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_peer_with_another_scenario_is_named_refused_and_tried_again_and_takes_part_once_it_has_the_right_one()
    {
        NodeId stranger = NodeId.Validator(3);
        await using RunningNodes nodes = RunningNodes.Of(_folder["live.yaml"], 3);
        await nodes.StartAsync(stranger, new byte[32]);
        await nodes.StartAsync(NodeId.Validator(1));
        await nodes.StartAsync(NodeId.Validator(2));

        await nodes.UntilReadyAsync(NodeId.Validator(1), NodeId.Validator(2));
        await nodes.UntilAsync(async () => await nodes.SumAsync("aurigraph_network_refused_total", NodeId.Validator(1)) >= 6, "the stranger has tried each of its two lanes three times");
        Assert.Contains(nodes.Log, line => line.StartsWith("validator-1: ", StringComparison.Ordinal) && line.Contains("validator-3 runs another scenario (digest ", StringComparison.Ordinal) && line.Contains("start both with the same file", StringComparison.Ordinal));
        Assert.Equal(0, await nodes.SumAsync("aurigraph_consensus_applied_index", stranger));

        await nodes.StopAsync(stranger);
        await nodes.StartAsync(stranger);
        await nodes.UntilReadyAsync(stranger);
        await nodes.UntilAsync(async () => await nodes.SumAsync("aurigraph_consensus_applied_index", stranger) > 0, "it has the entries of the others");
    }
}
