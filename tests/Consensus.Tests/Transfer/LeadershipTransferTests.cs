using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Tests.Harness;
using Aurigraph.Units;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Transfer;

/// <summary>Thesis, section 3.10.</summary>
public sealed class LeadershipTransferTests
{
    private static readonly Duration Patience = Duration.FromMilliseconds(150);

    [Fact]
    public void Where_leadership_cannot_go_is_said_at_once()
    {
        Assert.Equal(TransferOutcome.NotLeader, new Solo().Transfer(2));
        var leader = new Solo(configure: o => o with { Configuration = new MemberConfiguration([N(1), N(2)], [N(3)]) }).Elected(voters: 2);
        leader.Take();
        Assert.Equal(TransferOutcome.LeadsAlready, leader.Transfer(1));
        Assert.Equal(TransferOutcome.NotVoter, leader.Transfer(3));
        Assert.Equal(TransferOutcome.NotVoter, leader.Transfer(9));
        Assert.Equal(NodeId.None, leader.Core.Transferee);
        Assert.Empty(leader.Take());
    }

    [Fact]
    public void Who_has_everything_is_told_to_run_at_once()
    {
        var leader = Leader();
        Assert.Equal(TransferOutcome.Started, leader.Transfer(2));
        Assert.Equal((N(2), leader.Core.Term), (leader.Core.Transferee, leader.TakeOne<TimeoutNow>().Term));
    }

    [Fact]
    public void Who_lacks_entries_is_told_to_run_when_it_has_confirmed_the_last()
    {
        var leader = Leader();
        leader.Propose(1);
        leader.Propose(2);
        leader.Transfer(2);
        Assert.Empty(leader.Take<TimeoutNow>());
        leader.Confirm(2, 2);
        Assert.Empty(leader.Take<TimeoutNow>());
        leader.Confirm(3, 3);
        Assert.Empty(leader.Take<TimeoutNow>());
        leader.Confirm(2, 3);
        Assert.Equal(N(2), leader.TakeOne<TimeoutNow>().To);
    }

    [Fact]
    public void Proposals_are_refused_meanwhile_and_taken_again_after_an_election_time_out()
    {
        var leader = Leader();
        leader.Transfer(2);
        Assert.Equal(ProposeOutcome.TransferUnderWay, leader.Propose(1).Outcome);
        Assert.Equal(ProposeOutcome.TransferUnderWay, leader.Change(MemberChangeKind.Remove, 3));
        leader.Advance(Patience - new Duration(1));
        Assert.Equal((ProposeOutcome.TransferUnderWay, new Duration(1)), (leader.Propose(1).Outcome, leader.NextDeadline));
        leader.Advance(leader.NextDeadline);
        Assert.Equal((RaftRole.Leader, NodeId.None), (leader.Core.Role, leader.Core.Transferee));
        Assert.Equal(ProposeOutcome.Accepted, leader.Propose(1).Outcome);
    }

    [Fact]
    public void The_same_transfer_is_under_way_and_another_takes_its_place()
    {
        var leader = Leader();
        leader.Transfer(2);
        leader.Take();
        Assert.Equal(TransferOutcome.UnderWay, leader.Transfer(2));
        Assert.Empty(leader.Take());
        Assert.Equal(TransferOutcome.Started, leader.Transfer(3));
        leader.Confirm(3, 1);
        Assert.Equal(N(3), leader.TakeOne<TimeoutNow>().To);
        Assert.Equal(N(3), leader.Core.Transferee);
    }

    [Fact]
    public void A_transfer_to_a_member_that_is_removed_meanwhile_is_given_up()
    {
        var leader = Leader();
        Assert.Equal(ProposeOutcome.Accepted, leader.Change(MemberChangeKind.Remove, 3));
        leader.Transfer(3);
        leader.PersistAll();
        leader.Confirm(2, 2);
        leader.ApplyAll();
        Assert.Equal(NodeId.None, leader.Core.Transferee);
        Assert.Equal(ProposeOutcome.Accepted, leader.Propose(1).Outcome);
    }

    [Fact]
    public void Who_is_told_to_run_asks_for_votes_and_not_whether_it_would_win()
    {
        var follower = Follower(o => o with { PreVote = true });
        follower.Step(new TimeoutNow(N(2), N(1), T(1)));
        Assert.Equal((RaftRole.Candidate, T(2)), (follower.Core.Role, follower.Core.Term));
        follower.PersistAll();
        Assert.All(follower.Take<VoteRequest>(), request => Assert.True(request.IsTransfer));
    }

    [Fact]
    public void Only_the_leader_of_the_term_tells_to_run()
    {
        var follower = Follower();
        follower.Step(new TimeoutNow(N(3), N(1), T(1)));
        Assert.Equal(RaftRole.Follower, follower.Core.Role);
        follower.Append(2, 1, 1, [], from: 3);
        follower.Step(new TimeoutNow(N(2), N(1), T(1)));
        Assert.Equal((RaftRole.Follower, T(2)), (follower.Core.Role, follower.Core.Term));
    }

    [Fact]
    public void A_learner_that_is_told_to_run_does_not()
    {
        var learner = new Solo(asLearner: true);
        learner.Append(1, 0, 0, [1]);
        learner.PersistAll();
        learner.Step(new TimeoutNow(N(2), N(1), T(1)));
        Assert.Equal((RaftRole.Follower, T(1)), (learner.Core.Role, learner.Core.Term));
    }

    [Fact]
    public void A_request_of_whom_the_leader_told_to_run_is_heard_although_the_leader_is()
    {
        var follower = Follower();
        follower.Take();
        follower.Step(new VoteRequest(N(3), N(1), T(2), I(1), T(1)));
        follower.PersistAll();
        Assert.Empty(follower.Take());
        follower.Step(new VoteRequest(N(3), N(1), T(2), I(1), T(1), IsTransfer: true));
        follower.PersistAll();
        Assert.True(follower.TakeOne<VoteResponse>().Granted);
    }

    [Fact]
    public void Leadership_passes_without_a_time_out_and_nothing_is_lost()
    {
        var cluster = new Cluster(voters: 3);
        cluster.Elect(1);
        cluster.Propose(1, new TestPayload(1));
        cluster.Do(1, core => core.TransferLeadership(N(3)));
        cluster.Settle();
        Assert.Equal((RaftRole.Follower, RaftRole.Leader), (cluster[1].Role, cluster[3].Role));
        cluster.Propose(3, new TestPayload(2));
        cluster.Settle();
        Assert.All(cluster.Machines, machine => Assert.Equal([1, 2], machine.AppliedNumbers));
    }

    private static Solo Leader()
    {
        var leader = new Solo(configure: o => o with { CheckQuorum = false }).Elected();
        leader.Confirm(2, 1);
        leader.ApplyAll();
        leader.Take();
        return leader;
    }

    private static Solo Follower(Func<CoreOptions, CoreOptions>? configure = null)
    {
        var follower = new Solo(configure: configure);
        follower.Append(1, 0, 0, [1]);
        follower.PersistAll();
        follower.Take();
        return follower;
    }
}
