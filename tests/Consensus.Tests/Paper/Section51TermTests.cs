using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Tests.Harness;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Paper;

/// <summary>Raft paper, section 5.1 and the rules for all servers of figure 2.</summary>
public sealed class Section51TermTests
{
    [Fact]
    public void A_candidate_that_sees_a_higher_term_adopts_it_and_follows()
    {
        var solo = new Solo(logTerms: [1]);
        solo.Advance(ElectionTimeout);
        Assert.Equal((RaftRole.Candidate, T(2)), (solo.Core.Role, solo.Core.Term));
        solo.Step(new VoteRequest(N(2), N(1), T(5), I(0), T(0)));
        Assert.Equal((RaftRole.Follower, T(5)), (solo.Core.Role, solo.Core.Term));
        Assert.Equal(T(5), solo.LastWrite.HardState!.Value.Term);
    }

    [Fact]
    public void A_leader_that_sees_a_higher_term_steps_down()
    {
        var solo = new Solo().Elected();
        solo.Step(new HeartbeatResponse(N(2), N(1), T(9)));
        Assert.Equal((RaftRole.Follower, T(9)), (solo.Core.Role, solo.Core.Term));
        Assert.True(solo.Core.Leader.IsNone);
    }

    [Fact]
    public void A_request_of_an_old_term_is_refused_and_told_the_current_one()
    {
        var solo = new Solo(term: 5);
        solo.Step(new VoteRequest(N(2), N(1), T(4), I(9), T(4)));
        Assert.Equal(new VoteResponse(N(1), N(2), T(5), Granted: false), solo.TakeOne<VoteResponse>());
        solo.Append(term: 4, previous: 0, previousTerm: 0, terms: [4]);
        Assert.Equal(AppendResponse.Matched(N(1), N(2), T(5), I(0)), solo.TakeOne<AppendResponse>());
        solo.Step(new Heartbeat(N(2), N(1), T(4), I(0)));
        Assert.Equal(T(5), solo.TakeOne<AppendResponse>().Term);
        solo.Step(new PreVoteRequest(N(2), N(1), T(4), I(9), T(4)));
        Assert.Equal(new PreVoteResponse(N(1), N(2), T(5), Granted: false), solo.TakeOne<PreVoteResponse>());
        Assert.Equal(I(0), solo.Core.LastIndex);
        Assert.True(solo.Core.Leader.IsNone);
    }

    [Fact]
    public void An_answer_of_an_old_term_is_dropped()
    {
        var solo = new Solo();
        solo.Advance(ElectionTimeout);
        solo.Advance(ElectionTimeout);
        solo.PersistAll();
        solo.Take();
        solo.Step(new VoteResponse(N(2), N(1), T(1), Granted: true));
        Assert.Equal(RaftRole.Candidate, solo.Core.Role);
        Assert.Empty(solo.Take());
        solo.Step(new VoteResponse(N(2), N(1), T(2), Granted: true));
        Assert.Equal(RaftRole.Leader, solo.Core.Role);
    }

    [Fact]
    public void Term_and_vote_are_not_forgotten_on_restart()
    {
        var cluster = new Cluster(voters: 3);
        cluster.Elect(1);
        var term = cluster[3].Term;
        Assert.Equal(N(1), cluster[3].VotedFor);
        cluster.Crash(3);
        cluster.Restart(3);
        Assert.Equal((term, N(1)), (cluster[3].Term, cluster[3].VotedFor));
        var sent = new List<RaftMessage>();
        cluster.OnSent = sent.Add;
        cluster.Step(new VoteRequest(N(2), N(3), term, I(99), term));
        Assert.Equal((term, false), (Assert.IsType<VoteResponse>(Assert.Single(sent)).Term, ((VoteResponse)sent[0]).Granted));
    }

    [Fact]
    public void A_second_leader_of_a_term_is_not_believed()
    {
        var solo = new Solo();
        solo.Append(term: 1, previous: 0, previousTerm: 0, terms: [1], from: 2);
        solo.Append(term: 1, previous: 0, previousTerm: 0, terms: [1, 1], from: 3);
        Assert.Equal((N(2), I(1), 1L), (solo.Core.Leader, solo.Core.LastIndex, solo.Core.IgnoredMessages));
        solo.Step(new AppendRequest(N(3), N(1), T(2), I(1), T(1), EntrySlice.Empty, I(0)));
        Assert.Equal(N(3), solo.Core.Leader);
    }
}
