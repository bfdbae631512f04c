using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Replication;
using Aurigraph.Consensus.Tests.Harness;
using Aurigraph.Units;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Snapshots;

/// <summary>Raft paper, section 7; thesis, section 5.1.</summary>
public sealed class CompactionTests
{
    [Fact]
    public void What_is_applied_and_durable_may_go_and_its_last_term_stays_known()
    {
        var solo = new Solo(logTerms: [1, 1, 2, 2], commit: 3);
        solo.ApplyAll();
        solo.Do(core => core.Compact(I(3)));
        Assert.Equal((I(4), I(4), T(2)), (solo.Core.FirstIndex, solo.Core.LastIndex, solo.Core.TermAt(I(3))));
        Assert.Throws<ArgumentOutOfRangeException>(() => solo.Core.Entry(I(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => solo.Core.TermAt(I(2)));
        solo.Do(core => core.Compact(I(1)));
        Assert.Equal(I(4), solo.Core.FirstIndex);
    }

    [Fact]
    public void What_is_not_applied_must_not_go()
    {
        var solo = new Solo(logTerms: [1, 1], commit: 2);
        solo.Do(core => core.Applied(I(1)));
        var thrown = Assert.Throws<InvariantException>(() => solo.Core.Compact(I(2)));
        Assert.Contains("not applied and durable", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(I(1), solo.Core.FirstIndex);
    }

    [Fact]
    public void What_is_not_durable_must_not_go()
    {
        var solo = new Solo();
        solo.Append(1, 0, 0, [1, 1], commit: 2);
        solo.ApplyAll();
        Assert.Throws<InvariantException>(() => solo.Core.Compact(I(2)));
        solo.PersistAll();
        solo.Do(core => core.Compact(I(2)));
        Assert.Equal(I(3), solo.Core.FirstIndex);
    }

    [Fact]
    public void A_follower_that_lacks_what_is_gone_is_sent_a_snapshot_of_the_state_once_it_is_heard()
    {
        var leader = Compacted();
        Assert.Empty(leader.Take<SnapshotRequest>());
        leader.Step(new HeartbeatResponse(N(3), N(1), leader.Core.Term));
        var request = leader.TakeOne<SnapshotRequest>();
        Assert.Equal((N(3), I(2), leader.Core.Term), (request.To, request.Snapshot.Index, request.Snapshot.Term));
        Assert.Same(leader.Core.Configuration, request.Snapshot.Configuration);
        leader.Step(new HeartbeatResponse(N(3), N(1), leader.Core.Term));
        leader.Propose(2);
        Assert.DoesNotContain(leader.Take(), message => message.To == N(3));
        Assert.Equal(ProgressState.Snapshot, leader.Core.ProgressOf(N(3))!.Value.State);
    }

    [Fact]
    public void A_snapshot_that_was_lost_is_sent_again_when_the_follower_is_heard()
    {
        var leader = Compacted();
        leader.Step(new HeartbeatResponse(N(3), N(1), leader.Core.Term));
        leader.Take();
        leader.Do(core => core.ReportSnapshot(N(3), delivered: false));
        Assert.Empty(leader.Take());
        leader.Step(new HeartbeatResponse(N(3), N(1), leader.Core.Term));
        Assert.Equal(I(2), leader.TakeOne<SnapshotRequest>().Snapshot.Index);
    }

    [Fact]
    public void A_snapshot_that_the_transport_refused_counts_as_lost()
    {
        var leader = Compacted();
        leader.Step(new HeartbeatResponse(N(3), N(1), leader.Core.Term));
        var refused = leader.TakeOne<SnapshotRequest>();
        leader.Do(core => core.SendRefused(refused));
        leader.Step(new HeartbeatResponse(N(3), N(1), leader.Core.Term));
        Assert.Single(leader.Take<SnapshotRequest>());
    }

    [Fact]
    public void An_append_of_what_is_gone_is_answered_with_what_is_committed()
    {
        var solo = new Solo(logTerms: [1, 1, 1], commit: 3);
        solo.ApplyAll();
        solo.Do(core => core.Compact(I(3)));
        solo.Append(1, 1, 1, [1]);
        solo.PersistAll();
        var answer = solo.TakeOne<AppendResponse>();
        Assert.Equal((true, I(3)), (answer.Success, answer.Index));
    }

    [Fact]
    public void The_log_of_a_group_that_compacts_stays_bounded_and_who_was_away_comes_back()
    {
        var cluster = new Cluster(voters: 3);
        cluster.Elect(1);
        cluster.Isolate(3);
        for (int i = 1; i <= 200; i++)
        {
            cluster.Propose(1, new TestPayload(i));
            cluster.Settle();
            cluster.Compact(1, cluster[1].AppliedIndex);
            cluster.Compact(2, cluster[2].AppliedIndex);
            Assert.InRange(cluster[1].LastIndex - cluster[1].FirstIndex, -1, 3);
        }

        cluster.Heal();
        cluster.Live(Cluster.ElectionTimeoutMin * 4);
        Assert.Equal(Enumerable.Range(1, 200), cluster.Machine(3).AppliedNumbers);
    }

    /// <summary>A leader whose log begins after index 2; node 3 has nothing and was not heard.</summary>
    private static Solo Compacted()
    {
        var leader = new Solo(configure: o => o with { CheckQuorum = false }).Elected();
        leader.Propose(1);
        leader.PersistAll();
        leader.Confirm(2, 2);
        leader.ApplyAll();
        leader.Do(core => core.Compact(I(2)));
        leader.Take();
        return leader;
    }
}
