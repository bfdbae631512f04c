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
        _progress.Sent(I(11), 1, 10, I(0));
        Assert.True(_progress.IsPaused);
        Assert.Equal(I(11), _progress.Next);
    }

    [Fact]
    public void An_accepted_probe_starts_replication()
    {
        _progress.Sent(I(11), 1, 10, I(0));
        Assert.True(_progress.Confirm(I(11), firstIndex: I(1)));
        Assert.Equal((ProgressState.Replicate, I(11), I(12)), (_progress.State, _progress.Match, _progress.Next));
    }

    [Fact]
    public void Replication_counts_on_success_until_the_window_is_full()
    {
        Replicating();
        for (int i = 12; i <= 14; i++)
            _progress.Sent(I(i), 1, 10, I(0));
        Assert.Equal(I(15), _progress.Next);
        Assert.True(_progress.IsPaused);
        Assert.True(_progress.Confirm(I(12), firstIndex: I(1)));
        Assert.False(_progress.IsPaused);
    }

    [Fact]
    public void Old_news_changes_nothing()
    {
        Replicating();
        Assert.False(_progress.Confirm(I(9), firstIndex: I(1)));
        Assert.Equal((I(11), I(12)), (_progress.Match, _progress.Next));
    }

    [Fact]
    public void A_refused_append_starts_probing_after_what_is_known_to_match()
    {
        Replicating();
        _progress.Sent(I(12), 1, 10, I(0));
        _progress.Sent(I(15), 3, 10, I(0));
        Assert.True(_progress.Refuse(previous: I(15), agreed: I(12)));
        Assert.Equal((ProgressState.Probe, I(12)), (_progress.State, _progress.Next));
        Assert.Equal(0, _progress.Window.Count);
        Assert.False(_progress.IsPaused);
    }

    [Theory]
    [InlineData(11, "it is known to match there")]
    [InlineData(3, "it is known to match there")]
    [InlineData(20, "nothing was sent after it")]
    public void A_refusal_that_says_nothing_new_changes_nothing(long previous, string because)
    {
        Replicating();
        _progress.Sent(I(15), 1, 10, I(0));
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
        _progress.Sent(I(15), 1, 10, I(0));
        Assert.True(_progress.Refuse(previous: I(15), agreed: I(2)));
        Assert.Equal(I(12), _progress.Next);
    }

    [Fact]
    public void A_confirmation_of_what_is_known_ends_probing()
    {
        Replicating();
        _progress.Sent(I(15), 4, 10, I(0));
        _progress.Refuse(previous: I(15), agreed: I(11));
        Assert.Equal(ProgressState.Probe, _progress.State);
        Assert.True(_progress.Confirm(I(11), firstIndex: I(1)));
        Assert.Equal(ProgressState.Replicate, _progress.State);
    }

    [Fact]
    public void An_answered_heartbeat_lets_a_lost_probe_be_sent_again()
    {
        _progress.Sent(I(11), 1, 10, I(0));
        _progress.HeartbeatAnswered(0, I(11));
        Assert.False(_progress.IsPaused);
    }

    [Fact]
    public void An_answered_heartbeat_asks_a_follower_that_lacks_entries_about_them()
    {
        Replicating();
        _progress.Sent(I(12), 1, 10, I(0));
        _progress.HeartbeatAnswered(0, I(12));
        Assert.True(_progress.NudgeDue);
        _progress.Sent(I(12), 0, 0, I(0));
        Assert.False(_progress.NudgeDue);
    }

    [Fact]
    public void An_answered_heartbeat_asks_a_probed_follower_even_when_there_is_nothing_to_send()
    {
        _progress.HeartbeatAnswered(0, I(10));
        Assert.True(_progress.NudgeDue);
    }

    [Fact]
    public void Who_has_everything_is_not_asked()
    {
        Replicating();
        _progress.HeartbeatAnswered(0, I(11));
        Assert.False(_progress.NudgeDue);
    }

    [Fact]
    public void A_full_window_is_asked_about_once_per_answered_heartbeat()
    {
        Replicating();
        for (int i = 12; i <= 14; i++)
            _progress.Sent(I(i), 1, 10, I(0));
        Assert.True(_progress.IsPaused);
        _progress.HeartbeatAnswered(0, I(14));
        Assert.Equal((false, false), (_progress.IsPaused, _progress.TakesEntries));
        _progress.Sent(I(14), 0, 0, I(0));
        Assert.True(_progress.IsPaused);
    }

    [Fact]
    public void A_probe_without_entries_does_not_hold_back_the_next()
    {
        _progress.Sent(I(10), 0, 0, I(0));
        Assert.False(_progress.IsPaused);
    }

    [Fact]
    public void Nothing_is_sent_while_a_snapshot_is_under_way()
    {
        _progress.SentSnapshot(I(20));
        Assert.Equal((ProgressState.Snapshot, I(20), I(21)), (_progress.State, _progress.PendingSnapshot, _progress.Next));
        Assert.True(_progress.IsPaused);
        _progress.HeartbeatAnswered(0, I(25));
        Assert.True(_progress.IsPaused);
    }

    [Fact]
    public void Who_answers_from_within_the_log_needs_the_snapshot_no_more()
    {
        _progress.SentSnapshot(I(20));
        Assert.True(_progress.Confirm(I(3), firstIndex: I(10)));
        Assert.Equal(ProgressState.Snapshot, _progress.State);
        Assert.True(_progress.Confirm(I(9), firstIndex: I(10)));
        Assert.Equal((ProgressState.Replicate, I(10)), (_progress.State, _progress.Next));
    }

    [Theory]
    [InlineData(true, 21)]
    [InlineData(false, 1)]
    public void After_a_snapshot_the_follower_is_probed_once_it_is_heard(bool delivered, long next)
    {
        _progress.SentSnapshot(I(20));
        _progress.SnapshotEnded(delivered);
        Assert.Equal((ProgressState.Probe, I(next), true), (_progress.State, _progress.Next, _progress.IsPaused));
        _progress.HeartbeatAnswered(0, I(25));
        Assert.False(_progress.IsPaused);
    }

    [Fact]
    public void Who_may_not_have_got_what_was_sent_is_probed_from_what_it_confirmed()
    {
        Replicating();
        _progress.Sent(I(15), 4, 10, I(0));
        _progress.Unreachable();
        Assert.Equal((ProgressState.Probe, I(12), 0), (_progress.State, _progress.Next, _progress.Window.Count));
    }

    [Fact]
    public void Commit_news_is_due_only_for_entries_that_were_sent()
    {
        Replicating();
        _progress.Sent(I(15), 4, 10, I(11));
        Assert.False(_progress.MayLearnOf(I(11)));
        Assert.True(_progress.MayLearnOf(I(15)));
        _progress.ToldCommit(I(15));
        Assert.False(_progress.MayLearnOf(I(20)));
    }

    [Fact]
    public void What_the_transport_refused_is_sent_again_from_there()
    {
        Replicating();
        _progress.Sent(I(12), 1, 10, I(0));
        _progress.Sent(I(13), 1, 10, I(0));
        _progress.Sent(I(14), 1, 10, I(0));
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
        _progress.Sent(I(11), 1, 10, I(0));
        _progress.TakeBack(previous: I(10), hadEntries: true);
        _progress.IsRefused = false;
        Assert.False(_progress.IsPaused);
        Assert.Equal(I(11), _progress.Next);
    }

    private void Replicating()
    {
        _progress.Sent(I(11), 1, 10, I(0));
        _progress.Confirm(I(11), firstIndex: I(1));
    }
}
