using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Tests.Harness;
using Aurigraph.Node.Wire;

namespace Aurigraph.Node.Tests.Consensus;

/// <summary>A leader: validator-1.</summary>
public sealed class ReplicaActorProposalsTests : IDisposable
{
    private static readonly BatchReference First = Given.Reference(Given.B1, 1);
    private static readonly BatchReference Second = Given.Reference(Given.B1, 2);
    private static readonly BatchReference Third = Given.Reference(Given.B1, 3);
    private static readonly BatchReference Other = Given.Reference(Given.B2, 1);

    private readonly NodeBench _node = new NodeBench(Given.Node(Given.V1)).Elected();

    public void Dispose() => _node.Dispose();

    [Fact]
    public void A_new_leader_introduces_itself_to_origins_and_observers()
    {
        using var node = new NodeBench(Given.Node(Given.V1));
        node.Run(600);
        Term term = node.Said<VoteRequest>()[^1].Term;
        node.Receive(new VoteResponse(Given.V2, Given.V1, term, Granted: true));
        node.Settle();
        Assert.Equal([Given.B1, Given.B2, Given.S1], node.Network.Sent.Where(s => s.Message is LeaderAnnouncement).Select(s => s.To));
    }

    [Fact]
    public void The_leader_appends_an_origins_batches_gap_free()
    {
        foreach (BatchReference reference in new[] { Third, First, Second })
            _node.Push(reference);
        _node.Propose(Third);
        Assert.Empty(_node.Ordered(Given.V2));
        _node.Propose(First);
        Assert.Equal([First.Id], _node.Ordered(Given.V2));
        _node.Propose(Second);
        _node.Confirm();
        Assert.Equal([First.Id, Second.Id, Third.Id], _node.Ordered(Given.V2));
    }

    [Fact]
    public void A_reference_that_comes_twice_is_appended_once()
    {
        _node.Push(First);
        _node.Propose(First);
        _node.Propose(First);
        _node.Confirm();
        _node.Propose(First);
        _node.Confirm();
        Assert.Equal(2, _node.Log.Entries.Count);
    }

    [Fact]
    public void A_leader_goes_on_from_its_own_log()
    {
        using var node = new NodeBench(Given.Node(Given.V1), start: false);
        node.Log.Restore(0, new HardState(new Term(1), NodeId.None, default), Given.Entry(1, 1, First), Given.Entry(1, 2, Second));
        node.Start();
        node.Elected();
        node.Push(Third);
        node.Propose(First, Second, Third);
        Assert.Equal([Third.Id], node.Ordered(Given.V2));
    }

    [Fact]
    public void A_reference_is_appended_only_when_its_body_is_durable()
    {
        _node.Log.Held = true;
        _node.Push(First);
        _node.Propose(First);
        Assert.Empty(_node.Ordered(Given.V2));
        _node.Let();
        Assert.Equal([First.Id], _node.Ordered(Given.V2));
    }

    [Fact]
    public void Nobody_waits_for_body_acknowledgements_to_order()
    {
        _node.Push(First);
        _node.Propose(First);
        Assert.Equal([First.Id], _node.Ordered(Given.V2));
        Assert.Empty(_node.Sent<BodyCredit>());
    }

    [Fact]
    public void A_reference_that_lacks_its_body_waits_alone_and_other_origins_pass()
    {
        _node.Push(Other);
        _node.Propose(First);
        _node.Propose(Other);
        Assert.Equal([Other.Id], _node.Ordered(Given.V2));
    }

    [Fact]
    public void A_missing_body_is_pulled_from_the_origin_first_and_then_from_validators_in_turn()
    {
        _node.Propose(First);
        _node.Run(190);
        Assert.Equal([Given.B1, Given.V2, Given.V3], _node.Network.Sent.Where(s => s.Message is BodyPull).Select(s => s.To).Take(3));
        _node.Receive(Given.V2, new BodyPush(Given.Body(First), pulled: true), TrafficClass.Bulk);
        Assert.Equal([First.Id], _node.Ordered(Given.V2));
    }

    [Fact]
    public void A_reference_whose_body_nobody_has_is_rejected_with_a_typed_reason_and_other_origins_pass()
    {
        _node.Propose(First, Second);
        _node.Run(1000);
        ProposalRejected rejected = Assert.Single(_node.Sent<ProposalRejected>(Given.B1));
        Assert.Equal((First.Id, ProposalRejection.BodyUnavailable), (rejected.First, rejected.Reason));
        _node.Push(Other);
        _node.Propose(Other);
        Assert.Equal([Other.Id], _node.Ordered(Given.V2));
        _node.Forget();
        _node.Run(1000);
        Assert.Empty(_node.Sent<BodyPull>());
    }

    [Fact]
    public void When_a_skipped_body_is_proposed_the_leader_pulls_it_at_once()
    {
        _node.Propose(First);
        _node.Receive(Given.B1, new BodySkipped(First.Id));
        Assert.Single(_node.Sent<BodyPull>(Given.B1));
    }

    [Fact]
    public void Under_a_cap_ready_references_wait_in_order_until_what_is_in_flight_is_applied()
    {
        using NodeBench node = Capped(20);
        foreach (BatchReference reference in new[] { First, Second, Third, Other })
            node.Push(reference);
        node.Propose(First, Second, Third);
        node.Propose(Other);
        node.Confirm();
        node.Run(1);
        Assert.Equal([First.Id, Second.Id], node.Ordered(Given.V2).Take(2));
        Assert.Equal(4, node.Ordered(Given.V2).Count);
        Assert.Empty(node.Sent<ProposalRejected>());
        Assert.Equal((true, false), (node.Probe.Blocked[0], node.Probe.Blocked[^1]));
    }

    [Fact]
    public void Nothing_passes_a_cap_before_something_is_applied()
    {
        using NodeBench node = Capped(20);
        foreach (BatchReference reference in new[] { First, Second, Third })
            node.Push(reference);
        node.Propose(First, Second, Third);
        Assert.Equal(3, node.Log.Entries.Count);
        Assert.Equal([true], node.Probe.Blocked);
    }

    [Fact]
    public void A_batch_larger_than_the_cap_goes_alone()
    {
        using NodeBench node = Capped(5);
        node.Push(First);
        node.Push(Other);
        node.Propose(First);
        node.Propose(Other);
        Assert.Equal([First.Id], node.Ordered(Given.V2));
    }

    [Fact]
    public void A_new_leader_counts_what_its_log_has_in_flight()
    {
        using var node = new NodeBench(WithCap(20), start: false);
        node.Log.Restore(0, new HardState(new Term(1), NodeId.None, default), Given.Entry(1, 1, First), Given.Entry(1, 2, Second));
        node.Start();
        node.Run(600);
        Term term = node.Said<VoteRequest>()[^1].Term;
        node.Receive(new VoteResponse(Given.V2, Given.V1, term, Granted: true));
        node.Push(Third);
        node.Propose(Third);
        Assert.Equal(3, node.Log.Entries.Count);
        Assert.Equal([true], node.Probe.Blocked);
    }

    private static NodeBench Capped(int cap) => new NodeBench(WithCap(cap)).Elected();

    private static NodeSettings WithCap(int cap) => Given.Node(Given.V1) with { Replica = Given.Replica with { MaxInFlight = cap } };

    [Fact]
    public void Too_many_uncommitted_bytes_are_rejected_with_a_typed_reason()
    {
        NodeSettings settings = Given.Node(Given.V1);
        using NodeBench node = new NodeBench(settings with { Replica = settings.Replica with { MaxUncommittedBytes = new ByteCount(1500) } }).Elected();
        node.Push(First);
        node.Push(Second);
        node.Propose(First, Second);
        ProposalRejected rejected = Assert.Single(node.Sent<ProposalRejected>(Given.B1));
        Assert.Equal((Second.Id, ProposalRejection.UncommittedQuota), (rejected.First, rejected.Reason));
        node.Confirm();
        node.Propose(Second);
        Assert.Equal([First.Id, Second.Id], node.Ordered(Given.V2));
    }

    [Fact]
    public void More_references_than_may_wait_are_rejected_and_those_before_them_are_ordered()
    {
        _node.Push(First);
        _node.Propose([.. Enumerable.Range(1, 4097).Select(s => Given.Reference(Given.B1, s))]);
        ProposalRejected rejected = Assert.Single(_node.Sent<ProposalRejected>(Given.B1));
        Assert.Equal((4097L, ProposalRejection.TooManyParked), (rejected.First.Sequence, rejected.Reason));
        Assert.Equal([First.Id], _node.Ordered(Given.V2));
    }

    [Fact]
    public void A_newer_incarnation_puts_aside_what_waited_of_the_older_and_the_older_is_rejected_from_then_on()
    {
        BatchReference newer = Given.Reference(Given.B1, 1, incarnation: 2);
        _node.Propose(Second);
        _node.Push(First);
        _node.Push(newer);
        _node.Propose(newer);
        _node.Propose(First);
        Assert.Equal([newer.Id], _node.Ordered(Given.V2));
        ProposalRejected rejected = Assert.Single(_node.Sent<ProposalRejected>(Given.B1));
        Assert.Equal((First.Id, ProposalRejection.StaleIncarnation), (rejected.First, rejected.Reason));
    }

    [Fact]
    public void The_leader_tells_the_origin_when_its_batch_is_committed_and_applied()
    {
        _node.Compute.Holding.Add(ComputeKind.Apply);
        _node.Push(First);
        _node.Propose(First);
        Assert.Empty(_node.Sent<FinalNotice>());
        _node.Confirm();
        Assert.Empty(_node.Sent<FinalNotice>());
        _node.Compute.Complete(ComputeKind.Apply);
        _node.Settle();
        Assert.Equal(First.Id, Assert.Single(_node.Sent<FinalNotice>(Given.B1)).Last);
    }

    [Fact]
    public void A_reference_that_is_final_already_is_answered_with_a_notice()
    {
        _node.Push(First);
        _node.Propose(First);
        _node.Confirm();
        _node.Forget();
        _node.Propose(First);
        Assert.Equal(First.Id, Assert.Single(_node.Sent<FinalNotice>(Given.B1)).Last);
    }

    [Fact]
    public void A_leader_that_started_from_a_checkpoint_tells_an_origin_what_the_checkpoint_holds()
    {
        using var node = new NodeBench(Given.Node(Given.V1), start: false);
        node.Log.Restore(0, new HardState(new Term(1), NodeId.None, new LogIndex(1)), Given.Entry(1, 1, First));
        node.State.Last = new LedgerState(new LogIndex(1), 17, [new OriginMark(Given.B1, 1, 1)]) { Term = new Term(1) };
        node.Start();
        node.Elected();
        node.Propose(First);
        Assert.Equal(First.Id, Assert.Single(node.Sent<FinalNotice>(Given.B1)).Last);
    }

    [Fact]
    public void A_leader_that_is_deposed_forgets_what_waited()
    {
        _node.Propose(First);
        _node.Receive(new Heartbeat(Given.V2, Given.V1, _node.Term().Next, default));
        _node.Forget();
        _node.Push(First);
        _node.Run(100);
        Assert.Single(_node.Log.Entries);
        Assert.Empty(_node.Sent<BodyPull>());
    }

    [Fact]
    public void A_node_that_does_not_lead_says_who_does_and_passes_references_on()
    {
        using var node = new NodeBench(Given.Node(Given.V2));
        node.Beat();
        node.Propose(First);
        Assert.Equal([First.Id], node.Sent<Proposal>(Given.V1).Single().References.Select(r => r.Id));
        ProposalRejected rejected = Assert.Single(node.Sent<ProposalRejected>(Given.B1));
        Assert.Equal((ProposalRejection.NotLeader, Given.V1), (rejected.Reason, rejected.LeaderHint));
    }

    [Fact]
    public void What_was_passed_on_once_is_not_passed_on_again()
    {
        using var node = new NodeBench(Given.Node(Given.V2));
        node.Beat();
        node.Receive(Given.V3, new Proposal([First], null));
        Assert.Empty(node.Sent<Proposal>());
    }

    [Fact]
    public void A_leader_may_gather_references_for_one_append()
    {
        NodeSettings settings = Given.Node(Given.V1);
        using NodeBench node = new NodeBench(settings with { Replica = settings.Replica with { AppendDelay = Duration.FromMilliseconds(2) } }).Elected();
        node.Push(First);
        node.Push(Second);
        node.Propose(First);
        node.Run(1);
        node.Propose(Second);
        Assert.Empty(node.Ordered(Given.V2));
        node.Run(2);
        Assert.Equal(2, node.Said<AppendRequest>(Given.V2)[0].Entries.Count);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public void A_leader_that_gathers_its_inbox_makes_one_append_of_what_waits_there(bool gathers, int entries)
    {
        NodeSettings settings = Given.Node(Given.V1);
        using NodeBench node = new NodeBench(settings with { Replica = settings.Replica with { GathersInbox = gathers } }).Elected();
        node.Push(First);
        node.Push(Second);
        node.ReceiveTogether(Given.B1, new Proposal([First], null), new Proposal([Second], null));
        Assert.Equal([First.Id, Second.Id], node.Ordered(Given.V2));
        Assert.Equal(entries, node.Said<AppendRequest>(Given.V2).First(a => !a.Entries.IsEmpty).Entries.Count);
        node.AssertSound();
    }

    [Fact]
    public void A_leader_that_gathers_its_inbox_still_gathers_for_as_long_as_it_may()
    {
        NodeSettings settings = Given.Node(Given.V1);
        using NodeBench node = new NodeBench(settings with { Replica = settings.Replica with { GathersInbox = true, AppendDelay = Duration.FromMilliseconds(2) } }).Elected();
        node.Push(First);
        node.Propose(First);
        Assert.Empty(node.Ordered(Given.V2));
        node.Run(3);
        Assert.Equal([First.Id], node.Ordered(Given.V2));
    }

    [Fact]
    public void A_single_validator_orders_and_applies_alone()
    {
        using var node = new NodeBench(Given.Node(Given.V1, validators: 1));
        node.Run(700);
        node.Push(First);
        node.Propose(First);
        node.Settle();
        Assert.Equal(First.Id, Assert.Single(node.Sent<FinalNotice>(Given.B1)).Last);
        Assert.Equal(0, node.Memory.Held(MemoryAccount.Bodies));
    }

    [Fact]
    public void A_validator_that_is_an_origin_disseminates_to_itself_as_to_the_others()
    {
        NodeSettings settings = Given.Node(Given.V1);
        using NodeBench node = new NodeBench(settings with { Origins = settings.Validators, Observers = [] }).Elected();
        node.Submit(Given.Transactions(10));
        Assert.Single(node.Ordered(Given.V2));
        Assert.Single(node.Sent<BodyPush>(Given.V3));
        node.Confirm();
        Assert.Single(node.Probe.Final);
        Assert.Equal(0, node.Memory.Held(MemoryAccount.Mempool));
        node.AssertSound();
    }

    [Fact]
    public void A_validator_that_is_an_origin_answers_pulls_for_batches_that_only_its_origin_holds()
    {
        NodeSettings settings = Given.Node(Given.V1);
        using var node = new NodeBench(settings with
        {
            Origins = settings.Validators,
            Observers = [],
            Replica = settings.Replica with { Dissemination = DisseminationMode.Leader },
        });
        node.Receive(Given.V2, new LeaderAnnouncement(new Term(1)));
        node.Submit(Given.Transactions(10));
        BatchReference reference = node.Sent<Proposal>(Given.V2).Single().References[0];
        node.Receive(Given.V2, new BodyPull([reference]));
        Assert.Equal(reference.Id, Assert.Single(node.Sent<BodyPush>(Given.V2)).Body.Reference.Id);
    }

    [Fact]
    public void A_leader_without_memory_for_its_own_batch_pulls_it_from_itself_later()
    {
        NodeSettings settings = Given.Node(Given.V1);
        using NodeBench node = new NodeBench(settings with { Origins = settings.Validators, Observers = [] }).Elected();
        node.Memory.Refusing.Add(MemoryAccount.Bodies);
        node.Submit(Given.Transactions(10));
        node.Memory.Refusing.Clear();
        node.Run(400);
        Assert.Single(node.Ordered(Given.V2));
        node.AssertSound();
    }
}
