using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Units;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Durability;

/// <summary>A snapshot replaces the log while writes of its entries may be under way.</summary>
public sealed class DurabilityOfSnapshotsTests
{
    private static readonly SnapshotMark Mark = new(I(5), T(2), new MemberConfiguration([N(1)]));
    private readonly ReplicatedLog _log = new();
    private readonly DurabilityTracker _tracker = new(default, LogIndex.Zero);

    [Fact]
    public void A_snapshot_is_due_and_being_restored_until_its_write_is_complete()
    {
        Replace(committed: 0);
        Assert.True(_tracker.IsDue(T(0), NodeId.None, I(5)));
        Assert.True(_tracker.IsRestoring);
        var write = Issue();
        Assert.Equal((Mark, true), (write.Snapshot, write.Entries.IsEmpty));
        Assert.False(_tracker.IsDue(T(0), NodeId.None, I(5)));
        Assert.True(_tracker.IsRestoring);
        Assert.Equal(I(0), _tracker.DurableIndex);
        _tracker.Complete(write, _log);
        Assert.False(_tracker.IsRestoring);
        Assert.Equal(I(5), _tracker.DurableIndex);
        Assert.Null(Append(2, 6).Snapshot);
    }

    [Fact]
    public void Entries_that_follow_the_snapshot_go_with_it()
    {
        Replace(committed: 0);
        _log.Append(Entry(2, 6));
        var write = Issue();
        Assert.Equal((Mark, I(6)), (write.Snapshot, Assert.Single(write.Entries).Index));
        _tracker.Complete(write, _log);
        Assert.Equal(I(6), _tracker.DurableIndex);
    }

    [Fact]
    public void Only_what_was_committed_counts_of_writes_that_the_snapshot_overtook()
    {
        _log.Append(Entry(1, 1));
        _log.Append(Entry(1, 2));
        var late = Append(1, 3);
        Replace(committed: 2);
        var write = Issue();
        _tracker.Complete(late, _log);
        Assert.Equal(I(2), _tracker.DurableIndex);
        Assert.True(_tracker.IsRestoring);
        _tracker.Complete(write, _log);
        Assert.Equal(I(5), _tracker.DurableIndex);
    }

    [Fact]
    public void A_newer_snapshot_takes_the_place_of_one_that_is_not_written_yet()
    {
        Replace(committed: 0);
        var newer = Mark with { Index = I(9) };
        _tracker.Replaced(newer, I(5));
        _log.BeginAfter(newer.Index, newer.Term);
        var write = Issue();
        Assert.Equal(newer, write.Snapshot);
        _tracker.Complete(write, _log);
        Assert.Equal(I(9), _tracker.DurableIndex);
    }

    private void Replace(long committed)
    {
        _tracker.Replaced(Mark, I(committed));
        _log.BeginAfter(Mark.Index, Mark.Term);
    }

    private DurableWrite Append(long term, long index)
    {
        _log.Append(Entry(term, index));
        return Issue();
    }

    private DurableWrite Issue() => _tracker.Issue(default, _log, []);
}
