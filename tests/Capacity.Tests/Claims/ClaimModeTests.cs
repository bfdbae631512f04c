using Aurigraph.Capacity.Claims;
using Aurigraph.Experiment;
using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Tests.Claims;

public sealed class ClaimModeTests
{
    private static readonly ExperimentDefinition Experiment = Study.Experiment("option-b");
    private static readonly IReadOnlyList<ClaimModeStep> Ladder = ClaimMode.Ladder(Experiment);

    [Fact]
    public void The_first_rung_is_the_experiment_as_it_is() => Assert.Same(Experiment, Ladder[0].Experiment);

    [Fact]
    public void Each_rung_switches_one_thing_off_and_keeps_the_others_off()
    {
        bool[][] off = [.. Ladder.Select(s => Off(s.Experiment))];
        for (int rung = 0; rung < off.Length; rung++)
            Assert.Equal(Enumerable.Range(1, off.Length - 1).Select(k => k <= rung), off[rung]);
    }

    [Fact]
    public void Links_with_a_bandwidth_of_their_own_lose_it_too()
    {
        LinkModel slow = new(new ConstantLatency(Duration.FromMilliseconds(40)), 0, Bandwidth.FromBitsPerSecond(1e9));
        ExperimentDefinition wide = Experiment with { Network = Experiment.Network with { Links = [new LinkRule("eu-central", "us-east", false, slow)] } };
        LinkRule rule = Assert.Single(ClaimMode.Ladder(wide)[2].Experiment.Network.Links);
        Assert.True(rule.Link.Bandwidth.IsUnlimited);
        Assert.Equal(Duration.FromMilliseconds(40), rule.Link.Latency.Mean);
    }

    [Fact]
    public void Nothing_else_changes()
    {
        ExperimentDefinition last = Ladder[^1].Experiment;
        ExperimentDefinition restored = last with { Crypto = Experiment.Crypto, Costs = Experiment.Costs, Network = Experiment.Network, Storage = Experiment.Storage };
        Assert.Equal(Experiment, restored);
    }

    private static bool[] Off(ExperimentDefinition experiment) =>
    [
        experiment.Crypto.Scheme == SignatureScheme.None && experiment.Costs.VerifySignatureNs == 0,
        experiment.Network.Nic.IsUnlimited && experiment.Network.Local.Bandwidth.IsUnlimited && experiment.Network.Default.Bandwidth.IsUnlimited,
        experiment.Storage.Sync == SyncMode.None && experiment.Costs.DiskBandwidth.IsUnlimited,
        experiment.Costs.ApplyPerTransactionNs == 0,
    ];
}
