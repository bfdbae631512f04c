using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Tests.Harness;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Paper;

/// <summary>Raft paper, section 5.3 with figure 7, and AppendEntries of figure 2.</summary>
public sealed class Section53ReplicationTests
{
    [Fact]
    public void A_follower_appends_what_follows_a_previous_entry_that_agrees()
    {
        var solo = new Solo(logTerms: [1, 2]);
        solo.Append(term: 3, previous: 2, previousTerm: 2, terms: [3, 3]);
        Assert.Equal([1L, 2, 3, 3], solo.LogTerms());
        Assert.Equal([I(3), I(4)], solo.LastWrite.Entries.Select(e => e.Index));
    }

    [Theory]
    [InlineData(3, 2, "there is no entry")]
    [InlineData(2, 1, "the entry has another term")]
    public void A_follower_rejects_an_append_whose_previous_entry_differs(long previous, long previousTerm, string because)
    {
        var solo = new Solo(logTerms: [1, 2]);
        solo.Append(term: 3, previous, previousTerm, terms: [3]);
        var refusal = solo.TakeOne<AppendResponse>();
        Assert.Equal((false, I(previous)), (refusal.Success, refusal.Index));
        Assert.True(solo.Core.LastIndex == I(2), because);
    }

    [Fact]
    public void A_follower_removes_a_conflicting_entry_and_all_that_follow()
    {
        var solo = new Solo(logTerms: [1, 1, 2, 2, 2]);
        solo.Append(term: 3, previous: 1, previousTerm: 1, terms: [1, 3]);
        Assert.Equal([1L, 1, 3], solo.LogTerms());
        Assert.Equal(I(3), Assert.Single(solo.LastWrite.Entries).Index);
    }

    [Fact]
    public void A_follower_keeps_what_follows_an_append_that_it_has_already()
    {
        var solo = new Solo(logTerms: [1, 1, 1, 1]);
        solo.Append(term: 1, previous: 0, previousTerm: 0, terms: [1, 1]);
        Assert.Equal([1L, 1, 1, 1], solo.LogTerms());
        Assert.Equal(AppendResponse.Matched(N(1), N(2), T(1), I(2)), solo.TakeOne<AppendResponse>());
    }

    [Fact]
    public void A_follower_commits_no_further_than_the_last_entry_it_was_sent()
    {
        var solo = new Solo(logTerms: [1, 1, 1, 1]);
        solo.Append(term: 2, previous: 1, previousTerm: 1, terms: [1], commit: 4);
        Assert.Equal(I(2), solo.Core.CommitIndex);
        Assert.Equal([I(1), I(2)], solo.Committed.Select(e => e.Index));
    }

    [Fact]
    public void A_follower_confirms_only_what_is_durable()
    {
        var solo = new Solo();
        solo.Append(term: 1, previous: 0, previousTerm: 0, terms: [1, 1]);
        Assert.Empty(solo.Take());
        var write = solo.Persist();
        Assert.Equal(AppendResponse.Matched(N(1), N(2), T(1), I(2)), Assert.Single(write.MessagesAfter));
    }

    [Fact]
    public void A_follower_asked_again_while_the_write_is_under_way_confirms_when_it_is_durable()
    {
        var solo = new Solo();
        solo.Append(term: 1, previous: 0, previousTerm: 0, terms: [1, 1]);
        solo.Append(term: 1, previous: 2, previousTerm: 1, terms: []);
        Assert.Empty(solo.Take());
        Assert.Equal(1, solo.WritesUnderWay);
        solo.Persist();
        Assert.Equal([I(2), I(2)], solo.Take<AppendResponse>().Select(r => r.Index));
    }

    [Fact]
    public void A_follower_that_gave_up_on_its_leader_owes_it_nothing()
    {
        var solo = new Solo();
        solo.Append(term: 1, previous: 0, previousTerm: 0, terms: [1]);
        solo.Append(term: 1, previous: 1, previousTerm: 1, terms: []);
        solo.Advance(ElectionTimeout);
        solo.Take();
        solo.Persist();
        Assert.Equal([N(2)], solo.Take<AppendResponse>().Select(r => r.To));
    }

    [Fact]
    public void No_leader_removes_a_committed_entry()
    {
        var solo = new Solo(logTerms: [1, 1], commit: 2);
        solo.Append(term: 2, previous: 1, previousTerm: 1, terms: [2]);
        Assert.Equal([1L, 1], solo.LogTerms());
        solo.PersistAll();
        Assert.Equal(AppendResponse.Matched(N(1), N(2), T(2), I(2)), solo.TakeOne<AppendResponse>());
    }

    [Fact]
    public void The_leader_brings_every_log_of_figure_7_to_its_own()
    {
        long[][] logs =
        [
            [1, 1, 1, 4, 4, 5, 5, 6, 6, 6],
            [1, 1, 1, 4, 4, 5, 5, 6, 6],
            [1, 1, 1, 4],
            [1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6],
            [1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7],
            [1, 1, 1, 4, 4, 4, 4],
            [1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3],
        ];
        var cluster = new Cluster(voters: 7, found: [.. logs.Select(log => (7L, log))]);
        cluster.Elect(1);
        Assert.Equal(T(8), cluster[1].Term);
        for (int number = 1; number <= 7; number++)
            Assert.Equal([1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 8], cluster.LogTerms(number));
        Assert.All(cluster.Machines, m => Assert.Equal(I(11), m.Core.CommitIndex));
    }

    [Theory]
    [InlineData(new long[] { 1, 1, 1, 4, 4, 5, 5, 6, 6, 6 }, new long[] { 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3 }, 1)]
    [InlineData(new long[] { 1, 1, 1, 1, 5, 5, 5, 5 }, new long[] { 1, 1, 1, 1, 4, 4, 4, 4 }, 1)]
    [InlineData(new long[] { 1, 3, 3, 3, 3, 3, 3, 3 }, new long[] { 1, 1, 1, 1, 1, 1, 1, 1 }, 2)]
    [InlineData(new long[] { 1, 1, 1, 1, 1, 1, 1, 6 }, new long[] { 1, 2, 3, 4, 5 }, 2)]
    [InlineData(new long[] { 1, 3, 5, 7 }, new long[] { 2, 4, 6 }, 4)]
    public void A_fresh_leader_finds_where_the_logs_agree_in_few_refusals(long[] leader, long[] follower, int refusalsMax)
    {
        var cluster = new Cluster(voters: 3, found: [(9, leader), (9, leader), (9, follower)]);
        int refusals = 0;
        cluster.OnSent = message => refusals += message is AppendResponse { Success: false } ? 1 : 0;
        cluster.Elect(1);
        Assert.Equal(cluster.LogTerms(1), cluster.LogTerms(3));
        Assert.InRange(refusals, 1, refusalsMax);
    }

    [Fact]
    public void A_crashed_follower_catches_up_after_its_restart()
    {
        var cluster = new Cluster(voters: 3);
        cluster.Elect(1);
        cluster.Crash(3);
        for (int i = 1; i <= 20; i++)
        {
            cluster.Propose(1, new TestPayload(i));
            cluster.Settle();
        }

        cluster.Restart(3);
        cluster.Live(Cluster.Heartbeat * 3);
        Assert.Equal(Enumerable.Range(1, 20), cluster.Machine(3).AppliedNumbers);
    }

    [Fact]
    public void A_leader_never_overwrites_or_removes_entries_of_its_own()
    {
        var solo = new Solo().Elected();
        solo.Propose(1);
        solo.Step(new AppendRequest(N(2), N(1), solo.Core.Term, I(0), T(0), EntrySlice.Of(Entry(1, 1)), I(0)));
        Assert.Equal((I(2), 1L), (solo.Core.LastIndex, solo.Core.IgnoredMessages));
    }
}
