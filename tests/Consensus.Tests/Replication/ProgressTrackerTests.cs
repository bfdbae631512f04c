using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Replication;
using Aurigraph.Units;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Replication;

public sealed class ProgressTrackerTests
{
    private readonly ProgressTracker _tracker = Of(QuorumRule.Majority);

    [Fact]
    public void It_knows_all_members_but_its_own()
    {
        Assert.Equal([N(1), N(3), N(4), N(5), N(6)], _tracker.Followers.ToArray().Select(f => f.Node));
        Assert.Equal([false, false, false, false, true], _tracker.Followers.ToArray().Select(f => f.IsLearner));
        Assert.Null(_tracker.Find(N(2)));
        Assert.Null(_tracker.Find(N(7)));
        Assert.All(_tracker.Followers.ToArray(), follower => Assert.Same(follower, _tracker.Find(follower.Node)));
    }

    [Theory]
    [InlineData(QuorumRule.Majority, 10, 10, 4, 3, 0, 4)]
    [InlineData(QuorumRule.Majority, 2, 10, 4, 3, 0, 3)]
    [InlineData(QuorumRule.Supermajority, 10, 10, 4, 3, 0, 3)]
    [InlineData(QuorumRule.Supermajority, 0, 10, 4, 3, 0, 0)]
    public void A_quorum_has_reached_an_index_counting_the_leaders_own_disk_and_no_learner(
        QuorumRule rule, long own, long first, long third, long fourth, long fifth, long reached)
    {
        var tracker = Of(rule);
        foreach (var (number, match) in new[] { (1, first), (3, third), (4, fourth), (5, fifth), (6, 10) })
            tracker.Find(N(number))!.Confirm(I(match), I(1));
        Assert.Equal(I(reached), tracker.ReachedByQuorum(I(own)));
    }

    [Fact]
    public void Activity_counts_until_it_is_taken()
    {
        _tracker.Find(N(1))!.IsActive = true;
        _tracker.Find(N(6))!.IsActive = true;
        Assert.False(_tracker.TakeQuorumActivity());
        _tracker.Find(N(1))!.IsActive = true;
        _tracker.Find(N(4))!.IsActive = true;
        Assert.True(_tracker.TakeQuorumActivity());
        Assert.False(_tracker.TakeQuorumActivity());
    }

    [Fact]
    public void Members_that_stay_keep_what_is_known_of_them_and_new_ones_start_at_the_end()
    {
        _tracker.Find(N(3))!.Confirm(I(7), I(1));
        var kept = _tracker.Find(N(3));
        _tracker.Reconfigure(MemberConfiguration.Of([N(3), N(7)], [N(2), N(3)], [N(1)], [], autoLeave: false), I(20));
        Assert.Equal([N(1), N(3), N(7)], _tracker.Followers.ToArray().Select(f => f.Node));
        Assert.Same(kept, _tracker.Find(N(3)));
        Assert.Equal(I(7), kept!.Match);
        Assert.True(_tracker.Find(N(1))!.IsLearner);
        Assert.Equal((I(0), I(20), true), (_tracker.Find(N(7))!.Match, _tracker.Find(N(7))!.Next, _tracker.Find(N(7))!.IsActive));
    }

    [Fact]
    public void An_index_is_reached_when_both_halves_have_it_and_a_leader_that_is_no_voter_does_not_count()
    {
        _tracker.Reconfigure(MemberConfiguration.Of([N(3), N(7)], [N(2), N(3)], [], [], autoLeave: false), I(20));
        _tracker.Find(N(3))!.Confirm(I(9), I(1));
        _tracker.Find(N(7))!.Confirm(I(8), I(1));
        Assert.Equal(I(6), _tracker.ReachedByQuorum(I(6)));
        _tracker.Reconfigure(new MemberConfiguration([N(3), N(7)]), I(20));
        Assert.Equal(I(8), _tracker.ReachedByQuorum(I(6)));
    }

    [Fact]
    public void The_index_reached_by_both_halves_of_a_large_group_is_found_without_allocating()
    {
        var tracker = new ProgressTracker(
            N(1), MemberConfiguration.Of(Enumerable.Range(1, 30).Select(N), Enumerable.Range(16, 30).Select(N), [], [], autoLeave: false), 8, long.MaxValue);
        tracker.Reset(I(1));
        foreach (var follower in tracker.Followers)
            follower.Confirm(I(follower.Node.Number), I(1));
        tracker.ReachedByQuorum(I(9));
        long before = GC.GetAllocatedBytesForCurrentThread();
        var reached = tracker.ReachedByQuorum(I(9));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(I(15), reached);
    }

    private static ProgressTracker Of(QuorumRule rule)
    {
        var tracker = new ProgressTracker(N(2), new MemberConfiguration(Enumerable.Range(1, 5).Select(N), [N(6)], rule), maxInflightAppends: 256, maxInflightBytes: 1000);
        tracker.Reset(I(11));
        return tracker;
    }
}
