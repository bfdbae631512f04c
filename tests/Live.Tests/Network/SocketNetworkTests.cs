using Aurigraph.Live.Network;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Network;

public sealed class SocketNetworkTests
{
    [Fact]
    public async Task Two_nodes_talk_both_ways_on_both_lanes()
    {
        await using var pair = new Pair();
        pair.Send(1);
        pair.Send(2, TrafficClass.Bulk, 1_000_000);
        pair.NetworkB.Send(Pair.A, Inbox.Message(3), TrafficClass.Control);
        await Until.TrueAsync(() => pair.InboxB.Count == 2 && pair.InboxA.Count == 1, "all arrived");
        Assert.Equal([2L], pair.InboxB.Numbers(TrafficClass.Bulk));
        var push = (BodyPush)pair.InboxB.Arrivals.Single(a => a.Class == TrafficClass.Bulk).Message;
        Assert.Equal(1_000_000, push.Body.Payload.Content.Length);
        Assert.True(push.Body.Payload.Content.Span.IndexOfAnyExcept((byte)2) < 0);
    }

    [Theory]
    [InlineData(1, 40)]
    [InlineData(7, 100)]
    [InlineData(300, 300)]
    [InlineData(64_000, 4_000_000)]
    public async Task Frames_arrive_whole_and_in_order_however_they_are_cut(int chunk, int window)
    {
        await using var pair = new Pair(o => o with { Chunk = new ByteCount(chunk), Window = new ByteCount(window) });
        int[] sizes = [0, 1, 5, 300, 17_000, 0, 70_000, 2, 0, 0];
        for (int i = 0; i < sizes.Length; i++)
            pair.Send(i + 1, TrafficClass.Bulk, chunk < 100 ? sizes[i] / 50 : sizes[i]);
        await Until.TrueAsync(() => pair.InboxB.Count == sizes.Length, "all arrived");
        Assert.Equal(Enumerable.Range(1, sizes.Length).Select(n => (long)n), pair.InboxB.Numbers(TrafficClass.Bulk));
        foreach (BodyPush push in pair.InboxB.Arrivals.Select(a => a.Message).OfType<BodyPush>())
            Assert.True(push.Body.Payload.Content.Span.IndexOfAnyExcept((byte)push.Body.Reference.Id.Sequence) < 0);
    }

    [Fact]
    public async Task A_peer_that_starts_again_is_connected_again()
    {
        await using var pair = new Pair();
        pair.Send(1);
        await Until.TrueAsync(() => pair.InboxB.Count == 1, "the first message arrived");
        await pair.RestartBAsync();
        long number = 1;
        await Until.TrueAsync(() => pair.Send(++number) == SendResult.Accepted && pair.InboxB.Count > 1, "another message arrived");
        long[] numbers = pair.InboxB.Numbers(TrafficClass.Control);
        Assert.Equal(numbers.Distinct().Order(), numbers);
        Assert.Equal(2, pair.NetworkA.Counts.Lanes.Sum(l => l.Connections));
        Assert.Contains(pair.Events, e => e is PeerLost { Peer: var peer } && peer == Pair.B);
    }

    [Fact]
    public async Task While_a_peer_is_away_its_buffer_stays_bounded_and_old_messages_are_dropped()
    {
        await using var pair = new Pair(o => o with { PeerBuffer = new ByteCount(10_000) });
        pair.NetworkA.Know(Pair.B, new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 1));
        for (int i = 0; i < 2000; i++)
            pair.Send(i);
        Assert.InRange(pair.NetworkA.Counts.Lanes.Sum(l => l.QueuedBytes), 0, 10_000);
        await Until.TrueAsync(() => pair.NetworkA.Counts.Lanes is var lanes && lanes.Sum(l => l.QueuedBytes) == 0 && lanes.Sum(l => l.LostBytes) > 0, "a failed attempt drops what waited");
        Assert.Empty(pair.InboxA.Drains);
        pair.NetworkA.Know(Pair.B, pair.NetworkB.EndPoint);
        await Until.TrueAsync(() => pair.InboxA.Drains.Length == 1, "the sender that was refused is told when the peer is back");
        Assert.Equal((Pair.B, TrafficClass.Control), pair.InboxA.Drains[0]);
    }

    [Fact]
    public async Task A_message_that_cannot_be_sent_is_refused_where_it_is_sent()
    {
        await using var pair = new Pair(o => o with { MaxFrame = new ByteCount(1_000) });
        Assert.Contains("more than the largest frame", Assert.Throws<ArgumentException>(() => pair.Send(1, TrafficClass.Bulk, 1_000)).Message, StringComparison.Ordinal);
        Assert.Contains("does not know where validator-9 listens", Assert.Throws<ArgumentException>(() => pair.NetworkA.Send(NodeId.Validator(9), Inbox.Message(1), TrafficClass.Control)).Message, StringComparison.Ordinal);
        var described = new BodyPush(new Aurigraph.Node.Batches.BatchBody(new Aurigraph.Node.Batches.BatchReference(default, 1UL, 1, 10), Aurigraph.Node.Batches.Payload.Described(10)), pulled: false);
        Assert.Contains("only described", Assert.Throws<ArgumentException>(() => pair.NetworkA.Send(Pair.B, described, TrafficClass.Bulk)).Message, StringComparison.Ordinal);
        pair.Send(2);
        await Until.TrueAsync(() => pair.InboxB.Count == 1, "what follows is not harmed");
    }

    [Fact]
    public async Task Whoever_fails_to_take_a_message_is_told_of_and_loses_the_connection()
    {
        List<NetworkEvent> events = [];
        await using var receiver = new SocketNetwork(Pair.Options(Pair.B), new Failing(), null, e => { lock (events) events.Add(e); });
        receiver.Start();
        await using var sender = new SocketNetwork(Pair.Options(Pair.A), new Inbox());
        sender.Start();
        sender.Know(Pair.B, receiver.EndPoint);
        sender.Send(Pair.B, Inbox.Message(1), TrafficClass.Control);
        await Until.TrueAsync(() => { lock (events) return events.OfType<NetworkFailed>().Any(e => e.Failure is InvalidOperationException); }, "the failure is told");
    }

    private sealed class Failing : IArrivals
    {
        public void Arrived(in Arrival arrival) => throw new InvalidOperationException("full");

        public void Drained(NodeId peer, TrafficClass trafficClass)
        {
        }
    }
}
