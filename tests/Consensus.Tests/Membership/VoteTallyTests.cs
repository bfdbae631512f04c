using Aurigraph.Consensus.Membership;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Membership;

public sealed class VoteTallyTests
{
    private readonly VoteTally _tally = new(new MemberConfiguration([N(1), N(2), N(3)], [N(4)]));

    [Fact]
    public void A_repeated_vote_counts_once()
    {
        _tally.Record(N(1), granted: true);
        _tally.Record(N(1), granted: true);
        Assert.Equal(VoteOutcome.Pending, _tally.Outcome);
        _tally.Record(N(2), granted: true);
        Assert.Equal(VoteOutcome.Won, _tally.Outcome);
    }

    [Fact]
    public void The_first_word_of_a_voter_stands()
    {
        _tally.Record(N(1), granted: false);
        _tally.Record(N(1), granted: true);
        Assert.False(_tally.HasGranted(N(1)));
        _tally.Record(N(2), granted: false);
        Assert.Equal(VoteOutcome.Lost, _tally.Outcome);
    }

    [Fact]
    public void Votes_of_learners_and_strangers_do_not_count()
    {
        _tally.Record(N(1), granted: true);
        _tally.Record(N(4), granted: true);
        _tally.Record(N(5), granted: true);
        Assert.Equal(VoteOutcome.Pending, _tally.Outcome);
    }

    [Fact]
    public void A_new_election_starts_from_nothing()
    {
        _tally.Record(N(1), granted: true);
        _tally.Record(N(2), granted: true);
        _tally.Clear();
        Assert.Equal(VoteOutcome.Pending, _tally.Outcome);
        Assert.False(_tally.HasGranted(N(1)));
    }

    [Fact]
    public void An_election_in_a_joint_configuration_needs_both_halves()
    {
        var tally = new VoteTally(MemberConfiguration.Of([N(1), N(2)], [N(3)], [], [], autoLeave: false));
        tally.Record(N(1), granted: true);
        tally.Record(N(2), granted: true);
        Assert.Equal(VoteOutcome.Pending, tally.Outcome);
        tally.Record(N(3), granted: true);
        Assert.Equal(VoteOutcome.Won, tally.Outcome);
    }

    [Fact]
    public void Votes_of_those_who_stay_count_after_a_change_of_members()
    {
        _tally.Record(N(1), granted: true);
        _tally.Record(N(2), granted: true);
        _tally.Reconfigure(new MemberConfiguration([N(2), N(3), N(4)]));
        Assert.Equal(VoteOutcome.Pending, _tally.Outcome);
        Assert.False(_tally.HasGranted(N(1)));
        _tally.Record(N(4), granted: true);
        Assert.Equal(VoteOutcome.Won, _tally.Outcome);
    }
}
