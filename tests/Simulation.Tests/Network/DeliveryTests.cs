using Aurigraph.NetworkModels;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Network;
using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Simulation.Tests.Network;

public class DeliveryTests
{
    [Fact]
    public void A_message_arrives_after_exactly_the_constant_latency()
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 7)).Apart(2);
        bench.SendAt(3, 1, 2, 100, number: 9);
        bench.Run(9.999999);
        Assert.Empty(bench.Inbox(2).Deliveries);
        bench.Run(10);
        Assert.Equal(
            new Delivery(NetworkBench.Time(10), NodeId.Validator(1), NodeId.Validator(2), TrafficClass.Control, 100, 9),
            Assert.Single(bench.Inbox(2).Deliveries));
    }

    [Fact]
    public void A_message_is_never_handed_over_within_the_send()
    {
        var bench = new NetworkBench(NetworkBench.Ideal).Apart(2);
        bench.Send(1, 2, 100);
        Assert.Equal(0, bench.Inbox(2).Count);
        bench.Run(0);
        Assert.Equal(1, bench.Inbox(2).Count);
    }

    [Fact]
    public void Processor_NIC_and_latency_add_up_and_the_receiving_NIC_does_not_double_the_transfer()
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 2, nicBytesPerSecond: 1e6), new MessageCosts(100_000, 50)).Apart(2);
        bench.SendAt(0, 1, 2, 1_000);
        bench.Run(100);
        // 0.15 ms to send, 1 ms to transfer, 2 ms on the way, 0.15 ms to receive.
        Assert.Equal(NetworkBench.Time(3.3), bench.Inbox(2).Deliveries[0].At);
        Assert.Equal([150_000, 150_000], bench.Pools.Select(p => p.PaidNs[0]));
    }

    [Fact]
    public void The_node_that_sends_and_the_node_that_receives_are_charged_in_their_class()
    {
        var bench = new NetworkBench(NetworkBench.Ideal, new MessageCosts(1_000, 1));
        bench.Container(1, 2);
        bench.Container(3, 4);
        bench.Send(2, 3, 500, TrafficClass.Bulk);
        bench.Send(1, 4, 100);
        bench.Run(1);
        Assert.Equal([1_100, 1_500], bench.Pools[0].PaidNsByNode.Values);
        Assert.Equal([1_500, 1_100], bench.Pools[1].PaidNsByNode.Values);
        Assert.Equal([1_100, 1_500, 0], bench.Pools[0].PaidNs);
    }

    [Fact]
    public void Whoever_has_no_other_message_is_woken_and_pays_for_it()
    {
        var bench = new NetworkBench(NetworkBench.Ideal, new MessageCosts(100_000, 0) { WakeUpNs = 1_000_000 }).Apart(3);
        bench.SendAt(0, 1, 3, 10);
        // The first is awake until 1.2 ms: this one finds it so, and waits for nothing but its own turn.
        bench.SendAt(1, 2, 3, 10);
        bench.SendAt(5, 2, 3, 10);
        bench.Run(100);
        Assert.Equal([1.2, 1.3, 6.2], bench.Inbox(3).Deliveries.Select(d => (d.At - VirtualTime.Zero).Milliseconds));
        // Who sends has something to do: nobody wakes it.
        Assert.Equal([100_000, 200_000, 2_300_000], bench.Pools.Select(p => p.PaidNs[0]));
    }

    [Fact]
    public void A_slow_sender_does_not_occupy_a_fast_receivers_NIC_longer_than_the_bytes_take()
    {
        NetworkModel model = NetworkBench.With(nicBytesPerSecond: 1e6);
        var bench = new NetworkBench(model);
        bench.Container(1);
        NetworkContainer fast = bench.Network.AddContainer("fast", new FifoCorePool(bench.Kernel, 1), bench.Network.AddHost("fast", new Bandwidth(1e8)));
        bench.Network.AddNode(NodeId.Validator(2), fast, 0, null);
        bench.Start(2);
        bench.Send(1, 2, 1_000);
        bench.Run(10);
        Assert.Equal(NetworkBench.Time(1), bench.Inbox(2).Deliveries[0].At);
        Assert.Equal(10_000, fast.Ingress.Busy.Nanoseconds);
    }

    [Fact]
    public void Order_is_kept_within_a_connection_whatever_the_latencies()
    {
        (from seed in Gen.ULong
         from gaps in Gen.Int[0, 400_000].Array[2, 60]
         select (seed, gaps)).Sample(t =>
         {
             var bench = new NetworkBench(NetworkBench.With(nicBytesPerSecond: 1e8) with
             {
                 Default = new LinkModel(new UniformLatency(new Duration(0), new Duration(3_000_000)), 0, Bandwidth.Unlimited),
                 Chunk = new ByteCount(3_000),
             }, new MessageCosts(1_000, 0.5), t.seed).Apart(2);
             double at = 0;
             for (int i = 0; i < t.gaps.Length; i++)
             {
                 at += t.gaps[i] / 1e6;
                 bench.SendAt(at, 1, 2, 500 + (i % 7 * 2_000), i % 3 == 0 ? TrafficClass.Control : TrafficClass.Bulk, i);
             }
             bench.Run(1_000);
             List<Delivery> got = bench.Inbox(2).Deliveries;
             Assert.Equal(t.gaps.Length, got.Count);
             foreach (TrafficClass trafficClass in new[] { TrafficClass.Control, TrafficClass.Bulk })
             {
                 long[] numbers = got.Where(d => d.Class == trafficClass).Select(d => d.Number).ToArray();
                 Assert.Equal(numbers.Order(), numbers);
             }
         });
    }

    [Fact]
    public void A_message_of_no_size_is_refused_with_its_type()
    {
        var bench = new NetworkBench(NetworkBench.Ideal).Apart(2);
        var thrown = Assert.Throws<ArgumentException>(() => bench.Send(1, 2, 0));
        Assert.Contains("TestMessage", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sending_to_oneself_or_to_nobody_throws()
    {
        var bench = new NetworkBench(NetworkBench.Ideal).Apart(2);
        Assert.Throws<ArgumentException>(() => bench.Send(1, 1, 10));
        Assert.Throws<ArgumentException>(() => bench.Send(1, 3, 10));
    }

    [Theory]
    [InlineData(0, double.PositiveInfinity, 1)]
    [InlineData(0, 1e9, 2)]
    [InlineData(1_000, double.PositiveInfinity, 3)]
    [InlineData(1_000, 1e9, 4)]
    public void An_uncontended_message_costs_few_kernel_events(double costNs, double nic, long events)
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 1, nicBytesPerSecond: nic), new MessageCosts(costNs, 0)).Apart(2);
        bench.Send(1, 2, 1_000);
        bench.Run(10);
        Assert.Equal(1, bench.Inbox(2).Count);
        Assert.Equal(events, bench.Kernel.EventCount);
    }

    [Fact]
    public void Equal_seeds_deliver_equally_and_other_seeds_do_not()
    {
        string first = Transcript(1);
        Assert.Equal(first, Transcript(1));
        Assert.NotEqual(first, Transcript(2));
    }

    [Fact]
    public void The_latencies_of_a_pair_do_not_depend_on_the_traffic_of_others()
    {
        VirtualTime[] Alone(bool withOthers)
        {
            var bench = new NetworkBench(NetworkBench.Ideal with { Default = new LinkModel(new UniformLatency(new Duration(0), new Duration(1_000_000)), 0, Bandwidth.Unlimited) });
            bench.Apart(3);
            for (int i = 0; i < 20; i++)
            {
                if (withOthers)
                    bench.SendAt(i, 3, 2, 10);
                bench.SendAt(i, 1, 2, 10, number: i);
            }
            bench.Run(100);
            return bench.Inbox(2).Deliveries.Where(d => d.From == NodeId.Validator(1)).Select(d => d.At).ToArray();
        }

        Assert.Equal(Alone(false), Alone(true));
    }

    private static string Transcript(ulong seed)
    {
        var bench = new NetworkBench(NetworkBench.With(nicBytesPerSecond: 1e8) with
        {
            Default = new LinkModel(new UniformLatency(new Duration(100_000), new Duration(900_000)), 0, Bandwidth.Unlimited),
        }, new MessageCosts(2_000, 0.2), seed).Apart(4);
        for (int i = 0; i < 400; i++)
            bench.SendAt(i * 0.05, 1 + (i % 4), 1 + ((i + 1 + (i / 4 % 3)) % 4), 1_000 + (i * 997 % 90_000), i % 2 == 0 ? TrafficClass.Control : TrafficClass.Bulk, i);
        bench.Run(1_000);
        return string.Join('\n', Enumerable.Range(1, 4).SelectMany(v => bench.Inbox(v).Deliveries));
    }
}
