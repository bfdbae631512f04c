using Aurigraph.Node.Ports;
using Aurigraph.Node.Tests.Harness;
using CsCheck;

namespace Aurigraph.Node.Tests;

/// <summary>Whole nodes together, with crashes and loss.</summary>
public sealed class ClusterTests
{
    private static readonly NodeId[] Members = [Given.V1, Given.V2, Given.V3, Given.B1, Given.B2, Given.S1];

    [Fact]
    public void What_is_submitted_becomes_final_and_is_applied_by_everybody()
    {
        using Cluster cluster = Of(Members);
        cluster.Run(2000);
        for (int i = 0; i < 50; i++)
        {
            cluster.Submit(Given.B1, 10);
            cluster.Submit(Given.B2, 7);
            cluster.Run(20);
        }
        cluster.Run(2000);
        AssertAllIsFinal(cluster);
        Assert.InRange(cluster.Probe.Final.Count, 75, 100);
    }

    [Fact]
    public void A_cluster_that_crashes_as_a_whole_goes_on_although_its_logs_end_at_different_places()
    {
        using Cluster cluster = Of(Members);
        cluster.Run(2000);
        cluster.Crash(Given.V3);
        for (int i = 0; i < 20; i++)
        {
            cluster.Submit(Given.B1, 10);
            cluster.Run(20);
        }
        foreach (NodeId node in Members)
            cluster.Crash(node);
        cluster.Run(100);
        // Without validator-1 or validator-2: what validator-3 misses is only on the disk of the other, and the origin has begun anew.
        foreach (NodeId node in Members.Where(n => n != Given.V1))
            cluster.Start(node);
        cluster.Run(5000);
        cluster.Submit(Given.B1, 10);
        cluster.Run(5000);
        cluster.Start(Given.V1);
        cluster.Run(5000);
        AssertAllIsFinal(cluster);
        Assert.True(cluster.Probe.Applied(Given.V3) > new LogIndex(20));
    }

    [Fact]
    public void Validators_that_are_origins_bring_their_batches_through_whoever_leads()
    {
        using Cluster cluster = Of([Given.V1, Given.V2, Given.V3], s => s with { Origins = s.Validators, Observers = [] });
        cluster.Run(2000);
        for (int round = 0; round < 6; round++)
        {
            foreach (NodeId node in cluster.Nodes)
                cluster.Submit(node, 10);
            cluster.Crash(NodeId.Validator(1 + (round % 3)));
            cluster.Run(1500);
            cluster.Start(NodeId.Validator(1 + (round % 3)));
            cluster.Run(1500);
        }
        cluster.Run(10_000);
        AssertAllIsFinal(cluster);
    }

    [Theory]
    [InlineData(DisseminationMode.Parallel)]
    [InlineData(DisseminationMode.Leader)]
    public void Who_was_away_for_longer_than_the_log_is_kept_gets_the_state_and_goes_on(DisseminationMode dissemination)
    {
        using Cluster cluster = Of(Members, s => s with { Replica = s.Replica with { Dissemination = dissemination, KeptEntries = 8 } });
        cluster.Run(2000);
        cluster.Crash(Given.V3);
        cluster.Crash(Given.S1);
        for (int round = 0; round < 60; round++)
        {
            cluster.Submit(Given.B1, 20);
            cluster.Submit(Given.B2, 10);
            cluster.Run(300);
        }
        Assert.All(new[] { Given.V1, Given.V2 }, v => Assert.InRange(cluster.LogLength(v), 8, 80));
        cluster.Start(Given.V3);
        cluster.Start(Given.S1);
        cluster.Run(20_000);
        Assert.Contains(Given.V3, cluster.Probe.Restored);
        Assert.Contains(Given.S1, cluster.Probe.Restored);
        cluster.Submit(Given.B1, 20);
        cluster.Run(5000);
        AssertAllIsFinal(cluster);
        Assert.InRange(cluster.LogLength(Given.V3), 1, 80);
    }

    [Theory]
    [InlineData(DisseminationMode.Parallel)]
    [InlineData(DisseminationMode.Leader)]
    public void Whatever_crashes_is_lost_or_refused_nothing_is_broken_and_all_is_final_in_the_end(DisseminationMode dissemination) =>
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, Members.Length - 1], Gen.Int[1, 900]).Array[1, 40].Select(Gen.ULong).Sample(
            (steps, seed) =>
            {
                // Half of the cases keep so little of the log that whoever was away gets a snapshot.
                int kept = seed % 2 == 0 ? 4 : 1000;
                using Cluster cluster = Of(Members, s => s with { Replica = s.Replica with { Dissemination = dissemination, KeptEntries = kept } }, seed);
                foreach ((int what, int which, int milliseconds) in steps)
                    Play(cluster, what, Members[which], milliseconds);
                cluster.LossPerMille = cluster.FullPerMille = 0;
                foreach (NodeId node in Members)
                {
                    cluster.Start(node);
                    cluster.Refuse(node, false);
                }
                cluster.Run(20_000);
                cluster.Submit(Given.B1, 10);
                cluster.Submit(Given.B2, 10);
                cluster.Run(80_000);
                AssertAllIsFinal(cluster);
                foreach (NodeId validator in Members.Where(m => m.Role == NodeRole.Validator))
                    Assert.Equal(0, cluster.Held(validator, MemoryAccount.Bodies));
            },
            iter: 25,
            threads: 1);

    private static void Play(Cluster cluster, int what, NodeId node, int milliseconds)
    {
        switch (what)
        {
            case 0 or 1:
                cluster.Crash(node);
                break;
            case 2 or 3:
                cluster.Start(node);
                break;
            case 4:
                cluster.LossPerMille = milliseconds / 9;
                break;
            case 5:
                cluster.Run(milliseconds * 3);
                break;
            case 6:
                cluster.Refuse(node, milliseconds > 300);
                break;
            case 7:
                cluster.FullPerMille = milliseconds / 3;
                break;
            default:
                cluster.Submit(Given.B1, 1 + (milliseconds / 20));
                cluster.Submit(Given.B2, 1 + (milliseconds / 40));
                cluster.Run(milliseconds / 10.0);
                break;
        }
    }

    private static void AssertAllIsFinal(Cluster cluster)
    {
        Assert.Empty(cluster.Probe.Monitor.Violations);
        Assert.Equal(cluster.Probe.Final.Count, cluster.Probe.Final.Distinct().Count());
        Assert.All(cluster.Nodes, n => Assert.True(cluster.Held(n, MemoryAccount.Mempool) == 0, $"{n} holds transactions that are not final"));
        Assert.Single(cluster.Nodes.Select(cluster.Probe.Applied).Distinct());
    }

    private static Cluster Of(IEnumerable<NodeId> nodes, Func<NodeSettings, NodeSettings>? change = null, ulong seed = 1) =>
        new(nodes.Select(n => (change ?? (s => s))(Given.Node(n))), seed);
}
