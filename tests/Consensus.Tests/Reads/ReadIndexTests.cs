using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Reads;
using Aurigraph.Consensus.Tests.Harness;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Reads;

/// <summary>Thesis, section 6.4.</summary>
public sealed class ReadIndexTests
{
    [Fact]
    public void A_leader_answers_once_a_quorum_gave_a_sign_of_life_that_was_asked_for_after_the_read()
    {
        var leader = Leader();
        Assert.Equal(ReadOutcome.Accepted, leader.Read(7));
        long round = Round(leader);
        Assert.Empty(leader.Reads);
        leader.Step(new HeartbeatResponse(N(2), N(1), leader.Core.Term, round));
        Assert.Equal([new ReadResult(7, I(1))], leader.Reads);
        leader.Step(new HeartbeatResponse(N(3), N(1), leader.Core.Term, round));
        Assert.Single(leader.Reads);
    }

    [Fact]
    public void A_sign_of_life_asked_for_before_the_read_does_not_count()
    {
        var leader = Leader();
        leader.Advance(Solo.Heartbeat);
        leader.Read(7);
        var asked = leader.Take<Heartbeat>();
        Assert.Equal(asked[0].Round + 1, asked[^1].Round);
        leader.Step(new HeartbeatResponse(N(2), N(1), leader.Core.Term, asked[0].Round));
        leader.Step(new HeartbeatResponse(N(3), N(1), leader.Core.Term, asked[0].Round));
        Assert.Empty(leader.Reads);
        leader.Step(new HeartbeatResponse(N(3), N(1), leader.Core.Term, asked[^1].Round));
        Assert.Single(leader.Reads);
    }

    [Fact]
    public void The_index_is_that_of_when_the_read_was_asked_for()
    {
        var leader = Leader();
        leader.Read(7);
        long round = Round(leader);
        leader.Propose(1);
        leader.PersistAll();
        leader.Confirm(2, 2);
        leader.Step(new HeartbeatResponse(N(2), N(1), leader.Core.Term, round));
        Assert.Equal((I(2), new ReadResult(7, I(1))), (leader.Core.CommitIndex, Assert.Single(leader.Reads)));
    }

    [Fact]
    public void A_leader_that_has_committed_nothing_in_its_term_lets_reads_wait()
    {
        var leader = new Solo(logTerms: [1, 1], commit: 1, configure: o => o with { CheckQuorum = false }).Elected();
        leader.Take();
        Assert.Equal(ReadOutcome.Accepted, leader.Read(7));
        Assert.Empty(leader.Take<Heartbeat>());
        leader.Confirm(2, 3);
        leader.Step(new HeartbeatResponse(N(2), N(1), leader.Core.Term, Round(leader)));
        Assert.Equal([new ReadResult(7, I(3))], leader.Reads);
    }

    [Fact]
    public void Reads_asked_for_together_share_a_round()
    {
        var leader = Leader();
        leader.Do(core => core.Read(1), core => core.Read(2), core => core.Read(3));
        Assert.Equal(2, leader.Take<Heartbeat>().Count);
        leader.Read(4);
        leader.Step(new HeartbeatResponse(N(2), N(1), leader.Core.Term, Round(leader)));
        Assert.Equal([1, 2, 3, 4], leader.Reads.Select(r => r.Read));
    }

    [Fact]
    public void A_leader_that_is_deposed_answers_nothing_any_more()
    {
        var leader = Leader();
        leader.Read(7);
        long round = Round(leader);
        var term = leader.Core.Term;
        leader.Append(term.Value + 1, 1, term.Value, [term.Value + 1]);
        leader.Step(new HeartbeatResponse(N(2), N(1), term, round));
        leader.Step(new HeartbeatResponse(N(3), N(1), leader.Core.Term, round));
        leader.PersistAll();
        Assert.Equal(RaftRole.Follower, leader.Core.Role);
        Assert.Empty(leader.Reads);
    }

    [Fact]
    public void Learners_do_not_vouch_for_a_leader()
    {
        var leader = new Solo(configure: o => o with { CheckQuorum = false, Configuration = new MemberConfiguration([N(1), N(2)], [N(3)]) }).Elected(voters: 2);
        leader.Confirm(2, 1);
        leader.Take();
        leader.Read(7);
        long round = Round(leader);
        leader.Step(new HeartbeatResponse(N(3), N(1), leader.Core.Term, round));
        Assert.Empty(leader.Reads);
        leader.Step(new HeartbeatResponse(N(2), N(1), leader.Core.Term, round));
        Assert.Single(leader.Reads);
    }

    [Fact]
    public void In_a_joint_configuration_a_quorum_of_both_halves_vouches()
    {
        var leader = Leader(o => o with { PromotionLag = null });
        leader.Change(new ConfigurationChange([new MemberChange(MemberChangeKind.AddVoter, N(4)), new MemberChange(MemberChangeKind.Remove, N(3))], ChangeTransition.Explicit));
        leader.PersistAll();
        leader.Confirm(2, 2);
        leader.ApplyAll();
        leader.Change(new ConfigurationChange([new MemberChange(MemberChangeKind.Remove, N(2))]));
        leader.Take();
        leader.Read(7);
        long round = Round(leader);
        leader.Step(new HeartbeatResponse(N(3), N(1), leader.Core.Term, round));
        Assert.Empty(leader.Reads);
        leader.Step(new HeartbeatResponse(N(4), N(1), leader.Core.Term, round));
        Assert.Single(leader.Reads);
    }

    [Fact]
    public void A_single_voter_vouches_for_itself()
    {
        var leader = new Solo(voters: 1).Elected(voters: 1);
        Assert.Equal(ReadOutcome.Accepted, leader.Read(7));
        Assert.Equal([new ReadResult(7, I(1))], leader.Reads);
    }

    [Fact]
    public void No_more_reads_wait_than_allowed()
    {
        var leader = Leader(o => o with { MaxPendingReads = 2 });
        Assert.Equal([ReadOutcome.Accepted, ReadOutcome.Accepted, ReadOutcome.TooManyReads], new[] { leader.Read(1), leader.Read(2), leader.Read(3) });
        leader.Step(new HeartbeatResponse(N(2), N(1), leader.Core.Term, Round(leader)));
        Assert.Equal([1, 2], leader.Reads.Select(r => r.Read));
        Assert.Equal(ReadOutcome.Accepted, leader.Read(3));
    }

    [Fact]
    public void A_follower_asks_its_leader_and_takes_only_its_answer()
    {
        var follower = Follower();
        Assert.Equal(ReadOutcome.Accepted, follower.Read(7));
        Assert.Equal((N(2), 7), (follower.Take<ReadIndexRequest>().Select(r => (r.To, r.Read)).Single()));
        follower.Step(new ReadIndexResponse(N(3), N(1), T(1), 7, I(9)));
        Assert.Empty(follower.Reads);
        follower.Step(new ReadIndexResponse(N(2), N(1), T(1), 7, I(1)));
        Assert.Equal([new ReadResult(7, I(1))], follower.Reads);
    }

    [Fact]
    public void A_leader_answers_a_followers_read_like_its_own()
    {
        var leader = Leader();
        leader.Step(new ReadIndexRequest(N(3), N(1), leader.Core.Term, 7));
        var sent = leader.Take();
        Assert.Empty(sent.OfType<ReadIndexResponse>());
        leader.Step(new HeartbeatResponse(N(2), N(1), leader.Core.Term, sent.OfType<Heartbeat>().First().Round));
        var answer = leader.TakeOne<ReadIndexResponse>();
        Assert.Equal((N(3), 7, I(1)), (answer.To, answer.Read, answer.Index));
        Assert.Empty(leader.Reads);
    }

    [Fact]
    public void A_follower_that_is_asked_gives_no_index()
    {
        var follower = Follower();
        follower.Step(new ReadIndexRequest(N(3), N(1), T(1), 7));
        Assert.Empty(follower.Take());
    }

    [Fact]
    public void Who_knows_no_leader_says_so() => Assert.Equal(ReadOutcome.NoLeader, new Solo().Read(7));

    private static long Round(Solo leader) => leader.Take<Heartbeat>()[^1].Round;

    private static Solo Leader(Func<CoreOptions, CoreOptions>? configure = null)
    {
        var leader = new Solo(configure: o => (configure?.Invoke(o) ?? o) with { CheckQuorum = false }).Elected();
        leader.Confirm(2, 1);
        leader.ApplyAll();
        leader.Take();
        return leader;
    }

    private static Solo Follower()
    {
        var follower = new Solo();
        follower.Append(1, 0, 0, [1]);
        follower.PersistAll();
        follower.Take();
        return follower;
    }
}
