using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Tests.Harness;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Membership;

/// <summary>What a leader does with changes of members (Raft paper, section 6; thesis, chapter 4).</summary>
public sealed class ChangeOfMembersTests
{
    [Fact]
    public void Who_does_not_lead_refuses() => Assert.Equal(ProposeOutcome.NotLeader, new Solo().Change(MemberChangeKind.Remove, 3));

    [Fact]
    public void A_change_is_not_proposed_like_another_entry() =>
        Assert.Throws<ArgumentException>(() => Leader().Core.Propose(ConfigurationChange.Leave));

    [Fact]
    public void A_change_takes_effect_when_it_is_applied()
    {
        var leader = Leader();
        Assert.Equal(ProposeOutcome.Accepted, leader.Change(MemberChangeKind.Remove, 3));
        Commit(leader);
        Assert.True(leader.Core.Configuration.IsVoter(N(3)));
        leader.ApplyAll();
        Assert.False(leader.Core.Configuration.Contains(N(3)));
        Assert.Null(leader.Core.ProgressOf(N(3)));
    }

    [Fact]
    public void Another_waits_until_the_one_before_is_applied()
    {
        var leader = Leader();
        leader.Change(MemberChangeKind.Remove, 3);
        Assert.Equal(ProposeOutcome.ChangePending, leader.Change(MemberChangeKind.AddLearner, 4));
        Commit(leader);
        Assert.Equal(ProposeOutcome.ChangePending, leader.Change(MemberChangeKind.AddLearner, 4));
        leader.ApplyAll();
        Assert.Equal(ProposeOutcome.Accepted, leader.Change(MemberChangeKind.AddLearner, 4));
    }

    [Fact]
    public void A_new_leader_waits_until_what_it_inherited_is_applied()
    {
        var leader = new Solo(logTerms: [1, 1], configure: o => o with { CheckQuorum = false }).Elected();
        Assert.Equal(ProposeOutcome.ChangePending, leader.Change(MemberChangeKind.AddLearner, 4));
        leader.Confirm(2, 3);
        leader.ApplyAll();
        Assert.Equal(ProposeOutcome.Accepted, leader.Change(MemberChangeKind.AddLearner, 4));
    }

    [Fact]
    public void Of_a_joint_configuration_only_the_way_out_is_taken()
    {
        var leader = Leader();
        Assert.Equal(ProposeOutcome.NotJoint, leader.Change(ConfigurationChange.Leave));
        leader.Change(new ConfigurationChange([new MemberChange(MemberChangeKind.Remove, N(3))], ChangeTransition.Explicit));
        Commit(leader);
        leader.ApplyAll();
        Assert.True(leader.Core.Configuration.IsJoint);
        Assert.Equal(ProposeOutcome.JointConfiguration, leader.Change(MemberChangeKind.AddLearner, 4));
        Assert.Equal(ProposeOutcome.Accepted, leader.Change(ConfigurationChange.Leave));
        Commit(leader);
        leader.ApplyAll();
        Assert.False(leader.Core.Configuration.IsJoint);
        Assert.False(leader.Core.Configuration.Contains(N(3)));
    }

    [Fact]
    public void A_joint_configuration_that_is_left_by_itself_is_left_as_soon_as_it_is_applied()
    {
        var leader = Leader();
        leader.Change(MemberChangeKind.Remove, 2, 3);
        Commit(leader);
        Assert.Equal(I(2), leader.Core.LastIndex);
        leader.ApplyAll();
        Assert.Equal(I(3), leader.Core.LastIndex);
        Assert.True(Assert.IsType<ConfigurationChange>(leader.Core.Entry(I(3)).Payload).LeavesJoint);
        leader.PersistAll();
        Assert.Equal(I(2), leader.Core.CommitIndex);
        leader.Confirm(3, 3);
        leader.ApplyAll();
        Assert.Equal("voters 1", $"voters {string.Join(' ', leader.Core.Configuration.Voters.Select(v => v.Number))}");
        Assert.False(leader.Core.Configuration.IsJoint);
    }

    [Fact]
    public void A_leader_elected_in_a_joint_configuration_leaves_it_when_it_has_applied_all()
    {
        var cluster = new Cluster(voters: 3);
        cluster.Elect(1);
        cluster.ProposeChange(1, new ConfigurationChange([new MemberChange(MemberChangeKind.Remove, N(1)), new MemberChange(MemberChangeKind.AddLearner, N(1))], ChangeTransition.Implicit));
        cluster.Settle();
        cluster.Live(Cluster.ElectionTimeoutMin * 10);
        Assert.All(cluster.Machines, machine => Assert.False(machine.Core.Configuration.IsJoint));
        Assert.True(cluster[2].Configuration.IsLearner(N(1)));
        Assert.NotEqual(N(1), cluster.Leader!.Id);
    }

    [Fact]
    public void A_change_after_which_nobody_votes_is_illegal()
    {
        var leader = new Solo(voters: 1).Elected(voters: 1);
        leader.ApplyAll();
        Assert.Equal(ProposeOutcome.IllegalChange, leader.Change(MemberChangeKind.Remove, 1));
        Assert.Equal(ProposeOutcome.IllegalChange, leader.Change(MemberChangeKind.AddLearner, 1));
        Assert.Equal(I(1), leader.Core.LastIndex);
    }

    [Fact]
    public void An_impossible_change_that_was_not_checked_does_nothing()
    {
        var leader = new Solo(voters: 1, configure: o => o with { ValidateChanges = false }).Elected(voters: 1);
        leader.ApplyAll();
        Assert.Equal(ProposeOutcome.Accepted, leader.Change(MemberChangeKind.Remove, 1));
        leader.PersistAll();
        var before = leader.Core.Configuration;
        leader.ApplyAll();
        Assert.Same(before, leader.Core.Configuration);
        Assert.Equal(RaftRole.Leader, leader.Core.Role);
    }

    [Fact]
    public void A_stranger_does_not_become_a_voter_and_a_learner_only_when_it_lacks_no_more_than_allowed()
    {
        var leader = Leader(o => o with { PromotionLag = 1 });
        Assert.Equal(ProposeOutcome.LearnerLags, leader.Change(MemberChangeKind.AddVoter, 4));
        leader.Change(MemberChangeKind.AddLearner, 4);
        Commit(leader);
        leader.ApplyAll();
        leader.Propose(1);
        Assert.Equal(I(3), leader.Core.LastIndex);
        leader.Confirm(4, 1);
        Assert.Equal(ProposeOutcome.LearnerLags, leader.Change(MemberChangeKind.AddVoter, 4));
        leader.Confirm(4, 2);
        Assert.Equal(ProposeOutcome.Accepted, leader.Change(MemberChangeKind.AddVoter, 4));
    }

    [Fact]
    public void Without_the_gate_any_node_becomes_a_voter_at_once()
    {
        var leader = Leader(o => o with { PromotionLag = null });
        Assert.Equal(ProposeOutcome.Accepted, leader.Change(MemberChangeKind.AddVoter, 4));
    }

    [Fact]
    public void The_gate_does_not_concern_who_votes_already()
    {
        var leader = Leader(o => o with { PromotionLag = 0 });
        leader.Propose(1);
        Assert.Equal(ProposeOutcome.Accepted, leader.Change(MemberChangeKind.AddVoter, 3));
    }

    [Theory]
    [InlineData(MemberChangeKind.Remove)]
    [InlineData(MemberChangeKind.AddLearner)]
    public void A_leader_that_is_to_vote_no_more_leads_until_it_has_applied_that_and_steps_down(MemberChangeKind kind)
    {
        var leader = Leader();
        leader.Change(kind, 1);
        Assert.Equal(ProposeOutcome.Accepted, leader.Propose(1).Outcome);
        Commit(leader);
        Assert.Equal(RaftRole.Leader, leader.Core.Role);
        leader.ApplyAll();
        Assert.Equal(RaftRole.Follower, leader.Core.Role);
        leader.Advance(ElectionTimeout * 3);
        Assert.Equal(RaftRole.Follower, leader.Core.Role);
    }

    [Fact]
    public void A_removed_leader_that_does_not_step_down_takes_no_proposals_and_does_not_count_itself()
    {
        var leader = Leader(o => o with { StepDownOnRemoval = false });
        leader.Change(MemberChangeKind.Remove, 1);
        leader.PersistAll();
        leader.Confirm(2, 2);
        leader.Propose(1);
        leader.PersistAll();
        leader.ApplyAll();
        Assert.Equal((RaftRole.Leader, ProposeOutcome.NotMember), (leader.Core.Role, leader.Propose(2).Outcome));
        Assert.Equal(ProposeOutcome.NotMember, leader.Change(MemberChangeKind.AddVoter, 1));
        leader.Confirm(2, 3);
        Assert.Equal(I(2), leader.Core.CommitIndex);
        leader.Confirm(3, 3);
        Assert.Equal(I(3), leader.Core.CommitIndex);
    }

    private static Solo Leader(Func<CoreOptions, CoreOptions>? configure = null)
    {
        var leader = new Solo(configure: o => (configure?.Invoke(o) ?? o) with { CheckQuorum = false }).Elected();
        leader.Confirm(2, 1);
        leader.ApplyAll();
        leader.Take();
        return leader;
    }

    /// <summary>Everything the leader has becomes durable and is confirmed by node 2.</summary>
    private static void Commit(Solo leader)
    {
        leader.PersistAll();
        leader.Confirm(2, leader.Core.LastIndex.Value);
        Assert.Equal(leader.Core.LastIndex, leader.Core.CommitIndex);
    }
}
