using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Tests.Harness;
using Aurigraph.Units;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests;

public sealed class ProposalTests
{
    [Fact]
    public void A_leader_accepts_with_the_place_in_its_log()
    {
        var solo = new Solo().Elected();
        Assert.Equal(new ProposeResult(ProposeOutcome.Accepted, T(1), I(2), N(1)), solo.Propose(1));
        Assert.Equal(new ProposeResult(ProposeOutcome.Accepted, T(1), I(3), N(1)), solo.Propose(2));
    }

    [Fact]
    public void A_follower_rejects_and_hints_at_the_leader_it_knows()
    {
        var solo = new Solo();
        Assert.Equal(new ProposeResult(ProposeOutcome.NotLeader, T(0), I(0), NodeId.None), solo.Propose(1));
        solo.Step(new Heartbeat(N(3), N(1), T(4), I(0)));
        Assert.Equal(new ProposeResult(ProposeOutcome.NotLeader, T(4), I(0), N(3)), solo.Propose(1));
        Assert.Equal(I(0), solo.Core.LastIndex);
    }

    [Fact]
    public void A_leader_rejects_beyond_the_quota_of_uncommitted_bytes_and_accepts_again_when_they_commit()
    {
        var solo = Quota(250);
        Assert.True(solo.Propose(1).IsAccepted);
        Assert.True(solo.Propose(2).IsAccepted);
        Assert.Equal(ProposeOutcome.UncommittedQuotaExceeded, solo.Propose(3).Outcome);
        Assert.True(solo.Propose(4, size: 50).IsAccepted);
        Assert.Equal(250, solo.Core.UncommittedBytes);
        solo.PersistAll();
        solo.Confirm(2, 2);
        Assert.Equal(150, solo.Core.UncommittedBytes);
        Assert.True(solo.Propose(5).IsAccepted);
    }

    [Fact]
    public void An_entry_larger_than_the_quota_is_accepted_when_nothing_else_is_uncommitted()
    {
        var solo = Quota(250);
        Assert.True(solo.Propose(1, size: 900).IsAccepted);
        Assert.Equal(ProposeOutcome.UncommittedQuotaExceeded, solo.Propose(2, size: 1).Outcome);
    }

    [Fact]
    public void The_quota_counts_what_the_payload_says_it_holds_and_not_its_size_on_the_wire()
    {
        var solo = Quota(250);
        Assert.True(solo.Propose(1, size: 1, quotaSize: 200).IsAccepted);
        Assert.Equal(ProposeOutcome.UncommittedQuotaExceeded, solo.Propose(2, size: 1, quotaSize: 100).Outcome);
        Assert.True(solo.Propose(3, size: 9000, quotaSize: 0).IsAccepted);
    }

    [Fact]
    public void A_new_leader_counts_what_it_inherited_uncommitted()
    {
        var solo = new Solo(logTerms: [1, 1, 1], commit: 1).Elected();
        Assert.Equal(200, solo.Core.UncommittedBytes);
        solo.Confirm(2, 4);
        Assert.Equal(0, solo.Core.UncommittedBytes);
    }

    [Fact]
    public void Applied_entries_are_reported_in_order_and_never_before_they_were_handed_out()
    {
        var solo = new Solo().Elected();
        solo.Confirm(2, 1);
        Assert.Throws<InvariantException>(() => solo.Core.Applied(I(2)));
        solo.Core.Applied(I(1));
        Assert.Equal(I(1), solo.Core.AppliedIndex);
        Assert.Throws<InvariantException>(() => solo.Core.Applied(I(0)));
    }

    [Fact]
    public void Entries_are_read_by_index_and_what_does_not_exist_is_said_so()
    {
        var solo = new Solo(logTerms: [1, 2]);
        Assert.Equal((T(2), T(0)), (solo.Core.Entry(I(2)).Term, solo.Core.TermAt(I(0))));
        Assert.Throws<ArgumentOutOfRangeException>(() => solo.Core.Entry(I(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => solo.Core.TermAt(I(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => solo.Core.Entry(I(0)));
    }

    private static Solo Quota(long bytes)
    {
        var solo = new Solo(configure: o => o with { MaxUncommittedBytes = bytes }).Elected();
        solo.Confirm(2, 1);
        Assert.Equal(0, solo.Core.UncommittedBytes);
        return solo;
    }
}
