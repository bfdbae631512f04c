using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Consensus.Tests.Harness;
using Aurigraph.Units;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Durability;

/// <summary>Messages and disk writes go on in parallel (thesis, section 10.2.1), and nothing is promised or counted before it is durable.</summary>
public sealed class ParallelWritingTests
{
    [Fact]
    public void A_leader_sends_entries_while_it_writes_them()
    {
        var solo = new Solo().Elected();
        solo.Confirm(2, 1);
        solo.Take();
        solo.Propose(1);
        Assert.Equal(1, solo.WritesUnderWay);
        Assert.Equal(I(2), Assert.Single(solo.TakeOne<AppendRequest>().Entries).Index);
    }

    [Fact]
    public void A_leaders_own_entry_counts_only_once_it_is_durable()
    {
        var solo = new Solo().Elected();
        solo.Propose(1);
        solo.Confirm(2, 2);
        Assert.Equal(I(1), solo.Core.CommitIndex);
        solo.Persist();
        Assert.Equal(I(2), solo.Core.CommitIndex);
    }

    [Fact]
    public void A_leaders_slow_disk_does_not_hold_up_commit()
    {
        var cluster = new Cluster(voters: 3);
        cluster.Elect(1);
        cluster.StalledDisks.Add(1);
        cluster.Propose(1, new TestPayload(1));
        cluster.Settle();
        Assert.All(cluster.Machines, m => Assert.Equal([1], m.AppliedNumbers));
        Assert.Equal((I(2), I(1)), (cluster[1].CommitIndex, cluster[1].DurableIndex));
    }

    [Fact]
    public void What_was_applied_before_it_was_durable_is_not_applied_twice_after_a_crash()
    {
        var cluster = new Cluster(voters: 3);
        cluster.Elect(1);
        cluster.StalledDisks.Add(1);
        cluster.Propose(1, new TestPayload(1));
        cluster.Settle();
        cluster.StalledDisks.Clear();
        cluster.Crash(1);
        cluster.Restart(1);
        Assert.Equal((I(3), I(2), I(2)), (cluster[1].FirstIndex, cluster[1].LastIndex, cluster[1].AppliedIndex));
        cluster.Elect(2);
        cluster.Propose(2, new TestPayload(2));
        cluster.Live(Cluster.Heartbeat * 2);
        Assert.Equal([1, 2], cluster.Machine(1).AppliedNumbers);
    }

    [Fact]
    public void What_was_applied_is_committed_on_restart()
    {
        Assert.Equal(I(3), Restarted(commit: 1, applied: 3).CommitIndex);
        Assert.Equal(I(2), Restarted(commit: 2, applied: 0).CommitIndex);
    }

    [Fact]
    public void What_was_applied_takes_the_place_of_a_log_that_holds_other_entries()
    {
        var core = Restarted(commit: 1, applied: 3, term: 2);
        Assert.Equal((I(4), I(3), I(3), I(1)), (core.FirstIndex, core.LastIndex, core.CommitIndex, core.DurableIndex));
        var write = core.Drain().Write!;
        Assert.Equal((I(3), T(2)), (write.Snapshot!.Index, write.Snapshot.Term));
        core.Persisted(write);
        Assert.Equal(I(3), core.DurableIndex);
    }

    [Fact]
    public void A_member_hands_out_again_what_its_state_store_lost_and_nothing_else()
    {
        var core = Restarted(commit: 3, applied: 1);
        Assert.Equal([I(2), I(3)], core.Drain().Committed.Select(e => e.Index));
        Assert.Empty(core.Drain().Committed);
    }

    [Fact]
    public void Requests_for_votes_leave_while_the_candidate_writes_its_own()
    {
        var solo = new Solo(logTerms: [1]);
        solo.Advance(ElectionTimeout);
        Assert.Equal(2, solo.Take<VoteRequest>().Count);
        Assert.Equal(1, solo.WritesUnderWay);
        Assert.Empty(solo.LastWrite.MessagesAfter);
    }

    [Fact]
    public void Requests_for_votes_wait_for_the_end_of_the_log_that_they_speak_of()
    {
        var solo = new Solo();
        solo.Append(term: 1, previous: 0, previousTerm: 0, terms: [1]);
        solo.Advance(ElectionTimeout);
        Assert.Empty(solo.Take());
        Assert.Equal(2, solo.LastWrite.MessagesAfter.OfType<VoteRequest>().Count());
    }

    [Fact]
    public void A_candidate_does_not_lead_before_its_own_vote_is_durable()
    {
        var solo = new Solo(voters: 5);
        solo.Advance(ElectionTimeout);
        for (int peer = 2; peer <= 5; peer++)
            solo.Step(new VoteResponse(N(peer), N(1), T(1), Granted: true));
        Assert.Equal(RaftRole.Candidate, solo.Core.Role);
        solo.Persist();
        Assert.Equal(RaftRole.Leader, solo.Core.Role);
    }

    [Fact]
    public void A_vote_of_an_earlier_term_that_becomes_durable_late_does_not_count()
    {
        var solo = new Solo(voters: 2);
        solo.Advance(ElectionTimeout);
        solo.Advance(ElectionTimeout);
        solo.Step(new VoteResponse(N(2), N(1), T(2), Granted: true));
        solo.Persist();
        Assert.Equal((RaftRole.Candidate, T(2)), (solo.Core.Role, solo.Core.Term));
        solo.Persist();
        Assert.Equal(RaftRole.Leader, solo.Core.Role);
    }

    [Fact]
    public void A_late_completion_of_truncated_entries_is_neither_counted_nor_confirmed_to_the_new_leader()
    {
        var solo = new Solo();
        solo.Append(term: 1, previous: 0, previousTerm: 0, terms: [1, 1], from: 2);
        solo.Append(term: 2, previous: 0, previousTerm: 0, terms: [2], from: 3);
        solo.Persist();
        Assert.Equal(I(0), solo.Core.DurableIndex);
        Assert.DoesNotContain(solo.Take<AppendResponse>(), r => r.To == N(3));
        solo.Persist();
        Assert.Equal(I(1), solo.Core.DurableIndex);
        Assert.Equal(AppendResponse.Matched(N(1), N(3), T(2), I(1)), solo.TakeOne<AppendResponse>());
    }

    [Fact]
    public void A_new_leader_does_not_count_entries_of_its_own_that_are_still_being_written()
    {
        var solo = new Solo(voters: 3);
        solo.Append(term: 1, previous: 0, previousTerm: 0, terms: [1], from: 2);
        solo.Persist();
        solo.Advance(ElectionTimeout);
        solo.Persist();
        solo.Step(new VoteResponse(N(3), N(1), T(2), Granted: true));
        Assert.Equal(RaftRole.Leader, solo.Core.Role);
        solo.Confirm(2, 2);
        Assert.Equal(I(0), solo.Core.CommitIndex);
        solo.Persist();
        Assert.Equal(I(2), solo.Core.CommitIndex);
    }

    [Fact]
    public void Answers_that_a_newer_term_made_pointless_do_not_wait_for_a_write()
    {
        var solo = new Solo();
        solo.Do(
            core => core.Step(new VoteRequest(N(2), N(1), T(1), I(0), T(0))),
            core => core.Step(new VoteRequest(N(3), N(1), T(2), I(0), T(0))));
        Assert.Equal(new VoteResponse(N(1), N(3), T(2), Granted: true), Assert.Single(solo.LastWrite.MessagesAfter));
    }

    [Fact]
    public void A_restored_log_that_contradicts_its_hard_state_is_refused()
    {
        Assert.Throws<InvariantException>(() => new Solo(logTerms: [5], term: 4));
        Assert.Throws<InvariantException>(() => new Solo(logTerms: [1], commit: 2));
    }

    private static HyperRaft Restarted(long commit, long applied, long term = 1) => new(
        new CoreOptions
        {
            Self = N(1),
            Configuration = new([N(1), N(2), N(3)]),
            Heartbeat = Solo.Heartbeat,
            ElectionTimeoutMin = ElectionTimeout,
            DrawElectionTimeout = () => ElectionTimeout,
        },
        new RestoredState(new HardState(T(1), NodeId.None, I(commit)), Solo.Log(1, 1, 1), applied == 0 ? null : new SnapshotMark(I(applied), T(term), new([N(1), N(2), N(3)]))));
}
