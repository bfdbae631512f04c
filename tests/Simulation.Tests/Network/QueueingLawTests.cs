using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Network;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Network;

/// <summary>A NIC under Poisson arrivals of one size is an M/D/1 queue: mean wait rho S / (2 (1 - rho)).</summary>
public class QueueingLawTests
{
    private const double ServiceNs = 10_000;
    private const int Messages = 400_000;

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void A_sending_NIC_is_an_M_D_1_queue(double utilisation)
    {
        var bench = new NetworkBench(NetworkBench.With(nicBytesPerSecond: 1e9)).Apart(11);
        var source = new PoissonSource(bench, utilisation, number => (1, 2 + (int)(number % 10)));
        double wait = source.MeanWaitNs(Enumerable.Range(2, 10));
        Assert.InRange(wait / Expected(utilisation), 0.97, 1.03);
        Assert.InRange(source.SenderUsageAtLastSend.UtilisationSince(default), utilisation * 0.99, utilisation * 1.01);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void A_receiving_NIC_is_an_M_D_1_queue(double utilisation)
    {
        var bench = new NetworkBench(NetworkBench.With(nicBytesPerSecond: 1e9));
        bench.Container(1);
        for (int sender = 2; sender <= 11; sender++)
        {
            NetworkContainer fast = bench.Network.AddContainer("fast", new FifoCorePool(bench.Kernel, 1), bench.Network.AddHost("fast", Bandwidth.Unlimited));
            bench.Network.AddNode(NodeId.Validator(sender), fast, 0, null);
            bench.Start(sender);
        }
        var source = new PoissonSource(bench, utilisation, number => (2 + (int)(number % 10), 1));
        Assert.InRange(source.MeanWaitNs([1]) / Expected(utilisation), 0.97, 1.03);
    }

    [Fact]
    public void Random_turns_of_bulk_connections_do_not_change_the_mean_wait()
    {
        var bench = new NetworkBench(NetworkBench.With(nicBytesPerSecond: 1e9)).Apart(11);
        var source = new PoissonSource(bench, 0.7, number => (1, 2 + (int)(number % 10)), TrafficClass.Bulk);
        Assert.InRange(source.MeanWaitNs(Enumerable.Range(2, 10)) / Expected(0.7), 0.97, 1.03);
    }

    private static double Expected(double utilisation) => utilisation * ServiceNs / (2 * (1 - utilisation));

    /// <summary>Sends messages of one size at exponential gaps and adds up how long they took beyond their transfer.</summary>
    private sealed class PoissonSource(
        NetworkBench bench, double utilisation, Func<long, (int From, int To)> route, TrafficClass trafficClass = TrafficClass.Control) : IKernelEvent
    {
        private readonly SeededGenerator _gaps = new(7);
        private readonly long[] _sentAt = new long[Messages];
        private double _totalWaitNs;

        public LaneUsage SenderUsageAtLastSend { get; private set; }

        public double MeanWaitNs(IEnumerable<int> receivers)
        {
            foreach (int receiver in receivers)
            {
                bench.Inbox(receiver).KeepsDeliveries = false;
                bench.Inbox(receiver).OnReceive = (_, message, _) =>
                    _totalWaitNs += bench.Kernel.Now.Nanoseconds - _sentAt[message.Number] - ServiceNs;
            }
            bench.Kernel.Post(this);
            bench.Run(Messages * ServiceNs / utilisation / 1e6 * 1.1);
            Assert.Equal(Messages, bench.Network.Nodes.Sum(n => n.Totals.ReceivedMessages));
            return _totalWaitNs / Messages;
        }

        public void Fire(long argument)
        {
            (int from, int to) = route(argument);
            _sentAt[argument] = bench.Kernel.Now.Nanoseconds;
            bench.Send(from, to, (long)ServiceNs, trafficClass, argument);
            SenderUsageAtLastSend = bench.Network.Containers[0].Egress;
            if (argument + 1 < Messages)
                bench.Kernel.PostAfter(new Duration((long)(-Math.Log(_gaps.NextPositiveDouble()) * ServiceNs / utilisation)), this, argument + 1);
        }
    }
}
