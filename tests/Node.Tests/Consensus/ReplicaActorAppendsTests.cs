using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Tests.Harness;
using Aurigraph.Node.Wire;

namespace Aurigraph.Node.Tests.Consensus;

/// <summary>A follower: validator-2, led by validator-1.</summary>
public sealed class ReplicaActorAppendsTests : IDisposable
{
    private static readonly BatchReference First = Given.Reference(Given.B1, 1);
    private static readonly BatchReference Second = Given.Reference(Given.B1, 2);

    private readonly NodeBench _node = new(Given.Node(Given.V2));

    public void Dispose() => _node.Dispose();

    [Fact]
    public void A_follower_parks_an_append_until_the_bodies_it_names_are_durable()
    {
        _node.Append(0, 0, Given.Entry(1, 1, First));
        Assert.Empty(_node.Log.Entries);
        _node.Log.Held = true;
        _node.Push(First);
        Assert.Equal(1, _node.Log.WaitingCount);
        Assert.Empty(_node.Said<AppendResponse>());
        _node.Let();
        Assert.Single(_node.Log.Entries);
        Assert.Equal(new LogIndex(1), _node.Said<AppendResponse>(Given.V1).Single().Index);
    }

    [Fact]
    public void The_beginning_of_an_append_whose_bodies_are_here_enters_the_log_alone()
    {
        _node.Append(0, 0, Given.Entry(1, 1), Given.Entry(1, 2, First));
        Assert.Single(_node.Log.Entries);
        Assert.Equal(new LogIndex(1), _node.Said<AppendResponse>(Given.V1).Single().Index);
        _node.Push(First);
        Assert.Equal(2, _node.Log.Entries.Count);
    }

    [Fact]
    public void An_append_that_leaves_a_gap_is_refused_at_once_and_asks_for_no_bodies()
    {
        _node.Append(7, 1, Given.Entry(1, 8, First));
        Assert.NotEmpty(_node.Said<AppendResponse>(Given.V1));
        _node.Run(5000);
        Assert.Empty(_node.Sent<BodyPull>());
    }

    [Fact]
    public void Parked_appends_are_taken_in_order_once_the_first_has_its_bodies()
    {
        _node.Append(0, 0, Given.Entry(1, 1, First));
        _node.Append(1, 0, Given.Entry(1, 2, Second));
        _node.Push(Second);
        Assert.Empty(_node.Log.Entries);
        _node.Push(First);
        Assert.Equal([1L, 2L], _node.Log.Entries.Select(e => e.Index.Value));
    }

    [Fact]
    public void An_append_behind_a_parked_one_does_not_overtake_it()
    {
        _node.Append(0, 0, Given.Entry(1, 1, First));
        _node.Append(1, 0, Given.Entry(1, 2));
        Assert.Empty(_node.Said<AppendResponse>());
    }

    [Fact]
    public void Heartbeats_and_votes_are_never_parked()
    {
        _node.Append(0, 0, Given.Entry(1, 1, First));
        _node.Beat();
        Assert.Single(_node.Said<HeartbeatResponse>(Given.V1));
        _node.Receive(new VoteRequest(Given.V3, Given.V2, new Term(2), new LogIndex(1), new Term(1)));
        Assert.True(_node.Said<VoteResponse>(Given.V3).Single().Granted);
    }

    [Fact]
    public void No_more_appends_are_parked_than_a_leader_keeps_unanswered()
    {
        BatchReference[] references = [.. Enumerable.Range(1, 10).Select(s => Given.Reference(Given.B1, s))];
        for (int i = 0; i < 10; i++)
            _node.Append(i, 0, Given.Entry(1, i + 1, references[i]));
        foreach (BatchReference reference in references.Reverse())
            _node.Push(reference);
        Assert.Equal(8, _node.Log.Entries.Count);
    }

    [Fact]
    public void An_append_of_a_newer_leader_puts_those_parked_aside()
    {
        _node.Append(0, 0, Given.Entry(1, 1, First));
        _node.Receive(new AppendRequest(Given.V3, Given.V2, new Term(2), default, default, EntrySlice.Of(Given.Entry(2, 1)), default));
        Assert.Equal(new Term(2), _node.Log.Entries.Single().Term);
        _node.Push(First);
        Assert.Single(_node.Log.Entries);
        _node.AssertSound();
    }

    [Fact]
    public void A_parked_append_of_a_deposed_leader_is_refused_when_its_body_comes()
    {
        _node.Append(0, 0, Given.Entry(1, 1, First));
        _node.Receive(new Heartbeat(Given.V3, Given.V2, new Term(2), default));
        _node.Push(First);
        Assert.Empty(_node.Log.Entries);
        Assert.Equal((new Term(2), LogIndex.Zero), (_node.Said<AppendResponse>(Given.V1).Single().Term, _node.Said<AppendResponse>(Given.V1).Single().Index));
    }

    [Fact]
    public void A_missing_body_is_pulled_from_the_appends_sender_after_the_grace_time()
    {
        _node.Beat();
        _node.Append(0, 0, Given.Entry(1, 1, First), Given.Entry(1, 2, Second));
        _node.Run(45);
        Assert.Empty(_node.Sent<BodyPull>());
        _node.Run(55);
        Assert.Equal([First.Id, Second.Id], _node.Sent<BodyPull>(Given.V1)[0].References.Select(r => r.Id));
    }

    [Fact]
    public void A_body_that_comes_within_the_grace_time_is_not_pulled()
    {
        _node.Append(0, 0, Given.Entry(1, 1, First));
        _node.Run(40);
        _node.Push(First);
        _node.RunLed(1000);
        Assert.Empty(_node.Sent<BodyPull>());
    }

    [Fact]
    public void A_body_that_was_skipped_is_pulled_at_once()
    {
        _node.Append(0, 0, Given.Entry(1, 1, First));
        _node.Receive(Given.B1, new BodySkipped(First.Id));
        Assert.Equal([First.Id], Assert.Single(_node.Sent<BodyPull>(Given.V1)).References.Select(r => r.Id));
    }

    [Fact]
    public void A_skip_that_overtakes_bodies_on_their_way_does_not_have_them_pulled()
    {
        _node.Append(0, 0, Given.Entry(1, 1, First), Given.Entry(1, 2, Second));
        _node.Receive(Given.B1, new BodySkipped(Second.Id));
        Assert.Equal([Second.Id], Assert.Single(_node.Sent<BodyPull>(Given.V1)).References.Select(r => r.Id));
    }

    [Fact]
    public void A_pull_that_is_not_answered_is_repeated_ever_more_rarely()
    {
        _node.Append(0, 0, Given.Entry(1, 1, First));
        _node.RunLed(10_000);
        Assert.InRange(_node.Sent<BodyPull>(Given.V1).Count, 5, 12);
    }

    [Fact]
    public void A_pull_that_is_being_answered_is_not_repeated()
    {
        BatchReference[] references = [.. Enumerable.Range(1, 8).Select(s => Given.Reference(Given.B1, s))];
        _node.Append(0, 0, [.. references.Select((r, i) => Given.Entry(1, i + 1, r))]);
        _node.RunLed(100);
        Assert.Single(_node.Sent<BodyPull>());
        foreach (BatchReference reference in references)
        {
            _node.Receive(Given.V1, new BodyPush(Given.Body(reference), pulled: true), TrafficClass.Bulk);
            _node.RunLed(50);
        }
        Assert.Single(_node.Sent<BodyPull>());
        Assert.Equal(8, _node.Log.Entries.Count);
    }

    [Fact]
    public void A_pull_asks_for_no_more_than_a_window_at_once()
    {
        BatchReference[] references = [.. Enumerable.Range(1, 8).Select(s => Given.Reference(Given.B1, s, bytes: 4000))];
        _node.Append(0, 0, [.. references.Select((r, i) => Given.Entry(1, i + 1, r))]);
        _node.RunLed(100);
        Assert.Equal(2, _node.Sent<BodyPull>()[0].References.Count);
    }

    [Fact]
    public void Without_memory_for_a_body_the_append_stays_parked_and_the_body_is_pulled_later()
    {
        _node.Memory.Refusing.Add(MemoryAccount.Bodies);
        _node.Append(0, 0, Given.Entry(1, 1, First));
        _node.Push(First);
        _node.RunLed(200);
        Assert.Empty(_node.Log.Entries);
        Assert.NotEmpty(_node.Sent<BodyPull>(Given.V1));
        _node.Memory.Refusing.Clear();
        _node.Receive(Given.V1, new BodyPush(Given.Body(First), pulled: true), TrafficClass.Bulk);
        Assert.Single(_node.Log.Entries);
    }

    [Fact]
    public void A_slow_state_machine_bounds_the_bodies_that_are_pulled_ahead_of_it()
    {
        _node.Compute.Holding.Add(ComputeKind.Apply);
        long index = 0;
        for (int round = 0; round < 60; round++)
        {
            BatchReference reference = Given.Reference(Given.B1, index + 1);
            _node.Append(index, index, Given.Entry(1, index + 1, reference));
            _node.RunLed(100);
            if (_node.Sent<BodyPull>().LastOrDefault()?.References.Any(r => r.Id == reference.Id) != true)
                break;
            _node.Receive(Given.V1, new BodyPush(Given.Body(reference), pulled: true), TrafficClass.Bulk);
            index++;
        }
        // Two origins, each with a window of 10,000 bytes, and what one pull may add.
        Assert.InRange(_node.Memory.Held(MemoryAccount.Bodies), 10_000, 30_000);
        _node.Beat(commit: index);
        for (long i = 0; i < index; i++)
        {
            _node.Compute.Complete(ComputeKind.Apply);
            _node.Settle();
        }
        _node.Forget();
        _node.RunLed(5000);
        Assert.NotEmpty(_node.Sent<BodyPull>(Given.V1));
    }

    [Fact]
    public void Through_the_leader_bodies_come_with_the_append_and_are_held_until_applied()
    {
        NodeSettings settings = Given.Node(Given.V2);
        using var node = new NodeBench(settings with { Replica = settings.Replica with { Dissemination = DisseminationMode.Leader } });
        var entry = new LogEntry(new Term(1), new LogIndex(1), new BatchPayload(First, Given.Body(First)));
        node.Memory.Refusing.Add(MemoryAccount.Bodies);
        node.Append(0, 0, entry);
        Assert.Empty(node.Log.Entries);
        node.Memory.Refusing.Clear();
        node.Append(0, 0, entry);
        Assert.Single(node.Log.Entries);
        Assert.Equal(1000, node.Memory.Held(MemoryAccount.Bodies));
        node.Beat(commit: 1);
        Assert.Equal(0, node.Memory.Held(MemoryAccount.Bodies));
    }
}
