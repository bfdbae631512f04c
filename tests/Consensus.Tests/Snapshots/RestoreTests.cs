using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Consensus.Tests.Harness;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Snapshots;

/// <summary>Raft paper, figure 13, the receiver's steps; the content of a snapshot is the caller's, chunks and all.</summary>
public sealed class RestoreTests
{
    private static readonly MemberConfiguration Members = new([N(1), N(2), N(4)]);

    [Fact]
    public void A_snapshot_beyond_the_log_takes_the_place_of_log_state_and_members()
    {
        var solo = new Solo(logTerms: [1, 1]);
        var mark = Send(solo, index: 5, term: 2);
        Assert.Equal([mark], solo.Restored);
        Assert.Equal((I(6), I(5), I(5), I(5)), (solo.Core.FirstIndex, solo.Core.LastIndex, solo.Core.CommitIndex, solo.Core.AppliedIndex));
        Assert.Same(Members, solo.Core.Configuration);
        Assert.Equal(mark, solo.LastWrite.Snapshot);
        Assert.Empty(solo.Committed);
    }

    [Fact]
    public void It_is_confirmed_only_when_it_is_durable()
    {
        var solo = new Solo(logTerms: [1, 1]);
        Send(solo, index: 5, term: 2);
        Assert.Empty(solo.Take());
        solo.Persist();
        var answer = solo.TakeOne<AppendResponse>();
        Assert.Equal((true, I(5), N(2)), (answer.Success, answer.Index, answer.To));
        Assert.Equal(I(5), solo.Core.DurableIndex);
    }

    [Fact]
    public void An_entry_of_another_term_at_its_end_gives_way_with_all_the_log()
    {
        var solo = new Solo(logTerms: [1, 1, 1, 1], commit: 1);
        Send(solo, index: 3, term: 2);
        Assert.Equal((I(4), I(3), T(2)), (solo.Core.FirstIndex, solo.Core.LastIndex, solo.Core.TermAt(I(3))));
    }

    [Fact]
    public void A_log_that_has_the_entry_at_its_end_is_kept_and_knows_it_to_be_committed()
    {
        var solo = new Solo(logTerms: [1, 1, 2, 2], commit: 1);
        Send(solo, index: 3, term: 2);
        solo.PersistAll();
        Assert.Empty(solo.Restored);
        Assert.Equal((I(1), I(4), I(3)), (solo.Core.FirstIndex, solo.Core.LastIndex, solo.Core.CommitIndex));
        Assert.Equal(I(3), solo.TakeOne<AppendResponse>().Index);
        Assert.Equal([I(1), I(2), I(3)], solo.Committed.Select(e => e.Index));
    }

    [Fact]
    public void What_is_committed_already_is_not_restored()
    {
        var solo = new Solo(logTerms: [1, 1, 1], commit: 3, term: 2);
        Send(solo, index: 2, term: 1);
        Assert.Empty(solo.Restored);
        Assert.Equal((I(3), I(3)), (solo.Core.LastIndex, solo.TakeOne<AppendResponse>().Index));
    }

    [Fact]
    public void Who_is_not_among_its_members_does_not_take_it()
    {
        var solo = new Solo(logTerms: [1], commit: 1, term: 2);
        solo.Step(new SnapshotRequest(N(2), N(1), T(2), new SnapshotMark(I(5), T(2), new MemberConfiguration([N(2), N(3)]))));
        Assert.Empty(solo.Restored);
        Assert.Equal((I(1), I(1)), (solo.Core.LastIndex, solo.TakeOne<AppendResponse>().Index));
    }

    [Fact]
    public void Who_is_writing_one_does_not_run()
    {
        var solo = new Solo(logTerms: [1]);
        Send(solo, index: 5, term: 2);
        solo.Advance(ElectionTimeout);
        Assert.Equal(RaftRole.Follower, solo.Core.Role);
        solo.PersistAll();
        solo.Advance(ElectionTimeout);
        Assert.Equal(RaftRole.Candidate, solo.Core.Role);
    }

    [Fact]
    public void Entries_follow_it_before_it_is_durable_and_are_confirmed_with_it()
    {
        var solo = new Solo();
        Send(solo, index: 5, term: 2);
        solo.Append(2, 5, 2, [2, 2], commit: 6);
        Assert.Equal([I(6)], solo.Committed.Select(e => e.Index));
        Assert.Empty(solo.Take());
        solo.Persist();
        Assert.Equal([I(5)], solo.Take<AppendResponse>().Select(a => a.Index));
        solo.Persist();
        Assert.Equal([I(7)], solo.Take<AppendResponse>().Select(a => a.Index));
    }

    [Fact]
    public void One_that_cannot_be_is_ignored_and_counted()
    {
        var solo = new Solo();
        solo.Step(new SnapshotRequest(N(2), N(1), T(2), new SnapshotMark(I(0), T(1), Members)));
        solo.Step(new SnapshotRequest(N(2), N(1), T(2), new SnapshotMark(I(5), T(0), Members)));
        solo.Step(new SnapshotRequest(N(2), N(1), T(2), new SnapshotMark(I(5), T(3), Members)));
        Assert.Equal((3, T(0)), (solo.Core.IgnoredMessages, solo.Core.Term));
    }

    private static SnapshotMark Send(Solo solo, long index, long term)
    {
        var mark = new SnapshotMark(I(index), T(term), Members);
        solo.Step(new SnapshotRequest(N(2), N(1), T(2), mark));
        return mark;
    }
}
