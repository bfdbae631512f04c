using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Tests.Harness;
using Aurigraph.Units;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Paper;

/// <summary>Raft paper, section 5.2.</summary>
public sealed class Section52ElectionTests
{
    [Fact]
    public void A_member_starts_as_follower()
    {
        var solo = new Solo();
        Assert.Equal(RaftRole.Follower, solo.Core.Role);
        Assert.Equal(ElectionTimeout, solo.NextDeadline);
        Assert.Empty(solo.Take());
        Assert.Equal(0, solo.WritesUnderWay);
    }

    [Fact]
    public void A_follower_that_hears_nothing_runs_in_a_new_term_and_votes_for_itself()
    {
        var solo = new Solo(logTerms: [1, 3]);
        solo.Advance(ElectionTimeout - new Duration(1));
        Assert.Equal(RaftRole.Follower, solo.Core.Role);
        solo.Advance(new Duration(1));
        Assert.Equal((RaftRole.Candidate, T(4), N(1)), (solo.Core.Role, solo.Core.Term, solo.Core.VotedFor));
        Assert.Equal([new VoteRequest(N(1), N(2), T(4), I(2), T(3)), new VoteRequest(N(1), N(3), T(4), I(2), T(3))], solo.Take());
        Assert.Equal((T(4), N(1)), (solo.LastWrite.HardState!.Value.Term, solo.LastWrite.HardState.Value.VotedFor));
    }

    [Fact]
    public void A_follower_stays_one_while_it_hears_the_leader()
    {
        var solo = new Solo();
        for (int i = 0; i < 10; i++)
        {
            solo.Advance(ElectionTimeout - new Duration(1));
            solo.Step(new Heartbeat(N(2), N(1), T(1), I(0)));
        }

        Assert.Equal((RaftRole.Follower, T(1), N(2)), (solo.Core.Role, solo.Core.Term, solo.Core.Leader));
        Assert.Equal(ElectionTimeout, solo.NextDeadline);
    }

    [Theory]
    [InlineData(1, QuorumRule.Majority, 0)]
    [InlineData(2, QuorumRule.Majority, 1)]
    [InlineData(3, QuorumRule.Majority, 1)]
    [InlineData(5, QuorumRule.Majority, 2)]
    [InlineData(12, QuorumRule.Majority, 6)]
    [InlineData(4, QuorumRule.Supermajority, 2)]
    [InlineData(7, QuorumRule.Supermajority, 4)]
    [InlineData(12, QuorumRule.Supermajority, 8)]
    public void A_candidate_wins_with_the_votes_of_a_quorum(int voters, QuorumRule rule, int votesOfOthers)
    {
        var solo = new Solo(voters, configure: o => o with { Configuration = new MemberConfiguration(Enumerable.Range(1, voters).Select(N), rule: rule) });
        solo.Advance(ElectionTimeout);
        for (int vote = 0; vote < votesOfOthers; vote++)
            solo.Step(new VoteResponse(N(2 + vote), N(1), T(1), Granted: true));
        Assert.Equal(RaftRole.Candidate, solo.Core.Role);
        solo.Persist();
        Assert.Equal((RaftRole.Leader, N(1)), (solo.Core.Role, solo.Core.Leader));
    }

    [Theory]
    [InlineData(5, QuorumRule.Majority, 1)]
    [InlineData(7, QuorumRule.Supermajority, 3)]
    public void One_vote_less_is_not_enough(int voters, QuorumRule rule, int votesOfOthers)
    {
        var solo = new Solo(voters, configure: o => o with { Configuration = new MemberConfiguration(Enumerable.Range(1, voters).Select(N), rule: rule) });
        solo.Advance(ElectionTimeout);
        solo.Persist();
        for (int vote = 0; vote < votesOfOthers; vote++)
            solo.Step(new VoteResponse(N(2 + vote), N(1), T(1), Granted: true));
        Assert.Equal(RaftRole.Candidate, solo.Core.Role);
    }

    [Fact]
    public void A_candidate_that_cannot_win_any_more_follows()
    {
        var solo = new Solo();
        solo.Advance(ElectionTimeout);
        solo.Step(new VoteResponse(N(2), N(1), T(1), Granted: false));
        Assert.Equal(RaftRole.Candidate, solo.Core.Role);
        solo.Step(new VoteResponse(N(3), N(1), T(1), Granted: false));
        Assert.Equal((RaftRole.Follower, T(1)), (solo.Core.Role, solo.Core.Term));
    }

    [Fact]
    public void A_candidate_that_hears_a_leader_of_its_term_follows_it()
    {
        var solo = new Solo();
        solo.Advance(ElectionTimeout);
        solo.Append(term: 1, previous: 0, previousTerm: 0, terms: [1], from: 3);
        Assert.Equal((RaftRole.Follower, N(3), I(1)), (solo.Core.Role, solo.Core.Leader, solo.Core.LastIndex));
    }

    [Fact]
    public void A_candidate_that_hears_a_leader_of_an_older_term_stays_candidate()
    {
        var solo = new Solo(term: 3);
        solo.Advance(ElectionTimeout);
        solo.Append(term: 3, previous: 0, previousTerm: 0, terms: [3], from: 3);
        Assert.Equal((RaftRole.Candidate, T(4), I(0)), (solo.Core.Role, solo.Core.Term, solo.Core.LastIndex));
    }

    [Fact]
    public void A_candidate_that_times_out_runs_again_in_a_new_term_after_a_newly_drawn_time()
    {
        var drawn = new Queue<int>([200, 300, 170, 260, 290]);
        var solo = new Solo(configure: o => o with { DrawElectionTimeout = () => Duration.FromMilliseconds(drawn.Dequeue()) });
        solo.Advance(Duration.FromMilliseconds(200));
        Assert.Equal(T(1), solo.Core.Term);
        var second = solo.NextDeadline;
        solo.Advance(second - new Duration(1));
        Assert.Equal(T(1), solo.Core.Term);
        solo.Advance(new Duration(1));
        Assert.Equal((RaftRole.Candidate, T(2)), (solo.Core.Role, solo.Core.Term));
        Assert.NotEqual(second, solo.NextDeadline);
    }

    [Fact]
    public void A_member_votes_for_one_candidate_per_term_first_come_first_served()
    {
        var solo = new Solo();
        solo.Step(new VoteRequest(N(2), N(1), T(1), I(0), T(0)));
        solo.Step(new VoteRequest(N(3), N(1), T(1), I(0), T(0)));
        Assert.Equal(new VoteResponse(N(1), N(3), T(1), Granted: false), solo.TakeOne<VoteResponse>());
        solo.Persist();
        Assert.Equal(new VoteResponse(N(1), N(2), T(1), Granted: true), solo.TakeOne<VoteResponse>());
        solo.Step(new VoteRequest(N(3), N(1), T(2), I(0), T(0)));
        solo.Persist();
        Assert.Equal(new VoteResponse(N(1), N(3), T(2), Granted: true), solo.TakeOne<VoteResponse>());
    }

    [Fact]
    public void A_vote_leaves_only_once_it_is_durable_however_often_it_is_asked_for()
    {
        var solo = new Solo();
        var request = new VoteRequest(N(2), N(1), T(1), I(0), T(0));
        solo.Step(request);
        solo.Step(request);
        Assert.Empty(solo.Take());
        solo.Persist();
        Assert.True(solo.TakeOne<VoteResponse>().Granted);
        solo.Step(request);
        Assert.True(solo.TakeOne<VoteResponse>().Granted);
        Assert.Equal(0, solo.WritesUnderWay);
    }

    [Fact]
    public void Only_a_granted_vote_or_a_leader_restarts_the_wait()
    {
        var solo = new Solo(logTerms: [1]);
        var half = ElectionTimeout / 2;
        solo.Advance(half);
        solo.Step(new VoteRequest(N(2), N(1), T(2), I(0), T(0)));
        Assert.Equal((T(2), half), (solo.Core.Term, solo.NextDeadline));
        solo.Persist();
        Assert.Equal(half, solo.NextDeadline);
        solo.Step(new VoteRequest(N(3), N(1), T(2), I(1), T(1)));
        Assert.Equal(ElectionTimeout, solo.NextDeadline);
    }

    [Fact]
    public void A_vote_restarts_the_wait_when_it_is_cast_and_when_it_is_durable_and_when_it_is_asked_for_again()
    {
        var solo = new Solo();
        var request = new VoteRequest(N(2), N(1), T(1), I(0), T(0));
        solo.Advance(ElectionTimeout / 4);
        solo.Step(request);
        Assert.Equal(ElectionTimeout, solo.NextDeadline);
        solo.Advance(ElectionTimeout / 4);
        Assert.Equal(ElectionTimeout * 3 / 4, solo.NextDeadline);
        solo.Persist();
        Assert.Equal(ElectionTimeout, solo.NextDeadline);
        solo.Advance(ElectionTimeout / 4);
        solo.Step(request);
        Assert.Equal(ElectionTimeout, solo.NextDeadline);
    }

    [Fact]
    public void A_candidate_waits_from_when_it_runs_and_anew_from_when_its_own_vote_is_durable()
    {
        var solo = new Solo();
        solo.Advance(ElectionTimeout);
        Assert.Equal(ElectionTimeout, solo.NextDeadline);
        solo.Advance(ElectionTimeout / 4);
        Assert.Equal(ElectionTimeout * 3 / 4, solo.NextDeadline);
        solo.Persist();
        Assert.Equal((RaftRole.Candidate, T(1), ElectionTimeout), (solo.Core.Role, solo.Core.Term, solo.NextDeadline));
    }

    [Fact]
    public void A_voter_that_times_out_before_its_vote_is_durable_runs_in_a_later_term_and_still_gives_its_vote()
    {
        var solo = new Solo();
        solo.Step(new VoteRequest(N(2), N(1), T(1), I(0), T(0)));
        solo.Advance(ElectionTimeout);
        Assert.Equal((RaftRole.Candidate, T(2)), (solo.Core.Role, solo.Core.Term));
        solo.Take();
        solo.Advance(ElectionTimeout / 4);
        solo.Persist();
        Assert.Equal(new VoteResponse(N(1), N(2), T(1), Granted: true), solo.TakeOne<VoteResponse>());
        Assert.Equal(ElectionTimeout * 3 / 4, solo.NextDeadline);
        solo.Persist();
        Assert.Equal((RaftRole.Candidate, ElectionTimeout), (solo.Core.Role, solo.NextDeadline));
    }

    [Fact]
    public void A_vote_that_becomes_durable_after_its_leader_was_heard_moves_nothing()
    {
        var solo = new Solo();
        solo.Step(new VoteRequest(N(2), N(1), T(1), I(0), T(0)));
        solo.Step(new Heartbeat(N(2), N(1), T(1), I(0)));
        solo.Advance(ElectionTimeout / 4);
        solo.Persist();
        Assert.Equal(ElectionTimeout * 3 / 4, solo.NextDeadline);
    }

    [Fact]
    public void A_candidate_that_learns_of_a_later_term_keeps_the_wait_it_began()
    {
        var solo = new Solo(logTerms: [1]);
        solo.Advance(ElectionTimeout);
        solo.Persist();
        solo.Advance(ElectionTimeout / 4);
        solo.Step(new VoteRequest(N(2), N(1), T(3), I(0), T(0)));
        Assert.Equal((RaftRole.Follower, T(3), ElectionTimeout * 3 / 4), (solo.Core.Role, solo.Core.Term, solo.NextDeadline));
    }

    [Fact]
    public void A_new_leader_announces_itself_at_once()
    {
        var solo = new Solo(logTerms: [1, 1]);
        solo.Advance(ElectionTimeout);
        solo.Persist();
        solo.Take();
        solo.Step(new VoteResponse(N(2), N(1), T(2), Granted: true));
        var appends = solo.Take<AppendRequest>();
        Assert.Equal([N(2), N(3)], appends.Select(a => a.To));
        Assert.All(appends, a => Assert.Equal((T(2), I(2), T(1), I(3)), (a.Term, a.PreviousIndex, a.PreviousTerm, a.Entries.Last.Index)));
        Assert.Null(appends[0].Entries.Last.Payload);
    }

    [Fact]
    public void A_single_voter_elects_itself_and_commits_once_its_own_write_is_durable()
    {
        var solo = new Solo(voters: 1, configure: o => o with { PreVote = true });
        solo.Advance(ElectionTimeout);
        Assert.Equal(RaftRole.Candidate, solo.Core.Role);
        solo.Persist();
        Assert.Equal(RaftRole.Leader, solo.Core.Role);
        solo.Propose(7);
        Assert.Equal(I(0), solo.Core.CommitIndex);
        solo.PersistAll();
        Assert.Equal(I(2), solo.Core.CommitIndex);
        Assert.Equal([null, 7], solo.Committed.Select(e => (e.Payload as TestPayload)?.Number));
        solo.Advance(ElectionTimeout * 5);
        Assert.Equal(RaftRole.Leader, solo.Core.Role);
        Assert.Empty(solo.Take());
    }
}
