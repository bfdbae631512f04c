using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Units;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Durability;

public sealed class DurabilityTrackerTests
{
    private readonly ReplicatedLog _log = new();
    private readonly DurabilityTracker _tracker = new(default, LogIndex.Zero);

    [Fact]
    public void Nothing_new_means_no_write() => Assert.False(_tracker.IsDue(T(0), NodeId.None, I(0)));

    [Fact]
    public void A_new_commit_index_alone_is_no_reason_to_write()
    {
        Append(1, 1);
        var write = _tracker.Issue(new HardState(T(1), N(2), I(0)), _log, []);
        _tracker.Complete(write, _log);
        Assert.False(_tracker.IsDue(T(1), N(2), _log.LastIndex));
        Append(1, 2);
        Assert.Equal(new HardState(T(1), N(2), I(1)), _tracker.Issue(new HardState(T(1), N(2), I(1)), _log, []).HardState);
    }

    [Fact]
    public void A_write_takes_what_the_ones_before_did_not()
    {
        Append(1, 2);
        Assert.Equal([I(1), I(2)], Issue(1).Entries.Select(e => e.Index));
        Append(1, 1);
        var second = Issue(1);
        Assert.Equal([I(3)], second.Entries.Select(e => e.Index));
        Assert.Null(second.HardState);
    }

    [Fact]
    public void Entries_count_as_durable_when_their_write_is_complete()
    {
        Append(1, 2);
        var first = Issue(1);
        Append(1, 1);
        var second = Issue(1);
        Assert.Equal(I(0), _tracker.DurableIndex);
        _tracker.Complete(first, _log);
        Assert.Equal(I(2), _tracker.DurableIndex);
        _tracker.Complete(second, _log);
        Assert.Equal(I(3), _tracker.DurableIndex);
    }

    [Fact]
    public void A_vote_is_held_when_its_write_is_complete()
    {
        var write = _tracker.Issue(new HardState(T(1), N(2), I(0)), _log, []);
        Assert.False(_tracker.HoldsVote(T(1), N(2)));
        _tracker.Complete(write, _log);
        Assert.True(_tracker.HoldsVote(T(1), N(2)));
        Assert.False(_tracker.HoldsVote(T(2), N(2)));
    }

    [Fact]
    public void A_late_completion_of_entries_truncated_meanwhile_does_not_count()
    {
        Append(1, 3);
        var late = Issue(1);
        Truncate(2);
        Append(2, 2);
        var replacing = Issue(2);
        _tracker.Complete(late, _log);
        Assert.Equal(I(1), _tracker.DurableIndex);
        _tracker.Complete(replacing, _log);
        Assert.Equal(I(3), _tracker.DurableIndex);
    }

    [Fact]
    public void A_late_completion_does_not_count_even_if_the_same_term_and_index_are_back()
    {
        Append(1, 2);
        var late = Issue(1);
        Truncate(2);
        Append(2, 1);
        var between = Issue(2);
        Truncate(2);
        _log.Append(Entry(1, 2));
        var back = Issue(3);
        _tracker.Complete(late, _log);
        Assert.Equal(I(1), _tracker.DurableIndex);
        _tracker.Complete(between, _log);
        Assert.Equal(I(1), _tracker.DurableIndex);
        _tracker.Complete(back, _log);
        Assert.Equal(I(2), _tracker.DurableIndex);
    }

    [Fact]
    public void Truncation_takes_back_what_was_durable()
    {
        Append(1, 3);
        _tracker.Complete(Issue(1), _log);
        Truncate(2);
        Assert.Equal(I(1), _tracker.DurableIndex);
        Append(2, 1);
        Assert.Equal(I(2), Assert.Single(Issue(2).Entries).Index);
    }

    [Fact]
    public void Completions_out_of_order_or_twice_break_the_contract()
    {
        Append(1, 1);
        var first = Issue(1);
        Append(1, 1);
        var second = Issue(1);
        Assert.Throws<InvariantException>(() => _tracker.Complete(second, _log));
        _tracker.Complete(first, _log);
        Assert.Throws<InvariantException>(() => _tracker.Complete(first, _log));
    }

    private void Append(long term, int count)
    {
        for (int i = 0; i < count; i++)
            _log.Append(Entry(term, _log.LastIndex.Value + 1));
    }

    private void Truncate(long from)
    {
        _log.TruncateFrom(I(from));
        _tracker.Truncated(I(from));
    }

    private DurableWrite Issue(long term) => _tracker.Issue(new HardState(T(term), NodeId.None, I(0)), _log, []);
}
