using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Network;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Network;

public class BufferTests
{
    /// <summary>1 MB/s, so that 1 KB takes 1 ms, and buffers of 10 KB.</summary>
    private static readonly Aurigraph.NetworkModels.NetworkModel Small =
        NetworkBench.With(nicBytesPerSecond: 1e6) with { PeerBuffer = new ByteCount(10_000), Chunk = new ByteCount(100_000) };

    [Fact]
    public void A_full_buffer_refuses_and_tells_once_when_half_of_it_is_free()
    {
        var bench = new NetworkBench(Small).Apart(2);
        // The first is on the wire at once, ten are queued.
        Assert.All(Enumerable.Range(0, 11), i => Assert.Equal(SendResult.Accepted, bench.Send(1, 2, 1_000, number: i)));
        Assert.Equal(SendResult.Full, bench.Send(1, 2, 1_000));
        Assert.Equal(SendResult.Full, bench.Send(1, 2, 1_000));
        bench.Run(4.999);
        Assert.Empty(bench.Inbox(1).Drains);
        bench.Run(1_000);
        Assert.Equal((NetworkBench.Time(5), NodeId.Validator(2), TrafficClass.Control), Assert.Single(bench.Inbox(1).Drains));
        Assert.Equal(Enumerable.Range(0, 11).Select(i => (long)i), bench.Inbox(2).Numbers);
        Assert.Equal(2, bench.Network.Find(NodeId.Validator(1)).Totals.RefusedMessages);
    }

    [Fact]
    public void A_sender_that_was_never_refused_is_told_nothing()
    {
        var bench = new NetworkBench(Small).Apart(2);
        for (int i = 0; i < 11; i++)
            bench.Send(1, 2, 1_000);
        bench.Run(1_000);
        Assert.Empty(bench.Inbox(1).Drains);
    }

    [Fact]
    public void Each_peer_and_class_has_a_buffer_of_its_own()
    {
        var bench = new NetworkBench(Small).Apart(3);
        for (int i = 0; i < 11; i++)
            bench.Send(1, 2, 1_000);
        Assert.Equal(SendResult.Full, bench.Send(1, 2, 1_000));
        Assert.Equal(SendResult.Accepted, bench.Send(1, 2, 1_000, TrafficClass.Bulk));
        Assert.Equal(SendResult.Accepted, bench.Send(1, 3, 1_000));
        Assert.Equal(SendResult.Accepted, bench.Send(2, 1, 1_000));
    }

    [Fact]
    public void A_message_larger_than_the_buffer_goes_when_the_buffer_is_empty()
    {
        var bench = new NetworkBench(Small, new MessageCosts(1_000_000, 0)).Apart(2);
        Assert.Equal(SendResult.Accepted, bench.Send(1, 2, 50_000, TrafficClass.Bulk));
        Assert.Equal(SendResult.Full, bench.Send(1, 2, 1, TrafficClass.Bulk));
        bench.Run(1);
        Assert.Single(bench.Inbox(1).Drains);
        Assert.Equal(SendResult.Accepted, bench.Send(1, 2, 50_000, TrafficClass.Bulk));
        bench.Run(1_000);
        Assert.Equal(2, bench.Inbox(2).Count);
    }

    [Fact]
    public void A_node_refused_again_after_it_was_told_is_told_again()
    {
        var bench = new NetworkBench(Small).Apart(2);
        int sent = 0;
        void Fill()
        {
            while (sent < 100 && bench.Send(1, 2, 1_000, number: sent) == SendResult.Accepted)
                sent++;
        }

        bench.Inbox(1).OnDrained = (_, _) => Fill();
        Fill();
        bench.Run(1_000);
        Assert.Equal(100, bench.Inbox(2).Count);
        // Refused at 11; each notice finds room for 5 or so.
        Assert.InRange(bench.Inbox(1).Drains.Count, 15, 20);
        Assert.Equal(bench.Inbox(1).Drains.Count, bench.Network.Find(NodeId.Validator(1)).Totals.RefusedMessages);
    }

    [Fact]
    public void A_bulk_message_for_many_peers_is_held_once_until_the_last_has_acknowledged_it()
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 5, nicBytesPerSecond: 1e6)).Apart(4);
        var memory = new CountedMemory();
        bench.Crash(1);
        bench.Start(1, memory);
        var body = new TestMessage(10_000);
        for (int to = 2; to <= 4; to++)
            bench.Port(1).Send(NodeId.Validator(to), body, TrafficClass.Bulk);
        Assert.Equal(10_000, memory.Held);
        // Sent at 30 ms, received at 35 ms, acknowledged at 40 ms.
        bench.Run(39.999);
        Assert.Equal(10_000, memory.Held);
        bench.Run(40);
        Assert.Equal(0, memory.Held);
        Assert.Equal(10_000, memory.Peak);
    }

    [Fact]
    public void A_receiver_holds_a_bulk_message_from_its_first_byte_until_it_is_handed_over()
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 5, nicBytesPerSecond: 1e6) with { Chunk = new ByteCount(1_000) }, new MessageCosts(1_000_000, 0)).Apart(2);
        var memory = new CountedMemory();
        bench.Crash(2);
        bench.Start(2, memory);
        bench.Send(1, 2, 10_000, TrafficClass.Bulk);
        bench.Run(5.999);
        Assert.Equal(0, memory.Held);
        bench.Run(6);
        Assert.Equal(10_000, memory.Held);
        bench.Run(16.999);
        Assert.Equal(10_000, memory.Held);
        bench.Run(17);
        Assert.Equal(0, memory.Held);
        Assert.Equal(1, bench.Inbox(2).Count);
    }

    [Fact]
    public void Control_messages_are_too_small_to_be_counted_as_memory()
    {
        var bench = new NetworkBench(Small).Apart(2);
        var memory = new CountedMemory();
        bench.Crash(1);
        bench.Start(1, memory);
        bench.Send(1, 2, 100);
        Assert.Equal(0, memory.Held);
    }

    [Fact]
    public void A_send_without_memory_is_refused_and_told_to_try_again()
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 1)).Apart(2);
        var memory = new CountedMemory(5_000);
        bench.Crash(1);
        bench.Start(1, memory);
        Assert.Equal(SendResult.Accepted, bench.Send(1, 2, 4_000, TrafficClass.Bulk));
        Assert.Equal(SendResult.Full, bench.Send(1, 2, 4_000, TrafficClass.Bulk));
        Assert.Equal(SendResult.Full, bench.Send(1, 2, 4_000, TrafficClass.Bulk));
        bench.Run(100);
        Assert.Equal(NetworkBench.Time(10), Assert.Single(bench.Inbox(1).Drains).At);
        Assert.Equal(SendResult.Accepted, bench.Send(1, 2, 4_000, TrafficClass.Bulk));
    }

    [Fact]
    public void A_refusal_that_kills_the_container_leaves_nothing_behind()
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 1)).Apart(2);
        var memory = new CountedMemory(5_000);
        bench.Crash(1);
        bench.Start(1, memory);
        memory.OnRefusal = () => bench.Crash(1);
        bench.Send(1, 2, 4_000, TrafficClass.Bulk);
        bench.Send(1, 2, 4_000, TrafficClass.Bulk);
        bench.Run(100);
        Assert.Equal(0, memory.Held);
        Assert.Empty(bench.Inbox(1).Drains);
        Assert.Equal(1, bench.Inbox(2).Count);
    }
}
