using Aurigraph.NetworkModels;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Network;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Network;

/// <summary>Messages that wait for others to the same peer, and messages that are compressed. A message costs 1 ms at each end.</summary>
public sealed class GatheringTests
{
    private static readonly MessageCosts Costs = new(1_000_000, 0);

    [Fact]
    public void Messages_wait_for_others_and_travel_as_one_in_their_order()
    {
        NetworkBench bench = Bench(maxDelayMs: 5, maxMessages: 100);
        bench.SendAt(0, 1, 2, 10, number: 1);
        bench.SendAt(2, 1, 2, 20, number: 2);
        bench.SendAt(4, 1, 2, 30, number: 3);
        bench.Run(100);
        Assert.Equal([1L, 2, 3], bench.Inbox(2).Numbers);
        // 5 ms of waiting, one cost at each end, 2 ms on the way.
        Assert.All(bench.Inbox(2).Deliveries, d => Assert.Equal(NetworkBench.Time(9), d.At));
        Assert.Equal((1L, 60L), (Sender(bench).Totals.SentMessages, Sender(bench).Totals.SentBytes));
    }

    [Fact]
    public void One_that_finds_no_company_travels_alone_after_the_delay()
    {
        NetworkBench bench = Bench(maxDelayMs: 5, maxMessages: 100);
        bench.SendAt(0, 1, 2, 10, number: 1);
        bench.SendAt(20, 1, 2, 10, number: 2);
        bench.Run(100);
        Assert.Equal([NetworkBench.Time(9), NetworkBench.Time(29)], bench.Inbox(2).Deliveries.Select(d => d.At));
    }

    [Fact]
    public void As_many_as_may_go_together_wait_no_longer()
    {
        NetworkBench bench = Bench(maxDelayMs: 50, maxMessages: 2);
        bench.SendAt(0, 1, 2, 10, number: 1);
        bench.SendAt(1, 1, 2, 10, number: 2);
        bench.SendAt(2, 1, 2, 10, number: 3);
        bench.Run(100);
        Assert.Equal([5.0, 5, 56], bench.Inbox(2).Deliveries.Select(d => (d.At - VirtualTime.Zero).Milliseconds));
    }

    [Fact]
    public void What_fills_a_chunk_takes_along_what_waits_and_overtakes_nothing()
    {
        NetworkBench bench = Bench(maxDelayMs: 50, maxMessages: 100);
        bench.SendAt(0, 1, 2, 10, TrafficClass.Bulk, 1);
        bench.SendAt(1, 1, 2, 300_000, TrafficClass.Bulk, 2);
        bench.Run(100);
        Assert.Equal([1L, 2], bench.Inbox(2).Numbers);
        Assert.All(bench.Inbox(2).Deliveries, d => Assert.Equal(NetworkBench.Time(5), d.At));
    }

    [Fact]
    public void Peers_and_classes_are_gathered_apart()
    {
        NetworkBench bench = Bench(maxDelayMs: 5, maxMessages: 2, validators: 3);
        bench.SendAt(0, 1, 2, 10, TrafficClass.Control, 1);
        bench.SendAt(1, 1, 2, 10, TrafficClass.Bulk, 2);
        bench.SendAt(2, 1, 3, 10, TrafficClass.Control, 3);
        bench.Run(100);
        Assert.Equal(3, Sender(bench).Totals.SentMessages);
    }

    [Fact]
    public void What_waits_counts_against_the_peer_buffer()
    {
        NetworkBench bench = Bench(maxDelayMs: 5, maxMessages: 100, NetworkBench.With(latencyMs: 2) with { PeerBuffer = new ByteCount(25) });
        bench.At(0, () => Assert.Equal([SendResult.Accepted, SendResult.Accepted, SendResult.Full], Enumerable.Range(1, 3).Select(n => bench.Send(1, 2, 10, number: n))));
        bench.Run(100);
        Assert.Equal([1L, 2], bench.Inbox(2).Numbers);
        Assert.Single(bench.Inbox(1).Drains);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_waits_is_lost_with_its_sender_or_receiver_and_gives_its_memory_back(int dead)
    {
        NetworkBench bench = Bench(maxDelayMs: 5, maxMessages: 100);
        var memory = new CountedMemory();
        bench.Crash(1);
        bench.Start(1, memory);
        bench.SendAt(0, 1, 2, 10, TrafficClass.Bulk, 1);
        bench.SendAt(1, 1, 2, 10, TrafficClass.Bulk, 2);
        bench.At(2, () => bench.Crash(dead));
        bench.Run(100);
        Assert.Empty(bench.Inbox(2).Deliveries);
        Assert.Equal(0, memory.Held);
        Assert.Equal((20L, 20L), (Sender(bench).Totals.SentBytes, Sender(bench).Totals.LostBytes));
    }

    [Fact]
    public void Memory_of_a_bundle_is_given_back_message_by_message()
    {
        NetworkBench bench = Bench(maxDelayMs: 5, maxMessages: 100);
        var memory = new CountedMemory();
        bench.Crash(1);
        bench.Start(1, memory);
        bench.SendAt(0, 1, 2, 10, TrafficClass.Bulk, 1);
        bench.SendAt(1, 1, 2, 30, TrafficClass.Bulk, 2);
        bench.At(8, () => Assert.Equal(40, memory.Held));
        bench.Run(100);
        Assert.Equal(2, bench.Inbox(2).Deliveries.Count);
        Assert.Equal(0, memory.Held);
    }

    [Fact]
    public void A_large_message_is_smaller_on_the_wire_and_costs_both_ends_by_its_size_before()
    {
        NetworkModel model = NetworkBench.With(latencyMs: 2, nicBytesPerSecond: 1e6) with { Compression = new Compression(new ByteCount(1000), 0.5) };
        var bench = new NetworkBench(model, new MessageCosts(1_000_000, 0) { CompressPerByteNs = 1000, DecompressPerByteNs = 500 }).Apart(2);
        bench.SendAt(0, 1, 2, 4000);
        bench.Run(100);
        // Sending 1 + 4 ms, 2,000 bytes at 1 MB/s 2 ms, pieces flow through the receiving NIC, way 2 ms, receiving 1 + 2 ms.
        Assert.Equal(NetworkBench.Time(12), bench.Inbox(2).Deliveries.Single().At);
        Assert.Equal(2000, Sender(bench).EgressBytes);
    }

    [Fact]
    public void A_small_message_is_not_compressed()
    {
        NetworkModel model = NetworkBench.With(latencyMs: 2) with { Compression = new Compression(new ByteCount(1000), 0.5) };
        var bench = new NetworkBench(model, new MessageCosts(1_000_000, 0) { CompressPerByteNs = 1000, DecompressPerByteNs = 500 }).Apart(2);
        bench.SendAt(0, 1, 2, 999);
        bench.Run(100);
        Assert.Equal(NetworkBench.Time(4), bench.Inbox(2).Deliveries.Single().At);
        Assert.Equal(999, Sender(bench).EgressBytes);
    }

    [Fact]
    public void Full_peer_buffers_of_a_leader_add_up_in_its_memory()
    {
        // 19 peers with 10 MB each, none of which moves: the NIC has hardly begun with the first.
        NetworkModel model = NetworkBench.With(nicBytesPerSecond: 1) with { PeerBuffer = new ByteCount(10_000_000) };
        var bench = new NetworkBench(model).Apart(20);
        var memory = new CountedMemory();
        bench.Crash(1);
        bench.Start(1, memory);
        bench.At(0, () =>
        {
            for (int peer = 2; peer <= 20; peer++)
            {
                while (bench.Send(1, peer, 100_000, TrafficClass.Bulk) == SendResult.Accepted)
                {
                }
            }
        });
        bench.Run(1);
        Assert.InRange(memory.Held, 190_000_000 * 0.98, 190_000_000 * 1.02);
    }

    private static NetworkNode Sender(NetworkBench bench) => bench.Network.Find(NodeId.Validator(1));

    private static NetworkBench Bench(double maxDelayMs, int maxMessages, NetworkModel? model = null, int validators = 2) =>
        new NetworkBench((model ?? NetworkBench.With(latencyMs: 2)) with { MessageBatching = new MessageBatching(Duration.FromMilliseconds(maxDelayMs), maxMessages) }, Costs).Apart(validators);
}
