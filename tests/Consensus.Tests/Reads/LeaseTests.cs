using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Tests.Harness;
using Aurigraph.Units;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Reads;

/// <summary>Thesis, section 6.4.1. Election time-outs last 150 ms at least and clocks differ by a tenth, so a lease lasts 150 x 0.9 / 1.1 = 122.7 ms.</summary>
public sealed class LeaseTests
{
    private static readonly Duration Held = Duration.FromMilliseconds(122);

    [Fact]
    public void A_lease_lasts_from_when_an_answered_round_was_sent_for_less_than_a_voter_is_bound()
    {
        var leader = Leader(answeredAfter: Duration.FromMilliseconds(30));
        leader.Advance(Held - Duration.FromMilliseconds(30));
        leader.Take();
        leader.Read(1);
        Assert.Equal([1], leader.Reads.Select(r => r.Read));
        Assert.Empty(leader.Take());
        leader.Advance(Duration.FromMilliseconds(1));
        leader.Take();
        leader.Read(2);
        Assert.Equal([1], leader.Reads.Select(r => r.Read));
        Assert.Equal(2, leader.Take<Heartbeat>().Count);
    }

    [Fact]
    public void A_round_that_is_answered_when_its_lease_would_be_over_gives_none()
    {
        var leader = Leader(answeredAfter: Duration.FromMilliseconds(123));
        leader.Read(1);
        Assert.Empty(leader.Reads);
    }

    [Fact]
    public void One_answer_of_two_followers_is_enough_and_none_is_not()
    {
        var leader = new Solo(configure: WithLeases).Elected();
        leader.Confirm(2, 1);
        leader.Advance(Solo.Heartbeat);
        leader.Take();
        leader.Read(1);
        Assert.Empty(leader.Reads);
        leader.Step(new HeartbeatResponse(N(3), N(1), leader.Core.Term, leader.Take<Heartbeat>()[^1].Round));
        leader.Read(2);
        Assert.Equal([1, 2], leader.Reads.Select(r => r.Read));
    }

    [Fact]
    public void A_transfer_ends_the_lease_for_the_rest_of_the_term()
    {
        var leader = Leader(answeredAfter: Duration.Zero);
        leader.Transfer(2);
        leader.Read(1);
        Assert.Empty(leader.Reads);
        leader.Step(new HeartbeatResponse(N(2), N(1), leader.Core.Term, leader.Take<Heartbeat>()[^1].Round));
        Assert.Equal([1], leader.Reads.Select(r => r.Read));
        leader.Read(2);
        Assert.Equal([1], leader.Reads.Select(r => r.Read));
    }

    [Fact]
    public void A_transfer_that_only_brings_the_next_leader_up_to_date_keeps_the_lease()
    {
        var leader = Leader(answeredAfter: Duration.Zero);
        leader.Transfer(3);
        leader.Read(1);
        Assert.Equal([1], leader.Reads.Select(r => r.Read));
    }

    [Fact]
    public void A_leader_of_a_new_term_holds_no_lease_of_an_old_one()
    {
        var leader = Leader(answeredAfter: Duration.Zero);
        leader.Step(new AppendResponse(N(2), N(1), leader.Core.Term.Next, Success: true, I(0), I(0), T(0)));
        leader.Elected();
        leader.Confirm(2, 2);
        leader.Read(1);
        Assert.Empty(leader.Reads);
    }

    [Fact]
    public void Who_restarts_may_have_heard_a_leader_and_disregards_candidates_for_an_election_time_out()
    {
        var voter = new Solo(logTerms: [1], term: 3, configure: WithLeases);
        voter.Advance(Duration.FromMilliseconds(149));
        voter.Step(new VoteRequest(N(2), N(1), T(4), I(1), T(1)));
        Assert.Equal(T(3), voter.Core.Term);
        voter.Advance(Duration.FromMilliseconds(1));
        voter.Step(new VoteRequest(N(2), N(1), T(5), I(1), T(1)));
        voter.PersistAll();
        Assert.True(voter.TakeOne<VoteResponse>().Granted);
    }

    [Fact]
    public void Who_never_was_in_a_term_heard_nobody_and_is_free_at_once()
    {
        var voter = new Solo(configure: WithLeases);
        voter.Step(new VoteRequest(N(2), N(1), T(1), I(0), T(0)));
        voter.PersistAll();
        Assert.True(voter.TakeOne<VoteResponse>().Granted);
    }

    [Fact]
    public void A_follower_forgets_its_leader_when_told_unless_a_lease_counts_on_it()
    {
        Assert.True(Forgets(o => o));
        Assert.False(Forgets(WithLeases));

        static bool Forgets(Func<CoreOptions, CoreOptions> configure)
        {
            var follower = new Solo(configure: configure);
            follower.Append(1, 0, 0, [1]);
            bool forgets = false;
            follower.Do(core => forgets = core.ForgetLeader());
            Assert.Equal(forgets, follower.Core.Leader.IsNone);
            follower.Append(1, 1, 1, []);
            Assert.Equal(N(2), follower.Core.Leader);
            return forgets;
        }
    }

    private static CoreOptions WithLeases(CoreOptions options) => options with { LeaseReads = true, ClockDrift = 0.1 };

    /// <summary>A leader whose last answered round was sent so long ago.</summary>
    private static Solo Leader(Duration answeredAfter)
    {
        var leader = new Solo(configure: WithLeases).Elected();
        leader.Confirm(2, 1);
        leader.ApplyAll();
        leader.Take();
        leader.Advance(Solo.Heartbeat);
        long round = leader.Take<Heartbeat>()[0].Round;
        leader.Advance(answeredAfter);
        leader.Step(new HeartbeatResponse(N(2), N(1), leader.Core.Term, round));
        leader.Take();
        return leader;
    }
}
