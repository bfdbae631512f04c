using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Tests.Harness;
using Aurigraph.Units;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests;

public sealed class TimeTests
{
    [Fact]
    public void Time_adds_up_however_it_is_cut()
    {
        var solo = new Solo();
        for (int i = 0; i < 199_999; i++)
            solo.Core.Advance(Duration.FromMicroseconds(1));
        solo.Do();
        Assert.Equal((RaftRole.Follower, Duration.FromMicroseconds(1)), (solo.Core.Role, solo.NextDeadline));
        solo.Advance(solo.NextDeadline);
        Assert.Equal(RaftRole.Candidate, solo.Core.Role);
    }

    [Fact]
    public void Time_does_not_run_backwards()
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => new Solo().Core.Advance(new Duration(-1)));
        Assert.Contains("does not run backwards", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_leader_beats_at_its_interval_and_the_deadline_says_when()
    {
        var solo = new Solo(configure: o => o with { CheckQuorum = false }).Elected();
        solo.Take();
        Assert.Equal(Solo.Heartbeat, solo.NextDeadline);
        solo.Advance(Solo.Heartbeat - new Duration(1));
        Assert.Empty(solo.Take());
        solo.Advance(new Duration(1));
        Assert.Equal([N(2), N(3)], solo.Take<Heartbeat>().Select(h => h.To));
        Assert.Equal(Solo.Heartbeat, solo.NextDeadline);
    }

    [Fact]
    public void Jitter_is_added_to_each_interval()
    {
        var drawn = new Queue<int>([3, 9, 1]);
        var solo = new Solo(configure: o => o with { CheckQuorum = false, HeartbeatJitter = () => Duration.FromMilliseconds(drawn.Dequeue()) }).Elected();
        Assert.Equal(Duration.FromMilliseconds(53), solo.NextDeadline);
        solo.Advance(solo.NextDeadline);
        Assert.Equal(Duration.FromMilliseconds(59), solo.NextDeadline);
    }

    [Fact]
    public void A_leader_that_watches_its_quorum_has_a_deadline_for_that_too()
    {
        var solo = new Solo(configure: o => o with { Heartbeat = Duration.FromMilliseconds(100) }).Elected();
        solo.Advance(Duration.FromMilliseconds(100));
        Assert.Equal(Duration.FromMilliseconds(50), solo.NextDeadline);
    }

    [Fact]
    public void Heartbeats_that_were_missed_are_not_made_up_for()
    {
        var solo = new Solo(configure: o => o with { CheckQuorum = false }).Elected();
        solo.Advance(Solo.Heartbeat * 7);
        Assert.Equal(2, solo.Take<Heartbeat>().Count);
        Assert.Equal(Solo.Heartbeat, solo.NextDeadline);
    }

    [Fact]
    public void A_time_out_below_its_minimum_is_refused()
    {
        var thrown = Assert.Throws<InvariantException>(() => new Solo(configure: o => o with { DrawElectionTimeout = () => new Duration(1) }));
        Assert.Contains("below ElectionTimeoutMin", thrown.Message, StringComparison.Ordinal);
    }
}
