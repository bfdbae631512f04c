using Aurigraph.NetworkModels;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Network;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Network;

/// <summary>Senders that always have more to send reach the closed forms of their bottleneck.</summary>
public class ThroughputLawTests
{
    [Theory]
    [InlineData(1, TrafficClass.Control)]
    [InlineData(4, TrafficClass.Control)]
    [InlineData(19, TrafficClass.Bulk)]
    public void A_sender_of_copies_to_r_receivers_saturates_at_B_over_8_s_r(int receivers, TrafficClass trafficClass)
    {
        const double BitsPerSecond = 1e9;
        const long Size = 20_000;
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 0.25, nicBytesPerSecond: BitsPerSecond / 8) with { PeerBuffer = new ByteCount(200_000) }).Apart(receivers + 1);
        for (int to = 2; to <= receivers + 1; to++)
            SendForEver(bench, 1, to, Size, trafficClass);
        double expected = BitsPerSecond / (8.0 * Size * receivers);
        foreach (double rate in RatesBetween(bench, Enumerable.Range(2, receivers), 100, 1_100))
            Assert.InRange(rate / Size / expected, 0.995, 1.005);
        Assert.Equal(1, bench.Network.Containers[0].Egress.Busy.Seconds / bench.Kernel.Now.Seconds, 1e-3);
    }

    [Fact]
    public void Many_senders_share_the_receiving_NIC_evenly_up_to_B()
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 0.25, nicBytesPerSecond: 1e8) with
        {
            PeerBuffer = new ByteCount(1_000_000),
            Window = new ByteCount(1_000_000),
        }).Apart(6);
        for (int from = 2; from <= 6; from++)
            SendForEver(bench, from, 1, 500_000, TrafficClass.Bulk);
        double total = RatesBetween(bench, [1], 500, 2_500).Single();
        Assert.InRange(total / 1e8, 0.995, 1.0001);
        long[] sent = Enumerable.Range(2, 5).Select(v => bench.Network.Find(NodeId.Validator(v)).EgressBytes).ToArray();
        Assert.InRange(sent.Max() / (double)sent.Min(), 1, 1.05);
    }

    [Theory]
    [InlineData(1_000, TrafficClass.Control)]
    [InlineData(10_000, TrafficClass.Bulk)]
    [InlineData(8_000_000, TrafficClass.Bulk)]
    public void A_connection_is_bounded_by_window_over_round_trip_whatever_the_size_of_its_messages(long size, TrafficClass trafficClass)
    {
        const long Window = 1_000_000;
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 40, nicBytesPerSecond: 1e12) with
        {
            Window = new ByteCount(Window),
            PeerBuffer = new ByteCount(20_000_000),
            Chunk = new ByteCount(250_000),
        }).Apart(2);
        SendForEver(bench, 1, 2, size, trafficClass);
        double rate = RatesBetween(bench, [2], 1_000, size > Window ? 33_000 : 5_000).Single();
        Assert.InRange(rate / (Window / 0.080), 0.97, 1.001);
        WindowWait wait = Assert.Single(bench.Network.WindowWaits());
        Assert.Equal((NodeId.Validator(1), NodeId.Validator(2), trafficClass), (wait.From, wait.To, wait.Class));
        Assert.InRange(wait.Waited.Seconds / bench.Kernel.Now.Seconds, 0.99, 1);
    }

    [Fact]
    public void A_window_that_is_wide_enough_makes_nobody_wait()
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 1, nicBytesPerSecond: 1e8) with { Window = new ByteCount(500_000), PeerBuffer = new ByteCount(1_000_000) }).Apart(2);
        SendForEver(bench, 1, 2, 10_000, TrafficClass.Bulk);
        bench.Run(1_000);
        Assert.Empty(bench.Network.WindowWaits());
        Assert.InRange(bench.Inbox(2).Bytes / 1e8, 0.99, 1);
    }

    [Fact]
    public void A_receiver_that_is_slow_to_process_holds_its_sender_back()
    {
        var bench = new NetworkBench(
            NetworkBench.Ideal with { Window = new ByteCount(50_000), PeerBuffer = new ByteCount(100_000) }, new MessageCosts(1_000_000, 0));
        bench.Container(null, 4, 1);
        bench.Container(2);
        SendForEver(bench, 1, 2, 10_000, TrafficClass.Bulk);
        bench.Run(1_000);
        Assert.InRange(bench.Inbox(2).Count, 998, 1_000);
        Assert.InRange(bench.Network.CountOnTheirWay().Bytes, 100_000, 150_000);
    }

    [Theory]
    [InlineData(0.001, 45)]
    [InlineData(0.0001, 20)]
    public void A_lossy_connection_is_bounded_by_the_Mathis_formula(double loss, double latencyMs)
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs, 1e9, loss) with { PeerBuffer = new ByteCount(10_000_000) }).Apart(2);
        SendForEver(bench, 1, 2, 1_000_000, TrafficClass.Bulk);
        double rate = RatesBetween(bench, [2], 10_000, 210_000).Single();
        double expected = 1_460 / (2 * latencyMs / 1e3) * 1.22 / Math.Sqrt(loss);
        Assert.InRange(rate / expected, 0.97, 1.02);
        Assert.InRange(bench.Network.Containers[0].Egress.Busy.Seconds / bench.Kernel.Now.Seconds / (expected / 1e9), 0.97, 1.03);
    }

    [Fact]
    public void A_large_message_on_a_lossy_path_takes_its_bytes_over_the_Mathis_rate()
    {
        var bench = new NetworkBench(NetworkBench.With(50, 1e9, 0.01)).Apart(2);
        bench.Send(1, 2, 2_000_000, TrafficClass.Bulk);
        bench.Run(60_000);
        double rate = 1_460 / 0.1 * 1.22 / Math.Sqrt(0.01);
        // Up to some retransmissions of its last packets.
        Assert.InRange(bench.Inbox(2).Deliveries[0].At.Seconds - ((2_000_000 - 14_600) / rate) - 0.05, 0, 1);
    }

    [Fact]
    public void Loss_delays_short_messages_by_what_the_retransmission_model_says()
    {
        const double Loss = 0.05;
        const int Messages = 20_000;
        var bench = new NetworkBench(NetworkBench.With(10, double.PositiveInfinity, Loss)).Apart(2);
        double delays = 0;
        bench.Inbox(2).KeepsDeliveries = false;
        bench.Inbox(2).OnReceive = (_, message, _) => delays += bench.Kernel.Now.Milliseconds - (message.Number * 10_000.0) - 10;
        for (int i = 0; i < Messages; i++)
            bench.SendAt(i * 10_000.0, 1, 2, 1_000, number: i);
        bench.Run(Messages * 10_000.0);
        Assert.Equal(Messages, bench.Inbox(2).Count);
        // One packet: k losses in a row have probability p^k (1 - p) and cost 200 ms (2^k - 1).
        double mean = Enumerable.Range(1, 15).Sum(k => Math.Pow(Loss, k) * (1 - Loss) * 200 * (Math.Pow(2, k) - 1));
        Assert.InRange(delays / Messages / mean, 0.93, 1.07);
    }

    [Fact]
    public void All_traffic_between_two_regions_shares_their_link_and_each_direction_has_its_own()
    {
        var link = new LinkModel(new ConstantLatency(Duration.FromMilliseconds(10)), 0, new Bandwidth(1e6));
        var bench = new NetworkBench(NetworkBench.With(nicBytesPerSecond: 1e9) with
        {
            Links = [new LinkRule("eu", "us", false, link)],
            Chunk = new ByteCount(10_000),
            PeerBuffer = new ByteCount(100_000),
            Window = new ByteCount(200_000),
        });
        foreach ((int validator, string region) in new[] { (1, "eu"), (2, "eu"), (3, "us"), (4, "us") })
            bench.Container(region, 1, validator);
        SendForEver(bench, 1, 3, 20_000, TrafficClass.Bulk);
        SendForEver(bench, 2, 4, 20_000, TrafficClass.Bulk);
        SendForEver(bench, 4, 1, 20_000, TrafficClass.Bulk);
        SendForEver(bench, 1, 2, 20_000, TrafficClass.Bulk);
        double[] rates = RatesBetween(bench, [1, 2, 3, 4], 1_000, 11_000);
        Assert.Equal([1.0, 0.5, 0.5], new[] { rates[0], rates[2], rates[3] }.Select(r => Math.Round(r / 1e6, 2)));
        Assert.InRange(rates[1], 1e8, 1e9);
        Assert.Equal(["eu to us", "us to eu"], bench.Network.SharedLinks.Select(l => l.ToString()).Order(StringComparer.Ordinal));
        Assert.All(bench.Network.SharedLinks, l => Assert.InRange(l.Usage.UtilisationSince(default), 0.99, 1));
    }

    [Fact]
    public void A_link_adds_no_second_transfer_time_when_it_is_as_fast_as_the_NIC()
    {
        var bench = new NetworkBench(NetworkBench.Ideal with
        {
            Nic = new Bandwidth(1e6),
            Default = new LinkModel(new ConstantLatency(Duration.FromMilliseconds(3)), 0, new Bandwidth(1e6)),
        }).Apart(2);
        bench.Send(1, 2, 5_000);
        bench.Run(100);
        Assert.Equal(NetworkBench.Time(8), bench.Inbox(2).Deliveries[0].At);
    }

    [Fact]
    public void Links_named_by_nodes_are_shared_by_nobody_else()
    {
        var link = new LinkModel(new ConstantLatency(Duration.Zero), 0, new Bandwidth(1e6));
        var bench = new NetworkBench(NetworkBench.Ideal with { Links = [new LinkRule("validator-1", "validator-2", false, link)] }).Apart(3);
        bench.Send(1, 2, 10_000);
        bench.Send(2, 1, 20_000);
        bench.Send(1, 3, 10_000);
        bench.Run(100);
        Assert.Equal([20.0, 10.0, 0.0], Enumerable.Range(1, 3).Select(v => bench.Inbox(v).Deliveries[0].At.Milliseconds));
    }

    [Fact]
    public void Local_traffic_takes_the_local_lane_and_skips_the_NIC_but_not_the_processor()
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 50, nicBytesPerSecond: 1e6) with
        {
            Local = new LocalLink(new ConstantLatency(Duration.FromMilliseconds(0.03)), new Bandwidth(1e8)),
        }, new MessageCosts(1_000, 0.1));
        NetworkContainer container = bench.Container(1, 2, 3);
        bench.Send(1, 2, 100_000, TrafficClass.Bulk);
        bench.Send(3, 2, 100_000, TrafficClass.Bulk);
        bench.Run(100);
        // One core: 11 us to send each; then 1 ms each through the shared lane, 30 us, 11 us to receive.
        Assert.Equal([1.052, 2.052], bench.Inbox(2).Deliveries.Select(d => d.At.Milliseconds));
        Assert.Equal((0, 0, 200_000), (container.Egress.Bytes, container.Ingress.Bytes, container.Local.Bytes));
        Assert.Equal(44_000, bench.Pools[0].PaidNs.Sum());
    }

    [Theory]
    [InlineData(1e8)]
    [InlineData(double.PositiveInfinity)]
    public void Bytes_beyond_the_container_are_counted_per_node_and_per_NIC(double nic)
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 1, nicBytesPerSecond: nic));
        NetworkContainer first = bench.Container(1, 2);
        NetworkContainer second = bench.Container(3);
        bench.Send(1, 2, 5_000);
        bench.Send(1, 3, 700_000, TrafficClass.Bulk);
        bench.Send(2, 3, 300);
        bench.Send(3, 1, 40);
        bench.Run(1_000);
        Assert.Equal([(700_000, 40), (300, 0), (40, 700_300)], bench.Network.Nodes.Select(n => (n.EgressBytes, n.IngressBytes)));
        Assert.Equal((700_300, 40, 5_000), (first.Egress.Bytes, first.Ingress.Bytes, first.Local.Bytes));
        Assert.Equal((40, 700_300, 0), (second.Egress.Bytes, second.Ingress.Bytes, second.Local.Bytes));
        Assert.Equal(new TrafficTotals(1, 40, 2, 700_300, 0, 0, 0), bench.Network.Find(NodeId.Validator(3)).Totals);
    }

    /// <summary>Keeps a connection's buffer full, refilling it whenever it has drained.</summary>
    private static void SendForEver(NetworkBench bench, int from, int to, long size, TrafficClass trafficClass)
    {
        void Fill()
        {
            while (bench.Send(from, to, size, trafficClass) == SendResult.Accepted)
            {
            }
        }

        Action<NodeId, TrafficClass>? others = bench.Inbox(from).OnDrained;
        bench.Inbox(from).OnDrained = (peer, drained) =>
        {
            others?.Invoke(peer, drained);
            if (peer == NodeId.Validator(to) && drained == trafficClass)
                Fill();
        };
        bench.Inbox(to).KeepsDeliveries = false;
        Fill();
    }

    /// <summary>Bytes per second each receiver gets between two instants in milliseconds.</summary>
    private static double[] RatesBetween(NetworkBench bench, IEnumerable<int> receivers, double fromMs, double toMs)
    {
        bench.Run(fromMs);
        int[] ids = receivers.ToArray();
        long[] before = ids.Select(v => bench.Inbox(v).Bytes).ToArray();
        bench.Run(toMs);
        return ids.Select((v, i) => (bench.Inbox(v).Bytes - before[i]) / (toMs - fromMs) * 1e3).ToArray();
    }
}
