using Aurigraph.Node.Ports;
using Aurigraph.NetworkModels;
using Aurigraph.Simulation.Network;
using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Simulation.Tests.Network;

public class LaneTests
{
    /// <summary>1 MB/s and chunks of 10 KB: a chunk takes 10 ms.</summary>
    private static readonly NetworkModel Slow = NetworkBench.With(nicBytesPerSecond: 1e6) with { Chunk = new ByteCount(10_000) };

    [Fact]
    public void Control_overtakes_bulk_between_two_chunks()
    {
        var bench = new NetworkBench(Slow).Apart(2);
        bench.SendAt(0, 1, 2, 100_000, TrafficClass.Bulk, number: 1);
        bench.SendAt(15, 1, 2, 100, TrafficClass.Control, number: 2);
        bench.Run(1_000);
        Assert.Equal([2, 1], bench.Inbox(2).Numbers);
        Assert.Equal(NetworkBench.Time(20.1), bench.Inbox(2).Deliveries[0].At);
        Assert.Equal(NetworkBench.Time(100.1), bench.Inbox(2).Deliveries[1].At);
    }

    [Fact]
    public void A_control_message_waits_for_at_most_one_chunk_at_each_NIC()
    {
        Gen.Double[0, 300].Sample(at =>
        {
            var bench = new NetworkBench(Slow).Apart(4);
            for (int to = 2; to <= 4; to++)
                bench.SendAt(0, 1, to, 100_000, TrafficClass.Bulk);
            bench.SendAt(0, 3, 2, 95_000, TrafficClass.Bulk);
            bench.SendAt(at, 1, 2, 500);
            bench.Run(2_000);
            Delivery control = bench.Inbox(2).Deliveries.Single(d => d.Class == TrafficClass.Control);
            Assert.InRange((control.At - NetworkBench.Time(at)).Milliseconds, 0.5, 20.5 + 1e-5);
        }, iter: 50);
    }

    [Fact]
    public void Without_chunks_a_heartbeat_waits_for_all_of_a_body_at_the_NIC()
    {
        var bench = new NetworkBench(Slow with { Chunk = new ByteCount(100_000) }).Apart(2);
        bench.SendAt(0, 1, 2, 100_000, TrafficClass.Bulk);
        bench.SendAt(1, 1, 2, 100);
        bench.Run(1_000);
        Assert.Equal(NetworkBench.Time(100.1), bench.Inbox(2).Deliveries.Single(d => d.Class == TrafficClass.Control).At);
    }

    [Fact]
    public void Bulk_connections_take_turns_chunk_by_chunk()
    {
        var bench = new NetworkBench(Slow).Apart(5);
        for (int to = 2; to <= 4; to++)
            bench.Send(1, to, 100_000, TrafficClass.Bulk);
        bench.SendAt(5, 1, 5, 10_000, TrafficClass.Bulk);
        bench.Run(1_000);
        // Connection 2 is being served when the small one comes: 3, 4, 5, and all over again.
        Assert.Equal(NetworkBench.Time(40), bench.Inbox(5).Deliveries[0].At);
        Assert.Equal([290.0, 300.0, 310.0], Enumerable.Range(2, 3).Select(v => bench.Inbox(v).Deliveries[0].At.Milliseconds));
    }

    [Fact]
    public void Messages_of_one_connection_do_not_interleave()
    {
        var bench = new NetworkBench(Slow).Apart(2);
        bench.Send(1, 2, 30_000, TrafficClass.Bulk, number: 1);
        bench.Send(1, 2, 5_000, TrafficClass.Bulk, number: 2);
        bench.Run(1_000);
        Assert.Equal([30.0, 35.0], bench.Inbox(2).Deliveries.Select(d => d.At.Milliseconds));
    }

    [Fact]
    public void A_control_message_is_never_cut_into_chunks()
    {
        var bench = new NetworkBench(Slow).Apart(3);
        bench.Send(1, 2, 50_000);
        bench.SendAt(1, 1, 3, 100);
        bench.Run(1_000);
        Assert.Equal(NetworkBench.Time(50), bench.Inbox(2).Deliveries[0].At);
        Assert.Equal(NetworkBench.Time(50.1), bench.Inbox(3).Deliveries[0].At);
    }

    [Fact]
    public void Chunks_flow_through_both_NICs_without_waiting_for_the_whole_message()
    {
        var bench = new NetworkBench(Slow with { Default = new LinkModel(new ConstantLatency(Duration.FromMilliseconds(5)), 0, Bandwidth.Unlimited) }).Apart(2);
        bench.Send(1, 2, 1_000_000, TrafficClass.Bulk);
        bench.Run(10_000);
        Assert.Equal(NetworkBench.Time(1_005), bench.Inbox(2).Deliveries[0].At);
    }

    [Fact]
    public void A_NIC_of_the_receiver_that_is_slower_than_the_senders_sets_the_pace()
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 5, nicBytesPerSecond: 1e7));
        bench.Container(1);
        NetworkContainer slow = bench.Network.AddContainer("slow", new FifoCorePool(bench.Kernel, 1), bench.Network.AddHost("slow", new Bandwidth(1e6)));
        bench.Network.AddNode(NodeId.Validator(2), slow, 0, null);
        bench.Start(2);
        bench.Send(1, 2, 1_000_000, TrafficClass.Bulk);
        bench.Run(10_000);
        Assert.Equal(NetworkBench.Time(1_005), bench.Inbox(2).Deliveries[0].At);
    }

    [Fact]
    public void Utilisation_is_exact_over_windows_that_cut_a_transfer()
    {
        var bench = new NetworkBench(Slow);
        NetworkContainer container = bench.Container(1);
        bench.Container(2);
        bench.SendAt(2, 1, 2, 6_000);
        LaneUsage start = container.Egress;
        bench.Run(5);
        LaneUsage middle = container.Egress;
        bench.Run(10);
        LaneUsage end = container.Egress;
        Assert.Equal(0.6, middle.UtilisationSince(start));
        Assert.Equal(0.6, end.UtilisationSince(middle));
        Assert.Equal(600_000, end.BytesPerSecondSince(start), 1e-6);
        Assert.Equal(0, end.UtilisationSince(end));
    }

    [Fact]
    public void The_connections_that_wait_for_a_NIC_are_counted()
    {
        var bench = new NetworkBench(Slow);
        NetworkContainer container = bench.Container(1);
        bench.Container(2, 3, 4);
        for (int to = 2; to <= 4; to++)
            bench.Send(1, to, 10_000, TrafficClass.Bulk);
        Assert.Equal(2, container.Egress.WaitingConnections);
        bench.Run(15);
        Assert.Equal(1, container.Egress.WaitingConnections);
        bench.Run(30);
        Assert.Equal(0, container.Egress.WaitingConnections);
    }

    [Fact]
    public void An_unlimited_NIC_counts_bytes_and_is_never_busy()
    {
        var bench = new NetworkBench(NetworkBench.Ideal);
        NetworkContainer first = bench.Container(1);
        NetworkContainer second = bench.Container(2);
        bench.Send(1, 2, 1_000_000, TrafficClass.Bulk);
        bench.Send(1, 2, 500);
        bench.Run(1);
        Assert.Equal((1_000_500, 0), (first.Egress.Bytes, first.Egress.Busy.Nanoseconds));
        Assert.Equal((1_000_500, 0), (second.Ingress.Bytes, second.Ingress.Busy.Nanoseconds));
    }
}
