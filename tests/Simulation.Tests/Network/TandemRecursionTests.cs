using Aurigraph.NetworkModels;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Network;
using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Simulation.Tests.Network;

/// <summary>First come first served stages in a row obey Lindley's recursion each: finish = max(arrival, previous finish) + service.
/// The network must agree with it to the nanosecond on the same draws.</summary>
public class TandemRecursionTests
{
    [Fact]
    public void One_connection_is_a_tandem_of_processor_NIC_way_NIC_and_processor()
    {
        (from gaps in Gen.Long[0, 30_000].Array[1, 80]
         from sizes in Gen.Long[1, 20_000].Array[gaps.Length]
         from sendingNic in Gen.Double[2e8, 2e9]
         from receivingNic in Gen.Double[2e8, 2e9]
         from constantNs in Gen.Int[0, 5_000]
         from perByteNs in Gen.Double[0, 1]
         select (gaps, sizes, sendingNic, receivingNic, costs: new MessageCosts(constantNs, perByteNs))).Sample(t =>
         {
             var bench = new NetworkBench(NetworkBench.With(latencyMs: 0.7), t.costs);
             AddNode(bench, 1, t.sendingNic);
             AddNode(bench, 2, t.receivingNic);
             long at = 0;
             var expected = new List<long>();
             (long paid, long sent, long received, long handled) = (0, 0, 0, 0);
             for (int i = 0; i < t.gaps.Length; i++)
             {
                 at += t.gaps[i];
                 long size = t.sizes[i];
                 bench.SendAt(at / 1e6, 1, 2, size, TrafficClass.Control, i);
                 long cost = t.costs.For(size).Nanoseconds;
                 long sendTime = new Bandwidth(t.sendingNic).TimeFor(new ByteCount(size)).Nanoseconds;
                 long receiveTime = new Bandwidth(t.receivingNic).TimeFor(new ByteCount(size)).Nanoseconds;
                 paid = Math.Max(at, paid) + cost;
                 long begun = Math.Max(paid, sent);
                 sent = begun + sendTime;
                 // The last byte cannot be through before it has come, nor before the NIC has had its time from the first one on.
                 received = Math.Max(sent + 700_000, Math.Max(received, begun + 700_000) + receiveTime);
                 handled = Math.Max(received, handled) + cost;
                 expected.Add(handled);
             }
             bench.Run(1_000);
             Assert.Equal(expected, bench.Inbox(2).Deliveries.Select(d => d.At.Nanoseconds));
         }, iter: 200);
    }

    [Fact]
    public void A_receiving_NIC_serves_many_senders_first_come_first_served()
    {
        (from gaps in Gen.Long[1, 12_000].Array[1, 100]
         from senders in Gen.Int[2, 6].Array[gaps.Length]
         select (gaps, senders)).Sample(t =>
         {
             var bench = new NetworkBench(NetworkBench.With(latencyMs: 0.1));
             AddNode(bench, 1, 1e9);
             for (int sender = 2; sender <= 6; sender++)
                 AddNode(bench, sender, double.PositiveInfinity);
             long at = 0;
             long received = 0;
             var expected = new List<long>();
             for (int i = 0; i < t.gaps.Length; i++)
             {
                 at += t.gaps[i];
                 bench.SendAt(at / 1e6, t.senders[i], 1, 10_000, TrafficClass.Control, i);
                 received = Math.Max(received, at + 100_000) + 10_000;
                 expected.Add(received);
             }
             bench.Run(1_000);
             Assert.Equal(expected, bench.Inbox(1).Deliveries.Select(d => d.At.Nanoseconds));
         }, iter: 200);
    }

    [Fact]
    public void A_message_takes_its_own_latency_and_never_arrives_before_the_one_ahead_of_it()
    {
        (from gaps in Gen.Long[0, 200_000].Array[1, 60]
         from latencies in Gen.Long[0, 2_000_000].Array[gaps.Length]
         from isLimited in Gen.Bool
         select (gaps, latencies, transferNs: isLimited ? 4_000L : 0L)).Sample(t =>
         {
             double nic = t.transferNs == 0 ? double.PositiveInfinity : 1e9 * 1_000 / t.transferNs;
             var bench = new NetworkBench(NetworkBench.Ideal with { Default = new LinkModel(new SequenceLatency(t.latencies), 0, Bandwidth.Unlimited) });
             AddNode(bench, 1, nic);
             AddNode(bench, 2, nic);
             (long at, long sent, long arrived, long received) = (0, 0, 0, 0);
             var expected = new List<long>();
             for (int i = 0; i < t.gaps.Length; i++)
             {
                 at += t.gaps[i];
                 bench.SendAt(at / 1e6, 1, 2, 1_000, TrafficClass.Control, i);
                 long begun = Math.Max(at, sent);
                 sent = begun + t.transferNs;
                 long firstByte = Math.Max(begun + t.latencies[i], arrived);
                 arrived = Math.Max(sent + t.latencies[i], arrived);
                 received = Math.Max(received, Math.Max(firstByte, arrived - t.transferNs)) + t.transferNs;
                 expected.Add(received);
             }
             bench.Run(1_000);
             Assert.Equal(expected, bench.Inbox(2).Deliveries.Select(d => d.At.Nanoseconds));
         }, iter: 200);
    }

    [Fact]
    public void Whatever_the_order_of_service_a_NIC_is_done_with_its_work_at_the_same_instant()
    {
        (from gaps in Gen.Long[0, 100_000].Array[1, 60]
         from sizes in Gen.Long[1, 200_000].Array[gaps.Length]
         from control in Gen.Bool.Array[gaps.Length]
         from peers in Gen.Int[2, 5].Array[gaps.Length]
         select (gaps, sizes, control, peers)).Sample(t =>
         {
             var bench = new NetworkBench(NetworkBench.With() with { Chunk = new ByteCount(8_000) });
             AddNode(bench, 1, 1e9);
             for (int peer = 2; peer <= 5; peer++)
                 AddNode(bench, peer, double.PositiveInfinity);
             (long at, long done) = (0, 0);
             for (int i = 0; i < t.gaps.Length; i++)
             {
                 at += t.gaps[i];
                 bench.SendAt(at / 1e6, 1, t.peers[i], t.sizes[i], t.control[i] ? TrafficClass.Control : TrafficClass.Bulk, i);
                 done = Math.Max(at, done) + t.sizes[i];
             }
             bench.Run(1_000);
             Assert.Equal(done, Enumerable.Range(2, 4).SelectMany(v => bench.Inbox(v).Deliveries).Max(d => d.At.Nanoseconds));
             Assert.Equal(t.sizes.Sum(), bench.Network.Containers[0].Egress.Busy.Nanoseconds);
         }, iter: 200);
    }

    private static void AddNode(NetworkBench bench, int validator, double nicBytesPerSecond)
    {
        NetworkContainer container = bench.Network.AddContainer($"container-{validator}", new FifoCorePool(bench.Kernel, 1), bench.Network.AddHost($"container-{validator}", new Bandwidth(nicBytesPerSecond)));
        bench.Network.AddNode(NodeId.Validator(validator), container, 0, null);
        bench.Start(validator);
    }
}
