using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Replication;
using Aurigraph.Consensus.Tests.Harness;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Replication;

/// <summary>How a leader sends: batches, the pipeline and its bounds, a transport without room, and news of commits.</summary>
public sealed class PipelineTests
{
    [Fact]
    public void Proposals_before_one_drain_share_an_append_per_follower()
    {
        var solo = Replicating();
        solo.Do(core => core.Propose(new TestPayload(1)), core => core.Propose(new TestPayload(2)), core => core.Propose(new TestPayload(3)));
        var appends = solo.Take<AppendRequest>();
        Assert.Equal([N(2), N(3)], appends.Select(a => a.To));
        Assert.All(appends, a => Assert.Equal(3, a.Entries.Count));
        Assert.Same(appends[0].Entries[0], appends[1].Entries[0]);
    }

    [Fact]
    public void Appends_follow_each_other_without_waiting_for_answers()
    {
        var solo = Replicating();
        for (int i = 0; i < 3; i++)
            solo.Propose(i);
        Assert.Equal([I(1), I(2), I(3)], AppendsTo(solo, 2).Select(a => a.PreviousIndex));
        Assert.Equal(3, solo.Core.ProgressOf(N(2))!.Value.InflightAppends);
    }

    [Fact]
    public void While_probing_there_is_one_append_under_way()
    {
        var solo = new Solo().Elected();
        solo.Take();
        solo.Propose(1);
        solo.Propose(2);
        Assert.Empty(solo.Take());
        solo.Confirm(2, 1);
        Assert.Equal(2, solo.TakeOne<AppendRequest>().Entries.Count);
    }

    [Fact]
    public void No_more_appends_are_under_way_than_allowed()
    {
        var solo = Replicating(o => o with { MaxInflightAppends = 2 });
        for (int i = 0; i < 5; i++)
            solo.Propose(i);
        Assert.Equal(2, AppendsTo(solo, 2).Length);
        Assert.True(solo.Core.ProgressOf(N(2))!.Value.IsPaused);
        solo.Confirm(2, 2);
        var next = Assert.Single(AppendsTo(solo, 2));
        Assert.Equal((I(3), 3), (next.PreviousIndex, next.Entries.Count));
    }

    [Fact]
    public void No_more_bytes_are_under_way_than_allowed()
    {
        var solo = Replicating(o => o with { MaxInflightBytes = 250 });
        for (int i = 0; i < 4; i++)
            solo.Propose(i, size: 100);
        Assert.Equal(2, AppendsTo(solo, 2).Length);
        Assert.Equal(200, solo.Core.ProgressOf(N(2))!.Value.InflightBytes);
        solo.Confirm(2, 2);
        Assert.Single(Assert.Single(AppendsTo(solo, 2)).Entries);
    }

    [Fact]
    public void An_append_has_no_more_entries_or_bytes_than_allowed_and_a_larger_entry_goes_alone()
    {
        var solo = Replicating(o => o with { MaxAppendEntries = 2, MaxAppendBytes = 300 });
        solo.Do([.. new long[] { 100, 100, 100, 250, 900, 10 }.Select((size, i) => (Action<HyperRaft>)(core => core.Propose(new TestPayload(i, size))))]);
        Assert.Equal(["100 100", "100", "250", "900", "10"], AppendsTo(solo, 2).Select(a => string.Join(' ', a.Entries.Select(e => e.Size))));
    }

    [Fact]
    public void An_entry_larger_than_the_window_goes_when_nothing_else_is_under_way()
    {
        var solo = Replicating(o => o with { MaxInflightBytes = 250 });
        solo.Propose(1, size: 100);
        solo.Propose(2, size: 900);
        Assert.Single(AppendsTo(solo, 2));
        solo.Confirm(2, 2);
        Assert.Equal(900, Assert.Single(AppendsTo(solo, 2)).Size);
        Assert.True(solo.Core.ProgressOf(N(2))!.Value.IsPaused);
    }

    [Fact]
    public void A_lost_append_is_found_by_the_next_and_sent_again()
    {
        var cluster = Elected();
        cluster.IsLost = message => message is AppendRequest && message.To == N(3);
        Propose(cluster, 1);
        cluster.Heal();
        Propose(cluster, 2);
        Assert.Equal([1, 2], cluster.Machine(3).AppliedNumbers);
    }

    [Fact]
    public void A_lost_append_is_found_by_heartbeats_when_nothing_follows()
    {
        var cluster = Elected();
        cluster.IsLost = message => message is AppendRequest && message.To == N(3);
        Propose(cluster, 1);
        cluster.Heal();
        cluster.Live(Cluster.Heartbeat * 3);
        Assert.Equal([1], cluster.Machine(3).AppliedNumbers);
    }

    [Fact]
    public void A_full_pipeline_whose_answers_were_lost_is_freed_by_heartbeats()
    {
        var cluster = Elected(o => o with { MaxInflightAppends = 2 });
        cluster.IsLost = message => message is AppendResponse && message.From == N(3);
        for (int i = 1; i <= 5; i++)
            Propose(cluster, i);
        Assert.True(cluster[1].ProgressOf(N(3))!.Value is { InflightAppends: 2, IsPaused: true });
        cluster.Heal();
        cluster.Live(Cluster.Heartbeat * 3);
        Assert.Equal([1, 2, 3, 4, 5], cluster.Machine(3).AppliedNumbers);
        Assert.Equal(0, cluster[1].ProgressOf(N(3))!.Value.InflightAppends);
    }

    [Fact]
    public void A_lost_probe_is_sent_again_when_a_heartbeat_is_answered()
    {
        var cluster = new Cluster(voters: 3) { IsLost = message => message is AppendRequest && message.To == N(3) };
        cluster.Elect(1);
        cluster.Heal();
        Assert.Equal(ProgressState.Probe, cluster[1].ProgressOf(N(3))!.Value.State);
        cluster.Live(Cluster.Heartbeat * 2);
        Assert.Equal(ProgressState.Replicate, cluster[1].ProgressOf(N(3))!.Value.State);
    }

    [Fact]
    public void Followers_of_an_idle_leader_learn_of_a_commit_at_once()
    {
        var cluster = Elected();
        Propose(cluster, 1);
        Assert.All(cluster.Machines, m => Assert.Equal([1], m.AppliedNumbers));
    }

    [Fact]
    public void News_of_a_commit_that_is_lost_comes_again_with_the_next_heartbeat()
    {
        var cluster = Elected();
        cluster.IsLost = message => message is AppendRequest { Entries.IsEmpty: true } && message.To == N(3);
        Propose(cluster, 1);
        Assert.Empty(cluster.Machine(3).AppliedNumbers);
        cluster.Heal();
        cluster.Live(Cluster.Heartbeat + Cluster.Heartbeat);
        Assert.Equal([1], cluster.Machine(3).AppliedNumbers);
    }

    [Fact]
    public void Under_load_news_of_a_commit_travels_in_the_next_append()
    {
        var solo = Replicating();
        solo.Propose(1);
        solo.Propose(2);
        solo.PersistAll();
        solo.Take();
        solo.Confirm(2, 2);
        Assert.Equal(I(2), solo.Core.CommitIndex);
        Assert.Empty(solo.Take());
        solo.Propose(3);
        Assert.All(solo.Take<AppendRequest>(), a => Assert.Equal(I(2), a.Commit));
    }

    [Fact]
    public void A_heartbeat_speaks_of_no_commit_beyond_what_the_follower_is_known_to_have()
    {
        var solo = Replicating();
        solo.Propose(1);
        solo.PersistAll();
        solo.Confirm(2, 2);
        solo.Take();
        solo.Advance(Solo.Heartbeat);
        Assert.Equal([I(2), I(1)], solo.Take<Heartbeat>().Select(h => h.Commit));
    }

    [Fact]
    public void A_refused_append_is_taken_back_and_sent_again_when_the_transport_has_room()
    {
        var solo = Replicating();
        solo.Propose(1);
        var refused = AppendsTo(solo, 2).Single();
        solo.Do(core => core.SendRefused(refused));
        Assert.True(solo.Core.ProgressOf(N(2))!.Value is { IsPaused: true, InflightAppends: 0, Next.Value: 2 });
        solo.Propose(2);
        Assert.Empty(AppendsTo(solo, 2));
        solo.Do(core => core.Drained(N(2)));
        Assert.Equal([I(2), I(3)], Assert.Single(AppendsTo(solo, 2)).Entries.Select(e => e.Index));
    }

    [Fact]
    public void Refusal_to_one_follower_stops_no_other_and_no_sign_of_life()
    {
        var cluster = Elected();
        cluster.Refuse(1, 3);
        for (int i = 1; i <= 5; i++)
            Propose(cluster, i);
        Assert.Equal([1, 2, 3, 4, 5], cluster.Machine(2).AppliedNumbers);
        Assert.Empty(cluster.Machine(3).AppliedNumbers);
        cluster.Accept(1, 3);
        cluster.Settle();
        Assert.Equal([1, 2, 3, 4, 5], cluster.Machine(3).AppliedNumbers);
        Assert.Equal(RaftRole.Leader, cluster[1].Role);
    }

    [Fact]
    public void A_refusal_from_an_earlier_term_changes_nothing()
    {
        var solo = Replicating();
        solo.Propose(1);
        var append = AppendsTo(solo, 2).Single();
        solo.Do(core => core.SendRefused(append with { Term = T(0) }));
        Assert.False(solo.Core.ProgressOf(N(2))!.Value.IsPaused);
    }

    private static Solo Replicating(Func<CoreOptions, CoreOptions>? configure = null)
    {
        var solo = new Solo(configure: configure).Elected();
        solo.Confirm(2, 1);
        solo.Confirm(3, 1);
        solo.Take();
        return solo;
    }

    private static AppendRequest[] AppendsTo(Solo solo, int follower) => [.. solo.Take<AppendRequest>().Where(a => a.To == N(follower))];

    private static Cluster Elected(Func<CoreOptions, CoreOptions>? configure = null)
    {
        var cluster = new Cluster(voters: 3, configure: configure);
        cluster.Elect(1);
        return cluster;
    }

    private static void Propose(Cluster cluster, int number)
    {
        cluster.Propose(1, new TestPayload(number));
        cluster.Settle();
    }
}
