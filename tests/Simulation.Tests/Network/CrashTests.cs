using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Network;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Network;

public class CrashTests
{
    private static readonly Aurigraph.NetworkModels.NetworkModel Slow =
        NetworkBench.With(latencyMs: 5, nicBytesPerSecond: 1e6) with { PeerBuffer = new ByteCount(10_000), Chunk = new ByteCount(1_000) };

    [Fact]
    public void What_a_crashed_sender_had_queued_is_lost_and_what_had_left_it_arrives()
    {
        var bench = new NetworkBench(Slow).Apart(2);
        for (int i = 0; i < 5; i++)
            bench.Send(1, 2, 1_000, number: i);
        bench.Run(2.5);
        bench.Crash(1);
        bench.Run(100);
        Assert.Equal([0, 1], bench.Inbox(2).Numbers);
        Assert.Equal(new TrafficTotals(5, 5_000, 0, 0, 3, 3_000, 0), bench.Network.Find(NodeId.Validator(1)).Totals);
    }

    [Fact]
    public void A_large_message_half_sent_at_the_crash_never_arrives()
    {
        var bench = new NetworkBench(Slow).Apart(2);
        var memory = new CountedMemory();
        bench.Crash(2);
        bench.Start(2, memory);
        bench.Send(1, 2, 10_000, TrafficClass.Bulk);
        bench.Run(8.5);
        Assert.Equal(10_000, memory.Held);
        bench.Crash(1);
        bench.Run(100);
        Assert.Equal(0, bench.Inbox(2).Count);
        Assert.Equal(0, memory.Held);
        Assert.Equal((0, 0), bench.Network.CountOnTheirWay());
    }

    [Fact]
    public void What_is_on_its_way_to_a_crashed_node_is_lost_even_if_it_is_back_before_it_would_arrive()
    {
        var bench = new NetworkBench(Slow).Apart(2);
        bench.Send(1, 2, 1_000, number: 1);
        bench.Run(2);
        bench.Crash(2);
        bench.Start(2);
        bench.Send(1, 2, 1_000, number: 2);
        bench.Run(100);
        Assert.Equal([2], bench.Inbox(2).Numbers);
        Assert.Equal(1, bench.Network.Find(NodeId.Validator(1)).Totals.LostMessages);
    }

    [Fact]
    public void A_dead_node_is_sent_to_without_effect()
    {
        var bench = new NetworkBench(Slow, new MessageCosts(1_000, 0)).Apart(2);
        bench.Crash(2);
        for (int i = 0; i < 100; i++)
            Assert.Equal(SendResult.Accepted, bench.Send(1, 2, 1_000));
        bench.Run(100);
        Assert.Equal(0, bench.Inbox(2).Count);
        Assert.Equal(0, bench.Pools[0].Submissions);
        Assert.Equal((100, 100), (bench.Network.Find(NodeId.Validator(1)).Totals.SentMessages, bench.Network.Find(NodeId.Validator(1)).Totals.LostMessages));
    }

    [Fact]
    public void A_peer_that_was_refused_is_told_when_the_node_it_waits_for_crashes()
    {
        var bench = new NetworkBench(Slow).Apart(2);
        while (bench.Send(1, 2, 1_000) == SendResult.Accepted)
        {
        }

        bench.At(1.5, () => bench.Crash(2));
        bench.Run(100);
        Assert.Equal((NetworkBench.Time(1.5), NodeId.Validator(2), TrafficClass.Control), Assert.Single(bench.Inbox(1).Drains));
    }

    [Fact]
    public void The_memory_that_peers_held_for_a_crashed_node_is_free_at_once()
    {
        var bench = new NetworkBench(Slow).Apart(3);
        var memory = new CountedMemory();
        bench.Crash(1);
        bench.Start(1, memory);
        bench.Send(1, 2, 9_000, TrafficClass.Bulk);
        bench.Send(1, 3, 2_000, TrafficClass.Bulk);
        bench.Run(4);
        bench.Crash(2);
        Assert.Equal(2_000, memory.Held);
        bench.Crash(1);
        Assert.Equal(0, memory.Held);
    }

    [Fact]
    public void The_port_of_a_dead_incarnation_does_nothing_though_the_node_lives_again()
    {
        var bench = new NetworkBench(Slow).Apart(2);
        INetworkPort old = bench.Port(1);
        bench.Crash(1);
        INetworkPort fresh = bench.Start(1);
        Assert.Equal(SendResult.Accepted, old.Send(NodeId.Validator(2), new TestMessage(10, 1), TrafficClass.Control));
        fresh.Send(NodeId.Validator(2), new TestMessage(10, 2), TrafficClass.Control);
        bench.Run(100);
        Assert.Equal([2], bench.Inbox(2).Numbers);
    }

    [Fact]
    public void Work_that_cores_finish_for_a_dead_incarnation_comes_to_nothing()
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 1), new MessageCosts(2_000_000, 0)).Apart(2);
        bench.Send(1, 2, 100, number: 1);
        bench.Send(2, 1, 100, number: 2);
        bench.Run(1);
        bench.Crash(1);
        bench.Start(1);
        bench.Run(4);
        bench.Crash(2);
        bench.Start(2);
        bench.Run(100);
        Assert.Equal(0, bench.Inbox(1).Count + bench.Inbox(2).Count);
        Assert.Equal((0, 0), bench.Network.CountOnTheirWay());
    }

    [Fact]
    public void A_node_may_crash_while_it_handles_a_message()
    {
        var bench = new NetworkBench(NetworkBench.Ideal).Apart(2);
        bench.Inbox(2).OnReceive = (_, _, _) => bench.Crash(2);
        for (int i = 0; i < 5; i++)
            bench.Send(1, 2, 100, number: i);
        bench.Run(10);
        Assert.Equal([0], bench.Inbox(2).Numbers);
        Assert.Equal(4, bench.Network.Find(NodeId.Validator(1)).Totals.LostMessages);
    }

    [Fact]
    public void The_last_messages_of_a_dead_sender_are_lost_when_the_receiver_dies_too()
    {
        var bench = new NetworkBench(Slow).Apart(2);
        bench.Send(1, 2, 1_000);
        bench.Run(2);
        bench.Crash(1);
        Assert.Equal((1, 1_000), bench.Network.CountOnTheirWay());
        bench.Crash(2);
        bench.Run(100);
        Assert.Equal(0, bench.Inbox(2).Count);
        Assert.Equal(1, bench.Network.Find(NodeId.Validator(1)).Totals.LostMessages);
    }

    [Fact]
    public void A_node_is_connected_once_at_a_time_and_disconnecting_it_twice_is_harmless()
    {
        var bench = new NetworkBench(Slow).Apart(2);
        Assert.Throws<InvalidOperationException>(() => bench.Start(1));
        bench.Crash(1);
        bench.Crash(1);
        Assert.False(bench.Network.Find(NodeId.Validator(1)).IsConnected);
        bench.Start(1);
        Assert.True(bench.Network.Find(NodeId.Validator(1)).IsConnected);
    }

    [Fact]
    public void A_node_is_added_once()
    {
        var bench = new NetworkBench(Slow).Apart(1);
        Assert.Throws<ArgumentException>(() => bench.Network.AddNode(NodeId.Validator(1), bench.Network.Containers[0], 1, null));
    }
}
