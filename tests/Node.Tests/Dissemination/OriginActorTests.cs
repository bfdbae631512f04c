using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Tests.Harness;
using Aurigraph.Node.Wire;

namespace Aurigraph.Node.Tests.Dissemination;

public sealed class OriginActorTests : IDisposable
{
    private readonly NodeBench _node = new(Given.Node(Given.B1));

    public void Dispose() => _node.Dispose();

    [Fact]
    public void Body_and_reference_leave_at_the_same_moment()
    {
        Follow(Given.V1);
        _node.Run(5);
        _node.Forget();
        SubmitBatches(1);
        Assert.Equal([Given.V1, Given.V2, Given.V3], _node.Network.Sent.Where(s => s.Message is BodyPush).Select(s => s.To).Order());
        Assert.Equal([1L], Proposals(Given.V1)[0].References.Select(r => r.Id.Sequence));
        Assert.Single(_node.Network.Sent.Select(s => s.At).Distinct());
        Assert.All(_node.Network.Sent, s => Assert.Equal(s.Message is BodyPush ? TrafficClass.Bulk : TrafficClass.Control, s.Class));
    }

    [Fact]
    public void Bodies_go_peer_by_peer_with_a_rotating_start()
    {
        SubmitBatches(3);
        Assert.Equal(3, _node.Network.Sent.Where(s => s.Message is BodyPush).Chunk(3).Select(c => c[0].To).Distinct().Count());
    }

    [Fact]
    public void A_new_incarnation_is_durable_before_the_first_batch()
    {
        using var node = new NodeBench(Given.Node(Given.B1), start: false);
        node.Log.Held = true;
        node.Start();
        node.Receive(Given.V1, new LeaderAnnouncement(new Term(1)));
        node.Submit(Given.Transactions(10));
        node.Run(100);
        Assert.Empty(node.Sent<BodyPush>());
        Assert.Empty(node.Sent<Proposal>());
        node.Let();
        Assert.Equal(new BatchId(Given.B1, 1, 1), node.Sent<BodyPush>(Given.V1).Single().Body.Reference.Id);
    }

    [Fact]
    public void Each_start_raises_the_incarnation_and_begins_at_sequence_one()
    {
        SubmitBatches(2);
        _node.Crash();
        _node.Start();
        _node.Forget();
        SubmitBatches(1);
        Assert.Equal(new BatchId(Given.B1, 2, 1), _node.Sent<BodyPush>(Given.V1).Single().Body.Reference.Id);
    }

    [Fact]
    public void What_concerns_an_earlier_incarnation_is_ignored()
    {
        _node.Crash();
        _node.Start();
        SubmitBatches(1);
        _node.Receive(Given.V1, new FinalNotice(new BatchId(Given.B1, 1, 1), default));
        _node.Receive(Given.V1, new ProposalRejected(new BatchId(Given.B1, 1, 1), ProposalRejection.StaleIncarnation, Given.V1, new Term(1)));
        Assert.Empty(_node.Probe.Final);
        _node.AssertSound();
    }

    [Fact]
    public void On_a_new_leader_the_origin_proposes_every_reference_that_is_not_final_in_order_without_bodies()
    {
        Follow(Given.V1);
        SubmitBatches(4);
        Final(1);
        _node.Forget();
        Follow(Given.V2, term: 2);
        Assert.Equal([2L, 3L, 4L], Assert.Single(Proposals(Given.V2)).References.Select(r => r.Id.Sequence));
        Assert.Null(Proposals(Given.V2)[0].Body);
        Assert.Empty(_node.Sent<BodyPush>());
    }

    [Fact]
    public void An_announcement_of_an_older_term_is_not_followed()
    {
        Follow(Given.V2, term: 2);
        Follow(Given.V1, term: 1);
        SubmitBatches(1);
        Assert.Empty(Proposals(Given.V1));
        Assert.Single(Proposals(Given.V2));
    }

    [Fact]
    public void After_a_typed_rejection_the_origin_proposes_again_all_that_is_not_final_after_a_moment()
    {
        Follow(Given.V1);
        SubmitBatches(3);
        Reject(ProposalRejection.UncommittedQuota);
        Reject(ProposalRejection.UncommittedQuota);
        _node.Forget();
        SubmitBatches(1);
        Assert.Empty(Proposals(Given.V1));
        _node.Run(51);
        Assert.Equal([1L, 2L, 3L, 4L], Assert.Single(Proposals(Given.V1)).References.Select(r => r.Id.Sequence));
    }

    [Fact]
    public void A_rejection_that_names_the_leader_is_followed_at_once()
    {
        Follow(Given.V1);
        SubmitBatches(1);
        _node.Receive(Given.V1, new ProposalRejected(new BatchId(Given.B1, 1, 1), ProposalRejection.NotLeader, Given.V3, new Term(2)));
        Assert.Single(Proposals(Given.V3));
    }

    [Fact]
    public void After_a_silence_the_origin_asks_one_validator_after_another()
    {
        SubmitBatches(1);
        _node.Run(20_000);
        Assert.All(_node.Settings.Validators, v => Assert.NotEmpty(Proposals(v)));
        Assert.InRange(_node.Sent<Proposal>().Count, 3, 10);
        Assert.Equal(3, _node.Sent<BodyPush>().Count);
    }

    [Fact]
    public void A_refused_proposal_is_made_again_when_there_is_room_with_all_that_came_meanwhile()
    {
        Follow(Given.V1);
        _node.Network.Full.Add((Given.V1, TrafficClass.Control));
        SubmitBatches(3);
        Assert.Empty(Proposals(Given.V1));
        _node.Drained(Given.V1, TrafficClass.Control);
        Assert.Equal([1L, 2L, 3L], Assert.Single(Proposals(Given.V1)).References.Select(r => r.Id.Sequence));
    }

    [Fact]
    public void A_notice_makes_all_batches_up_to_it_final_once()
    {
        SubmitBatches(3);
        Final(2);
        Final(1);
        Final(2);
        Assert.Equal([1L, 2L], _node.Probe.Final.Select(b => b.Reference!.Id.Sequence));
        _node.AssertSound();
    }

    [Fact]
    public void An_origin_has_at_most_a_window_of_bytes_not_released_and_keeps_the_rest()
    {
        SubmitBatches(15);
        Assert.Equal(10, _node.Sent<BodyPush>(Given.V1).Count);
        Assert.Equal([true], _node.Probe.Blocked);
        Credit(Given.V1, 5);
        Credit(Given.V2, 5);
        Credit(Given.V3, 5);
        Assert.Equal(15, _node.Sent<BodyPush>(Given.V1).Count);
        Assert.Equal([true, false], _node.Probe.Blocked);
    }

    [Fact]
    public void Body_acknowledgements_only_release_credits_and_nobody_waits_for_them_to_order()
    {
        Follow(Given.V1);
        SubmitBatches(10);
        Assert.Equal(10, Proposals(Given.V1).Count);
        Credit(Given.V1, 10);
        Credit(Given.V2, 10);
        Assert.Empty(_node.Probe.Final);
    }

    [Fact]
    public void A_dead_or_slow_validator_does_not_stop_an_origin()
    {
        Follow(Given.V1);
        for (long batch = 1; batch <= 60; batch++)
        {
            SubmitBatches(1);
            long sent = _node.Sent<BodyPush>(Given.V1).Count;
            Credit(Given.V1, sent);
            Credit(Given.V2, sent);
            Final(sent);
            _node.Run(20);
        }
        _node.Run(500);
        Assert.Equal(60, _node.Sent<BodyPush>(Given.V1).Count);
        Assert.InRange(_node.Sent<BodyPush>(Given.V3).Count, 1, 11);
        Assert.Equal(60, _node.Sent<BodyPush>(Given.V3).Count + _node.Sent<BodySkipped>(Given.V3).Count);
    }

    [Fact]
    public void A_validator_whose_buffer_is_full_is_told_what_it_is_not_sent()
    {
        _node.Network.Full.Add((Given.V2, TrafficClass.Bulk));
        SubmitBatches(1);
        Assert.Equal([new BatchId(Given.B1, 1, 1)], _node.Sent<BodySkipped>(Given.V2).Select(s => s.Id));
        Assert.Empty(_node.Sent<BodySkipped>(Given.V1));
    }

    [Fact]
    public void A_pull_is_answered_with_what_is_not_final_and_of_this_incarnation()
    {
        SubmitBatches(3);
        Final(1);
        _node.Forget();
        _node.Receive(Given.V2, new BodyPull([Given.Reference(Given.B1, 1), Given.Reference(Given.B1, 3), Given.Reference(Given.B1, 2, incarnation: 9)]));
        BodyPush push = Assert.Single(_node.Sent<BodyPush>(Given.V2));
        Assert.Equal((3L, true), (push.Body.Reference.Id.Sequence, push.Pulled));
    }

    [Fact]
    public void Through_the_leader_each_body_travels_once_with_its_proposal_and_a_new_leader_pulls_it()
    {
        NodeSettings settings = Given.Node(Given.B1);
        using var node = new NodeBench(settings with { Replica = settings.Replica with { Dissemination = DisseminationMode.Leader } });
        node.Receive(Given.V1, new LeaderAnnouncement(new Term(1)));
        node.Submit(Given.Transactions(10));
        Assert.NotNull(node.Sent<Proposal>(Given.V1).Single().Body);
        Assert.Empty(node.Sent<BodyPush>());
        node.Receive(Given.V2, new LeaderAnnouncement(new Term(2)));
        Assert.Null(node.Sent<Proposal>(Given.V2).Single().Body);
    }

    [Fact]
    public void An_origin_ignores_whoever_is_no_validator()
    {
        SubmitBatches(2);
        foreach (NodeId other in new[] { Given.Stranger, Given.B2, NodeId.None })
        {
            _node.Receive(other, new BodyCredit(1, 2));
            _node.Receive(other, new FinalNotice(new BatchId(Given.B1, 1, 2), default));
            _node.Receive(other, new LeaderAnnouncement(new Term(9)));
            _node.Receive(other, new ProposalRejected(new BatchId(Given.B1, 1, 1), ProposalRejection.NotLeader, Given.V2, new Term(9)));
        }
        _node.Forget();
        _node.Receive(Given.Stranger, new BodyPull([Given.Reference(Given.B1, 1)]));
        SubmitBatches(1);
        Assert.Empty(_node.Probe.Final);
        Assert.Empty(_node.Sent<Proposal>());
        Assert.Equal(3, _node.Sent<BodyPush>().Count);
        _node.AssertSound();
    }

    [Fact]
    public void Beyond_the_cap_batches_wait_in_order_until_earlier_ones_are_final()
    {
        NodeSettings settings = Given.Node(Given.B1);
        using var node = new NodeBench(settings with { Origin = settings.Origin with { MaxInFlight = 25 } });
        node.Receive(Given.V1, new LeaderAnnouncement(new Term(1)));
        for (int i = 0; i < 4; i++)
            node.Submit(Given.Transactions(10));
        Assert.Equal([1L, 2L], Sequences(node));
        Assert.Equal([true], node.Probe.Blocked);
        node.Receive(Given.V1, new FinalNotice(new BatchId(Given.B1, 1, 1), default));
        Assert.Equal([1L, 2L, 3L], Sequences(node));
        node.Receive(Given.V1, new FinalNotice(new BatchId(Given.B1, 1, 3), default));
        Assert.Equal([1L, 2L, 3L, 4L], Sequences(node));
        Assert.Equal([true, false], node.Probe.Blocked);
        node.AssertSound();
    }

    private static IEnumerable<long> Sequences(NodeBench node) => node.Sent<Proposal>(Given.V1).SelectMany(p => p.References).Select(r => r.Id.Sequence);

    private void SubmitBatches(int count)
    {
        for (int i = 0; i < count; i++)
            _node.Submit(Given.Transactions(10));
    }

    private void Follow(NodeId leader, long term = 1) => _node.Receive(leader, new LeaderAnnouncement(new Term(term)));

    private void Final(long sequence) => _node.Receive(Given.V1, new FinalNotice(new BatchId(Given.B1, 1, sequence), default));

    private void Credit(NodeId validator, long sequence) => _node.Receive(validator, new BodyCredit(1, sequence));

    private void Reject(ProposalRejection reason) =>
        _node.Receive(Given.V1, new ProposalRejected(new BatchId(Given.B1, 1, 1), reason, Given.V1, new Term(1)));

    private List<Proposal> Proposals(NodeId to) => _node.Sent<Proposal>(to);
}
