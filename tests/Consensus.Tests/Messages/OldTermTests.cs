using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Consensus.Tests.Harness;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Messages;

/// <summary>Messages of a term that is over (Raft paper, section 5.1 and figure 2).</summary>
public sealed class OldTermTests
{
    public static TheoryData<RaftMessage> LeadersMessages =>
    [
        new AppendRequest(N(2), N(1), T(1), I(1), T(1), default, I(1)),
        new Heartbeat(N(2), N(1), T(1), I(1)),
        new SnapshotRequest(N(2), N(1), T(1), new SnapshotMark(I(5), T(1), new MemberConfiguration([N(1), N(2)]))),
    ];

    [Theory]
    [MemberData(nameof(LeadersMessages))]
    public void A_leader_of_an_old_term_is_told_the_new_one_and_promised_nothing(RaftMessage message)
    {
        var solo = new Solo(logTerms: [1], term: 3);
        solo.Step(message);
        var answer = solo.TakeOne<AppendResponse>();
        Assert.Equal((T(3), I(0)), (answer.Term, answer.Index));
        Assert.Equal((I(1), true), (solo.Core.LastIndex, solo.Core.Leader.IsNone));
    }

    [Theory]
    [MemberData(nameof(LeadersMessages))]
    public void Where_old_terms_are_not_answered_it_is_told_nothing(RaftMessage message)
    {
        var solo = new Solo(logTerms: [1], term: 3, configure: o => o with { AnswerOldTerms = false });
        solo.Step(message);
        Assert.Empty(solo.Take());
    }

    [Fact]
    public void A_candidate_of_an_old_term_is_refused_and_told_in_any_case()
    {
        var solo = new Solo(logTerms: [1], term: 3, configure: o => o with { AnswerOldTerms = false });
        solo.Step(new VoteRequest(N(2), N(1), T(2), I(9), T(2)));
        var answer = solo.TakeOne<VoteResponse>();
        Assert.Equal((T(3), false), (answer.Term, answer.Granted));
    }

    [Fact]
    public void A_refused_vote_tells_what_is_committed_and_the_candidate_learns_it()
    {
        var voter = new Solo(logTerms: [1, 1, 1], commit: 2);
        voter.Step(new VoteRequest(N(2), N(1), T(2), I(2), T(1)));
        voter.PersistAll();
        var refusal = voter.TakeOne<VoteResponse>();
        Assert.Equal((false, I(2), T(1)), (refusal.Granted, refusal.CommitIndex, refusal.CommitTerm));

        var candidate = new Solo(logTerms: [1, 1]);
        candidate.Advance(ElectionTimeout);
        candidate.Step(new VoteResponse(N(2), N(1), T(2), Granted: false, I(2), T(1)));
        Assert.Equal((I(2), RaftRole.Candidate), (candidate.Core.CommitIndex, candidate.Core.Role));
        candidate.Step(new VoteResponse(N(3), N(1), T(2), Granted: false, I(9), T(1)));
        Assert.Equal(I(2), candidate.Core.CommitIndex);
    }
}
