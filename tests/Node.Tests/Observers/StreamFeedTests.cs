using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Tests.Harness;
using Aurigraph.Node.Wire;

namespace Aurigraph.Node.Tests.Observers;

/// <summary>validator-2, led by validator-1, feeds slim-1.</summary>
public sealed class StreamFeedTests : IDisposable
{
    private readonly NodeBench _node = new(Given.Node(Given.V2));

    public void Dispose() => _node.Dispose();

    [Fact]
    public void What_is_applied_is_gathered_for_a_moment_and_sent_together()
    {
        Subscribe(after: 0);
        Commit(3);
        Assert.Empty(Streamed());
        _node.Run(5);
        Assert.Equal([1L, 2L, 3L], Assert.Single(_node.Sent<StreamBatch>(Given.S1), b => b.Entries.Count > 0).Entries.Select(e => e.Index.Value));
    }

    [Fact]
    public void An_observer_that_missed_entries_is_given_them_first()
    {
        Commit(3);
        Subscribe(after: 1);
        Commit(4);
        _node.Run(10);
        Assert.Equal([2L, 3L, 4L], Streamed());
    }

    [Fact]
    public void No_more_is_sent_than_the_observer_can_hold_until_it_credits()
    {
        Subscribe(after: 0, window: 2500);
        Commit(6);
        _node.Run(10);
        Assert.Equal([1L, 2L], Streamed());
        _node.Receive(Given.S1, new StreamCredit(new LogIndex(2)));
        Assert.Equal([1L, 2L, 3L, 4L], Streamed());
    }

    [Fact]
    public void What_the_network_refused_is_sent_when_there_is_room()
    {
        Subscribe(after: 0);
        _node.Network.Full.Add((Given.S1, TrafficClass.Bulk));
        Commit(2);
        _node.Run(10);
        Assert.Empty(Streamed());
        _node.Drained(Given.S1, TrafficClass.Bulk);
        Assert.Equal([1L, 2L], Streamed());
    }

    [Fact]
    public void What_the_network_refused_is_sent_even_when_nobody_says_that_there_is_room()
    {
        Subscribe(after: 0);
        _node.Network.Full.Add((Given.S1, TrafficClass.Bulk));
        Commit(2);
        _node.Run(10);
        _node.Network.Full.Clear();
        _node.RunLed(1000);
        Assert.Equal([1L, 2L], Streamed());
    }

    [Fact]
    public void A_quiet_feed_gives_signs_of_life()
    {
        Subscribe(after: 0);
        _node.Forget();
        _node.RunLed(3000);
        Assert.InRange(_node.Sent<StreamBatch>(Given.S1).Count, 3, 6);
    }

    [Fact]
    public void A_leader_refuses_to_feed()
    {
        using NodeBench node = new NodeBench(Given.Node(Given.V1)).Elected();
        node.Receive(Given.S1, new StreamSubscribe(default, StreamContent.Full, new ByteCount(1000)));
        Assert.Equal(Given.V1, Assert.Single(node.Sent<StreamRefused>(Given.S1)).Leader);
    }

    [Fact]
    public void A_new_leader_sends_its_observers_elsewhere()
    {
        Subscribe(after: 0);
        _node.Elected();
        Commit(1);
        _node.Forget();
        _node.Run(1000);
        Assert.Empty(_node.Sent<StreamBatch>());
    }

    [Fact]
    public void The_only_validator_feeds_although_it_leads()
    {
        using var node = new NodeBench(Given.Node(Given.V1, validators: 1));
        node.Run(700);
        node.Receive(Given.S1, new StreamSubscribe(default, StreamContent.Full, new ByteCount(1000)));
        Assert.Empty(node.Sent<StreamRefused>());
        Assert.NotEmpty(node.Sent<StreamBatch>(Given.S1));
    }

    [Fact]
    public void A_feed_whose_log_begins_behind_what_an_observer_has_gives_it_the_state_and_then_the_rest()
    {
        using var node = new NodeBench(Given.Node(Given.V2), start: false);
        node.Log.Restore(0, new HardState(new Term(1), NodeId.None, new LogIndex(1)), [.. Enumerable.Range(1, 2).Select(i => Entry(i))]);
        node.State.Last = new LedgerState(new LogIndex(4), 17, [new OriginMark(Given.B1, 1, 4)]) { Term = new Term(1) };
        node.Start();
        node.Receive(Given.S1, new StreamSubscribe(default, StreamContent.Headers, new ByteCount(10_000)));
        node.Run(100);
        SnapshotChunk[] chunks = [.. node.Sent<SnapshotChunk>(Given.S1)];
        Assert.Equal(new LogIndex(4), chunks[0].Mark.Index);
        Assert.Empty(Streamed(node));
        node.Receive(Given.S1, new StreamSubscribe(new LogIndex(4), StreamContent.Headers, new ByteCount(10_000)));
        node.Push(Given.Reference(Given.B1, 5));
        node.Append(4, 5, Entry(5));
        node.RunLed(1000);
        Assert.Equal([5L], Streamed(node));
        node.AssertSound();
    }

    private static LogEntry Entry(long index) => Given.Entry(1, index, Given.Reference(Given.B1, index));

    private static long[] Streamed(NodeBench node) => [.. node.Sent<StreamBatch>(Given.S1).SelectMany(b => b.Entries).Select(e => e.Index.Value)];

    private long[] Streamed() => Streamed(_node);

    private void Subscribe(long after, long window = 100_000) =>
        _node.Receive(Given.S1, new StreamSubscribe(new LogIndex(after), StreamContent.Full, new ByteCount(window)));

    /// <summary>The log grows to so many batches of one origin, all committed.</summary>
    private void Commit(int count)
    {
        int first = _node.Log.Entries.Count;
        LogEntry[] entries = [.. Enumerable.Range(first + 1, count - first).Select(i => Entry(i))];
        foreach (LogEntry entry in entries)
            _node.Push(((BatchPayload)entry.Payload!).Reference);
        _node.Append(first, count, entries);
    }
}
