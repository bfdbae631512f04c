using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Tests.Harness;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Paper;

/// <summary>Raft paper, section 5.4 with figure 8.</summary>
public sealed class Section54SafetyTests
{
    /// <summary>Only S1 has the entry of term 2, only S5 that of term 3; all have seen term 3.</summary>
    private static readonly (long Term, long[] LogTerms)[] Figure8 = [(3, [1, 2]), (3, [1]), (3, [1]), (3, [1]), (3, [1, 3])];

    [Theory]
    [InlineData(3, 2, true, "the same")]
    [InlineData(4, 2, true, "longer")]
    [InlineData(1, 3, true, "shorter, but ending in a later term")]
    [InlineData(2, 2, false, "shorter")]
    [InlineData(9, 1, false, "longer, but ending in an earlier term")]
    [InlineData(0, 0, false, "empty")]
    public void A_vote_is_granted_only_to_a_log_at_least_as_up_to_date(long lastIndex, long lastTerm, bool granted, string log)
    {
        var solo = new Solo(logTerms: [1, 2, 2]);
        solo.Step(new VoteRequest(N(2), N(1), T(5), I(lastIndex), T(lastTerm)));
        solo.PersistAll();
        Assert.True(granted == solo.TakeOne<VoteResponse>().Granted, log);
        Assert.Equal(granted ? N(2) : Aurigraph.Units.NodeId.None, solo.Core.VotedFor);
    }

    [Fact]
    public void An_entry_of_an_earlier_term_is_not_committed_by_counting()
    {
        var solo = new Solo(voters: 5, logTerms: [1, 2], term: 3).Elected(voters: 5);
        Assert.Equal((T(4), I(3)), (solo.Core.Term, solo.Core.LastIndex));
        for (int peer = 2; peer <= 5; peer++)
            solo.Confirm(peer, 2);
        Assert.Equal(I(0), solo.Core.CommitIndex);
        solo.Confirm(2, 3);
        Assert.Equal(I(0), solo.Core.CommitIndex);
        solo.Confirm(3, 3);
        Assert.Equal(I(3), solo.Core.CommitIndex);
        Assert.Equal([I(1), I(2), I(3)], solo.Committed.Select(e => e.Index));
    }

    [Fact]
    public void Figure_8_an_entry_on_a_majority_may_still_be_overwritten_and_was_not_committed()
    {
        var cluster = LeaderWithOldEntryOnMajority();
        Assert.Equal(3, cluster.Machines.Count(m => m.Disk.Holds(cluster[1].Entry(I(2)))));
        Assert.Equal(I(2), cluster[1].ProgressOf(N(2))!.Value.Match);
        Assert.Equal(I(2), cluster[1].ProgressOf(N(3))!.Value.Match);
        Assert.Equal(I(0), cluster[1].CommitIndex);

        cluster.Crash(1);
        cluster.Heal();
        cluster.Elect(5);
        Assert.All([2, 3, 4, 5], number => Assert.Equal([1, 3, 5], cluster.LogTerms(number)));
        cluster.Restart(1);
        cluster.Live(Cluster.Heartbeat * 3);
        Assert.Equal([1, 3, 5], cluster.LogTerms(1));
    }

    [Fact]
    public void Figure_8_once_an_entry_of_the_current_term_is_on_a_majority_the_old_one_is_safe()
    {
        var cluster = LeaderWithOldEntryOnMajority();
        cluster.Isolate(4, 5);
        cluster.Live(Cluster.Heartbeat * 3);
        Assert.Equal(I(3), cluster[1].CommitIndex);

        cluster.Crash(1);
        cluster.Heal();
        cluster.Advance(5, Cluster.ElectionTimeoutMin * 2);
        cluster.Settle();
        Assert.NotEqual(RaftRole.Leader, cluster[5].Role);
        cluster.Elect(2);
        Assert.Equal(2, cluster[5].TermAt(I(2)).Value);
    }

    [Fact]
    public void What_was_committed_under_one_leader_is_there_under_the_next()
    {
        var cluster = new Cluster(voters: 5);
        for (int round = 1; round <= 10; round++)
        {
            int leader = (round % 5) + 1;
            cluster.Elect(leader);
            cluster.Propose(leader, new TestPayload(round));
            cluster.Settle();
            cluster.Crash(leader);
            cluster.Restart(leader);
        }

        cluster.Elect(3);
        cluster.Live(Cluster.Heartbeat * 2);
        Assert.All(cluster.Machines, m => Assert.Equal(Enumerable.Range(1, 10), m.AppliedNumbers));
    }

    /// <summary>Part (c) of the figure: S1 leads in term 4 and has brought the entry of term 2 to S2 and S3, but not its own.</summary>
    private static Cluster LeaderWithOldEntryOnMajority()
    {
        var cluster = new Cluster(voters: 5, found: Figure8, configure: o => o with { PreVote = false, CheckQuorum = false, MaxAppendEntries = 1 });
        cluster.IsLost = message => message is AppendRequest append
            && (append.To.Number > 3 || (append.PreviousIndex >= I(2) && cluster[append.To.Number].LastIndex >= I(2)));
        cluster.Elect(1);
        Assert.Equal(T(4), cluster[1].Term);
        return cluster;
    }
}
