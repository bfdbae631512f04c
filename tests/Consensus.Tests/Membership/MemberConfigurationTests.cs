using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Tests.Harness;
using Aurigraph.Units;
using CsCheck;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Membership;

public sealed class MemberConfigurationTests
{
    [Theory]
    [InlineData(1, QuorumRule.Majority, 1)]
    [InlineData(2, QuorumRule.Majority, 2)]
    [InlineData(3, QuorumRule.Majority, 2)]
    [InlineData(4, QuorumRule.Majority, 3)]
    [InlineData(5, QuorumRule.Majority, 3)]
    [InlineData(20, QuorumRule.Majority, 11)]
    [InlineData(1, QuorumRule.Supermajority, 1)]
    [InlineData(3, QuorumRule.Supermajority, 3)]
    [InlineData(4, QuorumRule.Supermajority, 3)]
    [InlineData(5, QuorumRule.Supermajority, 4)]
    [InlineData(7, QuorumRule.Supermajority, 5)]
    [InlineData(12, QuorumRule.Supermajority, 9)]
    [InlineData(30, QuorumRule.Supermajority, 21)]
    public void A_quorum_has_the_size_of_its_rule(int voters, QuorumRule rule, int size)
    {
        var configuration = Of(voters, rule).Incoming;
        Assert.Equal(size, configuration.QuorumSize);
        Assert.False(configuration.IsQuorum(size - 1));
        Assert.True(configuration.IsQuorum(size));
        Assert.Equal(VoteOutcome.Pending, configuration.Decide(size - 1, voters - size));
        Assert.Equal(VoteOutcome.Won, configuration.Decide(size, voters - size));
        Assert.Equal(VoteOutcome.Lost, configuration.Decide(size - 1, voters - size + 1));
    }

    [Fact]
    public void Any_two_quorums_share_a_voter() =>
        Gen.Select(Gen.Int[1, 60], Gen.Enum<QuorumRule>()).Sample((voters, rule) => Assert.True(2 * Of(voters, rule).Incoming.QuorumSize > voters));

    [Fact]
    public void The_index_reached_by_a_quorum_is_the_highest_that_enough_voters_match() =>
        Gen.Select(Gen.Long[0, 20].Array[1, 40], Gen.Enum<QuorumRule>()).Sample((matches, rule) =>
        {
            var configuration = Of(matches.Length, rule);
            long expected = Enumerable.Range(0, 21).Last(index => matches.Count(match => match >= index) >= configuration.Incoming.QuorumSize);
            Assert.Equal(expected, configuration.ReachedByQuorum(matches.ToArray(), []).Value);
        });

    [Fact]
    public void The_index_reached_by_a_quorum_is_found_without_allocating()
    {
        var configuration = Of(30, QuorumRule.Supermajority);
        long[] matches = [.. Enumerable.Range(0, 30).Select(i => (long)(i * 17 % 30))];
        configuration.ReachedByQuorum(matches, []);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var reached = configuration.ReachedByQuorum(matches, []);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(I(9), reached);
    }

    [Theory]
    [InlineData(QuorumRule.Majority, 3)]
    [InlineData(QuorumRule.Supermajority, 2)]
    public void A_group_of_seven_goes_on_without_as_many_members_as_its_rule_allows_and_no_more(QuorumRule rule, int spared)
    {
        var cluster = new Cluster(voters: 7, rule: rule);
        cluster.Elect(1);
        cluster.Isolate([.. Enumerable.Range(8 - spared, spared)]);
        cluster.Propose(1, new TestPayload(1));
        cluster.Settle();
        Assert.Equal([1], cluster.Machine(1).AppliedNumbers);
        cluster.Isolate([.. Enumerable.Range(7 - spared, spared + 1)]);
        cluster.Propose(1, new TestPayload(2));
        cluster.Settle();
        Assert.Equal([1], cluster.Machine(1).AppliedNumbers);
        cluster.Heal();
        cluster.Live(Cluster.Heartbeat * 3);
        Assert.All(cluster.Machines, m => Assert.Equal([1, 2], m.AppliedNumbers));
    }

    [Fact]
    public void Members_are_named_once_and_one_at_least_votes()
    {
        Assert.Throws<ArgumentException>(() => new MemberConfiguration([]));
        Assert.Throws<ArgumentException>(() => new MemberConfiguration([], [N(1)]));
        Assert.Throws<ArgumentException>(() => new MemberConfiguration([N(1), N(1)]));
        Assert.Throws<ArgumentException>(() => new MemberConfiguration([N(1)], [N(1)]));
        Assert.Throws<ArgumentException>(() => new MemberConfiguration([NodeId.None]));
    }

    [Fact]
    public void Learners_are_members_and_no_voters()
    {
        var configuration = new MemberConfiguration([N(2), N(1)], [N(3)]);
        Assert.Equal([N(1), N(2)], configuration.Voters);
        Assert.True(configuration.Contains(N(3)) && configuration.IsLearner(N(3)) && !configuration.IsVoter(N(3)));
        Assert.False(configuration.Contains(N(4)));
        Assert.Equal(2, configuration.Incoming.QuorumSize);
    }

    [Fact]
    public void Both_halves_of_a_joint_configuration_decide()
    {
        var joint = MemberConfiguration.Of([N(1), N(2), N(3)], [N(3), N(4)], [N(5)], [N(4)], autoLeave: true);
        Assert.Equal([N(1), N(2), N(3), N(4)], joint.AllVoters);
        Assert.Equal([N(1), N(2), N(3), N(4), N(5)], joint.Members);
        Assert.True(joint.IsVoter(N(4)) && joint.IsQuorum(2, 2) && !joint.IsQuorum(3, 1) && !joint.IsQuorum(1, 2));
        Assert.Equal(VoteOutcome.Won, joint.Decide(VoteOutcome.Won, VoteOutcome.Won));
        Assert.Equal(VoteOutcome.Pending, joint.Decide(VoteOutcome.Won, VoteOutcome.Pending));
        Assert.Equal(VoteOutcome.Lost, joint.Decide(VoteOutcome.Lost, VoteOutcome.Won));
        Assert.Equal(I(4), joint.ReachedByQuorum([9, 7, 8], [9, 4]));
        Assert.Equal(I(7), joint.ReachedByQuorum([9, 7, 2], [9, 8]));
    }

    [Fact]
    public void Of_nobody_nothing_can_be_decided()
    {
        Assert.Equal(VoteOutcome.Pending, MemberConfiguration.Empty.Decide(VoteOutcome.Won, VoteOutcome.Won));
        Assert.False(MemberConfiguration.Empty.IsQuorum(9, 9));
        Assert.Equal(I(0), MemberConfiguration.Empty.ReachedByQuorum([], []));
    }

    [Fact]
    public void The_lists_of_a_joint_configuration_do_not_contradict_each_other()
    {
        Assert.Throws<ArgumentException>(() => MemberConfiguration.Of([], [N(1)], [], [], autoLeave: false));
        Assert.Throws<ArgumentException>(() => MemberConfiguration.Of([N(1)], [N(2)], [N(2)], [], autoLeave: false));
        Assert.Throws<ArgumentException>(() => MemberConfiguration.Of([N(1)], [N(2)], [], [N(3)], autoLeave: false));
        Assert.Throws<ArgumentException>(() => MemberConfiguration.Of([N(1)], [N(1)], [], [N(1)], autoLeave: false));
    }

    private static MemberConfiguration Of(int voters, QuorumRule rule) => new(Enumerable.Range(1, voters).Select(N), rule: rule);
}
