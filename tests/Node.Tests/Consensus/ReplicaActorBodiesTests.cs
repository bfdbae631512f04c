using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Tests.Harness;
using Aurigraph.Node.Wire;

namespace Aurigraph.Node.Tests.Consensus;

/// <summary>Bodies on a follower: validator-2, led by validator-1.</summary>
public sealed class ReplicaActorBodiesTests : IDisposable
{
    private static readonly BatchReference First = Given.Reference(Given.B1, 1);

    private readonly NodeBench _node = new(Given.Node(Given.V2));

    public void Dispose() => _node.Dispose();

    [Fact]
    public void A_body_leaves_memory_when_it_is_applied_and_its_origin_is_credited()
    {
        _node.Push(First);
        _node.Append(0, 0, Given.Entry(1, 1, First));
        Assert.Equal(1000, _node.Memory.Held(MemoryAccount.Bodies));
        _node.Beat(commit: 1);
        Assert.Equal(0, _node.Memory.Held(MemoryAccount.Bodies));
        _node.Run(50);
        BodyCredit credit = Assert.Single(_node.Sent<BodyCredit>(Given.B1));
        Assert.Equal((1L, 1L), (credit.Incarnation, credit.Sequence));
    }

    [Fact]
    public void A_body_that_comes_again_is_neither_charged_nor_written_again()
    {
        _node.Push(First);
        _node.Push(First);
        _node.Append(0, 1, Given.Entry(1, 1, First));
        _node.Push(First);
        Assert.Equal(0, _node.Memory.Held(MemoryAccount.Bodies));
        Assert.Single(_node.Compute.Jobs, j => j.Kind == ComputeKind.CheckDigest);
    }

    [Fact]
    public void A_body_in_memory_is_served_and_one_that_is_only_durable_is_read_back()
    {
        BatchReference second = Given.Reference(Given.B1, 2);
        _node.Push(First);
        _node.Push(second);
        _node.Append(0, 1, Given.Entry(1, 1, First));
        _node.Receive(Given.V3, new BodyPull([First, second, Given.Reference(Given.B1, 3)]));
        Assert.Equal([First.Id, second.Id], _node.Sent<BodyPush>(Given.V3).Select(p => p.Body.Reference.Id).OrderBy(id => id.Sequence));
        Assert.All(_node.Sent<BodyPush>(Given.V3), p => Assert.True(p.Pulled));
        Assert.Equal([First.Id], _node.Log.Reads);
    }

    [Fact]
    public void A_restarted_validator_serves_every_body_that_its_log_names()
    {
        _node.Push(First);
        _node.Append(0, 1, Given.Entry(1, 1, First));
        _node.Crash();
        _node.Start();
        _node.Receive(Given.V3, new BodyPull([First]));
        Assert.Equal(First.Id, Assert.Single(_node.Sent<BodyPush>(Given.V3)).Body.Reference.Id);
    }

    [Fact]
    public void A_restarted_validator_does_not_ask_again_for_bodies_that_its_log_names()
    {
        _node.Push(First);
        _node.Append(0, 0, Given.Entry(1, 1, First));
        _node.Crash();
        _node.Start();
        _node.Append(0, 0, Given.Entry(1, 1, First), Given.Entry(1, 2));
        Assert.Equal(2, _node.Log.Entries.Count);
        _node.Push(First);
        Assert.Equal(0, _node.Memory.Held(MemoryAccount.Bodies));
    }

    [Fact]
    public void A_body_that_was_not_durable_before_a_crash_is_parked_for_again()
    {
        _node.Log.Held = true;
        _node.Push(First);
        _node.Crash();
        _node.Log.Held = false;
        _node.Start();
        _node.Append(0, 0, Given.Entry(1, 1, First));
        Assert.Empty(_node.Log.Entries);
    }

    [Fact]
    public void An_unreferenced_body_expires()
    {
        _node.Push(First);
        _node.RunLed(29_000);
        Assert.Equal(1000, _node.Memory.Held(MemoryAccount.Bodies));
        _node.RunLed(32_000);
        Assert.Equal(0, _node.Memory.Held(MemoryAccount.Bodies));
        Assert.Equal([First.Id], _node.Log.Dropped);
    }

    [Fact]
    public void A_body_of_an_older_incarnation_that_no_entry_names_expires_and_one_that_is_named_does_not()
    {
        BatchReference orphan = Given.Reference(Given.B1, 2);
        BatchReference newer = Given.Reference(Given.B1, 1, incarnation: 2);
        foreach (BatchReference reference in new[] { First, orphan, newer })
            _node.Push(reference);
        _node.Append(0, 0, Given.Entry(1, 1, First), Given.Entry(1, 2, newer));
        _node.RunLed(61_000);
        Assert.Equal([orphan.Id], _node.Log.Dropped);
        Assert.Equal(2000, _node.Memory.Held(MemoryAccount.Bodies));
    }

    [Fact]
    public void A_body_that_a_parked_append_names_does_not_expire()
    {
        BatchReference second = Given.Reference(Given.B1, 2);
        _node.Push(second);
        _node.Append(0, 0, Given.Entry(1, 1, First), Given.Entry(1, 2, second));
        _node.RunLed(65_000);
        Assert.Empty(_node.Log.Dropped);
        _node.Push(First);
        Assert.Equal(2, _node.Log.Entries.Count);
    }

    [Fact]
    public void A_body_that_expired_is_pulled_when_it_is_named_after_all()
    {
        _node.Push(First);
        _node.RunLed(61_000);
        _node.Append(0, 0, Given.Entry(1, 1, First));
        Assert.Empty(_node.Log.Entries);
        Assert.Single(_node.Sent<BodyPull>(Given.V1));
    }

    [Fact]
    public void A_durable_body_that_was_recovered_and_is_never_named_expires()
    {
        _node.Push(First);
        _node.Crash();
        _node.Start();
        _node.RunLed(61_000);
        Assert.Equal([First.Id], _node.Log.Dropped);
    }

    [Fact]
    public void Signatures_are_checked_again_where_the_settings_ask_for_it()
    {
        NodeSettings settings = Given.Node(Given.V2);
        using var node = new NodeBench(settings with
        {
            Origin = settings.Origin with { Signed = true },
            Replica = settings.Replica with { Verify = VerifyAt.EveryContainer, ContainerSlots = 2, ContainerSlot = 1 },
        });
        node.Push(First);
        node.Push(Given.Reference(Given.B1, 2));
        Assert.Equal(1, node.Compute.Jobs.Count(j => j.Kind == ComputeKind.VerifySignatures));
        Assert.Equal(2, node.Compute.Jobs.Count(j => j.Kind == ComputeKind.CheckDigest));
    }

    [Fact]
    public void A_validator_ignores_whoever_is_no_member()
    {
        foreach (NodeId other in new[] { Given.Stranger, NodeId.None, NodeId.Slim(9) })
        {
            _node.Receive(other, new ConsensusMessage(new Heartbeat(other, Given.V2, new Term(9), default)));
            _node.Receive(other, new BodyPush(Given.Body(First), pulled: false), TrafficClass.Bulk);
            _node.Receive(other, new BodySkipped(First.Id));
            _node.Receive(other, new BodyPull([First]));
            _node.Receive(other, new Proposal([First], null));
            _node.Receive(other, new StreamSubscribe(default, StreamContent.Full, new ByteCount(1000)));
            _node.Receive(other, new StreamCredit(default));
        }
        _node.Run(10);
        Assert.Empty(_node.Network.Sent);
        Assert.Equal(0, _node.Memory.Held(MemoryAccount.Bodies));
        _node.AssertSound();
    }

    [Fact]
    public void A_member_speaks_only_for_itself()
    {
        _node.Receive(Given.V1, new ConsensusMessage(new Heartbeat(Given.V3, Given.V2, new Term(9), default)));
        _node.Receive(Given.B2, new BodyPush(Given.Body(First), pulled: false), TrafficClass.Bulk);
        _node.Receive(Given.B2, new Proposal([First], null));
        _node.Receive(Given.B2, new BodySkipped(First.Id));
        Assert.Empty(_node.Network.Sent);
        Assert.Equal(0, _node.Memory.Held(MemoryAccount.Bodies));
    }

    [Fact]
    public void An_empty_proposal_is_ignored()
    {
        _node.Receive(Given.B1, new Proposal([], null));
        _node.AssertSound();
    }
}
