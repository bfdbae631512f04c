using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Replication;
using Aurigraph.Consensus.Tests.Harness;
using Aurigraph.Units;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Paper;

/// <summary>Ongaro's thesis: pre-vote (9.6), leaders without a quorum (6.2), disruptive members (4.2.3), learners (4.2.1).</summary>
public sealed class ThesisTests
{
    private static readonly Duration Sticky = Duration.FromMilliseconds(150);

    [Fact]
    public void A_pre_candidate_asks_for_the_next_term_and_stays_in_its_own()
    {
        var solo = WithPreVote(logTerms: [1, 2]);
        solo.Advance(ElectionTimeout);
        Assert.Equal((RaftRole.PreCandidate, T(2)), (solo.Core.Role, solo.Core.Term));
        Assert.Equal([new PreVoteRequest(N(1), N(2), T(3), I(2), T(2)), new PreVoteRequest(N(1), N(3), T(3), I(2), T(2))], solo.Take());
        Assert.Equal(0, solo.WritesUnderWay);
    }

    [Fact]
    public void A_pre_candidate_that_would_win_runs()
    {
        var solo = WithPreVote();
        solo.Advance(ElectionTimeout);
        solo.Take();
        solo.Step(new PreVoteResponse(N(2), N(1), T(1), Granted: true));
        Assert.Equal((RaftRole.Candidate, T(1)), (solo.Core.Role, solo.Core.Term));
        Assert.Equal(2, solo.Take<VoteRequest>().Count);
    }

    [Fact]
    public void A_pre_candidate_that_would_lose_waits()
    {
        var solo = WithPreVote();
        solo.Advance(ElectionTimeout);
        solo.Step(new PreVoteResponse(N(2), N(1), T(0), Granted: false));
        solo.Step(new PreVoteResponse(N(3), N(1), T(0), Granted: false));
        Assert.Equal((RaftRole.Follower, T(0)), (solo.Core.Role, solo.Core.Term));
    }

    [Fact]
    public void A_pre_candidate_that_is_told_a_higher_term_adopts_it()
    {
        var solo = WithPreVote();
        solo.Advance(ElectionTimeout);
        solo.Step(new PreVoteResponse(N(2), N(1), T(7), Granted: false));
        Assert.Equal((RaftRole.Follower, T(7)), (solo.Core.Role, solo.Core.Term));
    }

    [Fact]
    public void A_granted_pre_vote_binds_nobody()
    {
        var solo = WithPreVote();
        solo.Step(new PreVoteRequest(N(2), N(1), T(5), I(0), T(0)));
        solo.Step(new PreVoteRequest(N(3), N(1), T(5), I(0), T(0)));
        Assert.Equal([(N(2), T(5), true), (N(3), T(5), true)], solo.Take<PreVoteResponse>().Select(r => (r.To, r.Term, r.Granted)));
        Assert.Equal((T(0), NodeId.None, 0), (solo.Core.Term, solo.Core.VotedFor, solo.WritesUnderWay));
    }

    [Fact]
    public void A_pre_vote_is_refused_to_a_log_that_is_behind()
    {
        var solo = WithPreVote(logTerms: [1, 2]);
        solo.Step(new PreVoteRequest(N(2), N(1), T(3), I(5), T(1)));
        Assert.False(solo.TakeOne<PreVoteResponse>().Granted);
    }

    [Fact]
    public void A_pre_vote_is_disregarded_while_a_leader_is_heard()
    {
        var solo = WithPreVote();
        solo.Step(new Heartbeat(N(2), N(1), T(1), I(0)));
        solo.PersistAll();
        solo.Take();
        solo.Advance(Sticky - new Duration(1));
        solo.Step(new PreVoteRequest(N(3), N(1), T(2), I(0), T(0)));
        Assert.Empty(solo.Take());
        solo.Advance(new Duration(1));
        solo.Step(new PreVoteRequest(N(3), N(1), T(2), I(0), T(0)));
        Assert.True(solo.TakeOne<PreVoteResponse>().Granted);
    }

    [Fact]
    public void A_pre_candidate_that_grants_its_vote_stops_asking()
    {
        var solo = WithPreVote(term: 1);
        solo.Advance(ElectionTimeout);
        solo.Step(new VoteRequest(N(2), N(1), T(1), I(0), T(0)));
        Assert.Equal((RaftRole.Follower, N(2)), (solo.Core.Role, solo.Core.VotedFor));
        solo.Step(new PreVoteResponse(N(3), N(1), T(2), Granted: true));
        Assert.Equal(T(1), solo.Core.Term);
    }

    [Fact]
    public void A_late_pre_vote_for_an_earlier_term_does_not_count()
    {
        var solo = WithPreVote(term: 3);
        solo.Advance(ElectionTimeout);
        solo.Step(new PreVoteResponse(N(2), N(1), T(3), Granted: true));
        Assert.Equal(RaftRole.PreCandidate, solo.Core.Role);
    }

    [Fact]
    public void A_member_that_was_cut_off_comes_back_without_disturbing_the_leader()
    {
        var cluster = new Cluster(voters: 3);
        cluster.Elect(1);
        var term = cluster[1].Term;
        cluster.Isolate(3);
        cluster.Live(Duration.FromSeconds(3));
        Assert.Equal((RaftRole.PreCandidate, term), (cluster[3].Role, cluster[3].Term));
        cluster.Heal();
        cluster.Live(Duration.FromMilliseconds(100));
        Assert.Equal((RaftRole.Leader, term), (cluster[1].Role, cluster[1].Term));
        Assert.Equal(N(1), cluster[3].Leader);
    }

    [Fact]
    public void A_member_with_a_higher_term_than_the_leader_is_taken_back_in()
    {
        var cluster = new Cluster(voters: 3, configure: o => o with { PreVote = false });
        cluster.Elect(1);
        var term = cluster[1].Term;
        cluster.Isolate(3);
        cluster.Live(Duration.FromSeconds(3));
        Assert.True(cluster[3].Term > term);
        Assert.Equal((RaftRole.Leader, term), (cluster[1].Role, cluster[1].Term));
        cluster.Heal();
        cluster.Live(Duration.FromSeconds(1));
        Assert.NotNull(cluster.Leader);
        Assert.All(cluster.Machines, m => Assert.Equal((cluster.Leader.Id, cluster.Leader.Core.Term), (m.Core.Leader, m.Core.Term)));
    }

    [Fact]
    public void A_leader_that_hears_no_quorum_within_an_election_time_out_steps_down()
    {
        var solo = new Solo(voters: 5).Elected(voters: 5);
        var term = solo.Core.Term;
        solo.Advance(Sticky);
        Assert.Equal((RaftRole.Follower, term), (solo.Core.Role, solo.Core.Term));
        Assert.True(solo.Core.Leader.IsNone);
    }

    [Fact]
    public void A_leader_that_hears_a_quorum_stays()
    {
        var solo = new Solo(voters: 5).Elected(voters: 5);
        for (int i = 0; i < 10; i++)
        {
            solo.Step(new HeartbeatResponse(N(2), N(1), solo.Core.Term));
            solo.Step(new HeartbeatResponse(N(4), N(1), solo.Core.Term));
            solo.Advance(Sticky);
            Assert.Equal(RaftRole.Leader, solo.Core.Role);
        }
    }

    [Fact]
    public void Learners_do_not_keep_a_leader_in_office()
    {
        var solo = new Solo(configure: o => o with { Configuration = new MemberConfiguration([N(1), N(2), N(3)], [N(4), N(5)]) }).Elected();
        solo.Step(new HeartbeatResponse(N(4), N(1), solo.Core.Term));
        solo.Step(new HeartbeatResponse(N(5), N(1), solo.Core.Term));
        solo.Advance(Sticky);
        Assert.Equal(RaftRole.Follower, solo.Core.Role);
    }

    [Fact]
    public void Without_the_check_a_leader_stays_however_long_it_hears_nothing()
    {
        var solo = new Solo(configure: o => o with { CheckQuorum = false }).Elected();
        solo.Advance(Sticky * 100);
        Assert.Equal(RaftRole.Leader, solo.Core.Role);
    }

    [Fact]
    public void A_member_that_hears_its_leader_disregards_candidates_and_their_term()
    {
        var solo = new Solo();
        solo.Step(new Heartbeat(N(2), N(1), T(1), I(0)));
        solo.PersistAll();
        solo.Take();
        var request = new VoteRequest(N(3), N(1), T(9), I(9), T(8));
        solo.Step(request);
        Assert.Equal(T(1), solo.Core.Term);
        Assert.Empty(solo.Take());
        solo.Advance(Sticky);
        solo.Step(request);
        solo.PersistAll();
        Assert.True(solo.TakeOne<VoteResponse>().Granted);
    }

    [Fact]
    public void A_leader_disregards_candidates()
    {
        var solo = new Solo().Elected();
        solo.Step(new VoteRequest(N(3), N(1), T(9), I(9), T(8)));
        Assert.Equal((RaftRole.Leader, T(1)), (solo.Core.Role, solo.Core.Term));
    }

    [Fact]
    public void Without_the_check_a_candidate_of_a_higher_term_is_heard_at_once()
    {
        var solo = new Solo(configure: o => o with { CheckQuorum = false });
        solo.Step(new Heartbeat(N(2), N(1), T(1), I(0)));
        solo.Step(new VoteRequest(N(3), N(1), T(9), I(9), T(8)));
        solo.PersistAll();
        Assert.True(solo.TakeOne<VoteResponse>().Granted);
    }

    [Fact]
    public void Learners_receive_the_log_and_neither_run_nor_count()
    {
        var cluster = new Cluster(voters: 3, learners: 1);
        cluster.Elect(1);
        cluster.Propose(1, new TestPayload(1));
        cluster.Settle();
        Assert.Equal([1], cluster.Machine(4).AppliedNumbers);
        Assert.True(cluster[1].ProgressOf(N(4))!.Value is { IsLearner: true, State: ProgressState.Replicate });

        cluster.Isolate(1, 4);
        cluster.Propose(1, new TestPayload(2));
        cluster.Settle();
        Assert.Equal(I(3), cluster[1].ProgressOf(N(4))!.Value.Match);
        Assert.Equal(I(2), cluster[1].CommitIndex);
        cluster.Advance(4, Duration.FromSeconds(1));
        Assert.Equal(RaftRole.Follower, cluster[4].Role);
    }

    [Fact]
    public void A_learner_gives_its_vote_because_it_may_not_know_yet_that_it_is_a_voter()
    {
        var solo = new Solo(asLearner: true);
        solo.Step(new VoteRequest(N(2), N(1), T(1), I(0), T(0)));
        solo.PersistAll();
        Assert.True(solo.TakeOne<VoteResponse>().Granted);
    }

    private static Solo WithPreVote(long[]? logTerms = null, long? term = null) =>
        new(logTerms: logTerms, term: term, configure: o => o with { PreVote = true });
}
