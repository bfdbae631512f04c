using Aurigraph.Consensus.Replication;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Replication;

public sealed class ProgressTests
{
    private readonly Progress _progress = new(N(2), isLearner: false, new InflightWindow(3, 1000));

    public ProgressTests() => _progress.Reset(I(11));

    [Fact]
    public void A_new_leader_probes_one_append_at_a_time()
    {
        Assert.Equal(ProgressState.Probe, _progress.State);
        Assert.False(_progress.IsPaused);
        _progress.Sent(I(11), 10, I(0));
        Assert.True(_progress.IsPaused);
        Assert.Equal(I(11), _progress.Next);
    }

    [Fact]
    public void An_accepted_probe_starts_replication()
    {
        _progress.Sent(I(11), 10, I(0));
        Assert.True(_progress.Confirm(I(11)));
        Assert.Equal((ProgressState.Replicate, I(11), I(12)), (_progress.State, _progress.Match, _progress.Next));
    }

    [Fact]
    public void Replication_counts_on_success_until_the_window_is_full()
    {
        Replicating();
        for (int i = 12; i <= 14; i++)
            _progress.Sent(I(i), 10, I(0));
        Assert.Equal(I(15), _progress.Next);
        Assert.True(_progress.IsPaused);
        Assert.True(_progress.Confirm(I(12)));
        Assert.False(_progress.IsPaused);
    }

    [Fact]
    public void Old_news_changes_nothing()
    {
        Replicating();
        Assert.False(_progress.Confirm(I(9)));
        Assert.Equal((I(11), I(12)), (_progress.Match, _progress.Next));
    }

    [Fact]
    public void A_refused_append_starts_probing_where_the_logs_may_agree()
    {
        Replicating();
        _progress.Sent(I(12), 10, I(0));
        _progress.Sent(I(15), 10, I(0));
        Assert.True(_progress.Refuse(previous: I(15), agreed: I(12)));
        Assert.Equal((ProgressState.Probe, I(13)), (_progress.State, _progress.Next));
        Assert.Equal(0, _progress.Window.Count);
    }

    [Theory]
    [InlineData(11, "it is known to match there")]
    [InlineData(3, "it is known to match there")]
    [InlineData(20, "nothing was sent after it")]
    public void A_refusal_that_says_nothing_new_changes_nothing(long previous, string because)
    {
        Replicating();
        _progress.Sent(I(15), 10, I(0));
        Assert.False(_progress.Refuse(I(previous), agreed: I(0)), because);
        Assert.Equal(ProgressState.Replicate, _progress.State);
    }

    [Fact]
    public void While_probing_only_the_refusal_of_the_probe_counts()
    {
        Assert.False(_progress.Refuse(previous: I(8), agreed: I(2)));
        Assert.Equal(I(11), _progress.Next);
        Assert.True(_progress.Refuse(previous: I(10), agreed: I(2)));
        Assert.Equal(I(3), _progress.Next);
    }

    [Fact]
    public void Probing_moves_back_even_if_the_hint_does_not()
    {
        Assert.True(_progress.Refuse(previous: I(10), agreed: I(10)));
        Assert.Equal(I(10), _progress.Next);
    }

    [Fact]
    public void Probing_never_goes_behind_what_is_known_to_match()
    {
        Replicating();
        _progress.Sent(I(15), 10, I(0));
        Assert.True(_progress.Refuse(previous: I(15), agreed: I(2)));
        Assert.Equal(I(12), _progress.Next);
    }

    [Fact]
    public void A_confirmation_of_what_is_known_ends_probing()
    {
        Replicating();
        _progress.Sent(I(15), 10, I(0));
        _progress.Refuse(previous: I(15), agreed: I(11));
        Assert.Equal(ProgressState.Probe, _progress.State);
        Assert.False(_progress.Confirm(I(11)));
        Assert.Equal(ProgressState.Replicate, _progress.State);
    }

    [Fact]
    public void An_answered_heartbeat_lets_a_lost_probe_be_sent_again()
    {
        _progress.Sent(I(11), 10, I(0));
        _progress.HeartbeatAnswered();
        Assert.False(_progress.IsPaused);
    }

    [Fact]
    public void A_reminder_is_due_when_nothing_was_answered_between_two_heartbeats()
    {
        Replicating();
        _progress.Sent(I(12), 10, I(0));
        _progress.HeartbeatAnswered();
        Assert.False(_progress.ReminderDue);
        _progress.HeartbeatAnswered();
        Assert.True(_progress.ReminderDue);
    }

    [Fact]
    public void No_reminder_is_due_when_nothing_is_in_flight()
    {
        Replicating();
        _progress.HeartbeatAnswered();
        _progress.HeartbeatAnswered();
        Assert.False(_progress.ReminderDue);
    }

    [Fact]
    public void What_the_transport_refused_is_sent_again_from_there()
    {
        Replicating();
        _progress.Sent(I(12), 10, I(0));
        _progress.Sent(I(13), 10, I(0));
        _progress.Sent(I(14), 10, I(0));
        _progress.TakeBack(previous: I(12), hadEntries: true);
        _progress.TakeBack(previous: I(13), hadEntries: true);
        Assert.Equal((I(13), 1), (_progress.Next, _progress.Window.Count));
        Assert.True(_progress.IsPaused);
        _progress.IsRefused = false;
        Assert.False(_progress.IsPaused);
    }

    [Fact]
    public void A_refused_probe_may_be_sent_again()
    {
        _progress.Sent(I(11), 10, I(0));
        _progress.TakeBack(previous: I(10), hadEntries: true);
        _progress.IsRefused = false;
        Assert.False(_progress.IsPaused);
        Assert.Equal(I(11), _progress.Next);
    }

    private void Replicating()
    {
        _progress.Sent(I(11), 10, I(0));
        _progress.Confirm(I(11));
    }
}
