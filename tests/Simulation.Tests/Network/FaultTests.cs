using Aurigraph.Experiment;
using Aurigraph.NetworkModels;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Network;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Network;

public class FaultTests
{
    [Fact]
    public void A_partition_cuts_both_ways_between_groups_and_nothing_within()
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 1)).Apart(4);
        NetworkFault fault = bench.Network.Partition([Ids(1, 2), Ids(3, 4)]);
        Assert.Equal(["1>2", "2>1", "3>4", "4>3"], Reachable(bench, 4));
        Assert.True(fault.IsActive);
        fault.Heal();
        fault.Heal();
        Assert.False(fault.IsActive);
        Assert.Equal(12, Reachable(bench, 4).Length);
    }

    [Fact]
    public void A_node_in_two_groups_is_a_bridge_and_a_node_in_none_reaches_everyone()
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 1)).Apart(4);
        bench.Network.Partition([Ids(1, 3), Ids(2, 3)]);
        Assert.Equal(["1>3", "1>4", "2>3", "2>4", "3>1", "3>2", "3>4", "4>1", "4>2", "4>3"], Reachable(bench, 4));
    }

    [Fact]
    public void A_partition_cuts_nodes_of_one_container_too()
    {
        var bench = new NetworkBench(NetworkBench.Ideal);
        bench.Container(1, 2);
        bench.Network.Partition([Ids(1), Ids(2)]);
        Assert.Empty(Reachable(bench, 2));
    }

    [Fact]
    public void A_partition_that_names_a_node_twice_in_a_group_or_a_stranger_is_refused()
    {
        var bench = new NetworkBench(NetworkBench.Ideal).Apart(2);
        Assert.Throws<ArgumentException>(() => bench.Network.Partition([Ids(1, 1), Ids(2)]));
        Assert.Throws<ArgumentException>(() => bench.Network.Partition([Ids(1), Ids(3)]));
    }

    [Theory]
    [InlineData(TrafficDirection.Outbound, new[] { "2>1", "2>3", "3>1", "3>2" })]
    [InlineData(TrafficDirection.Inbound, new[] { "1>2", "1>3", "2>3", "3>2" })]
    [InlineData(TrafficDirection.Both, new[] { "2>3", "3>2" })]
    public void An_isolated_node_is_cut_in_the_direction_given(TrafficDirection direction, string[] left)
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 1)).Apart(3);
        bench.Network.Isolate(NodeId.Validator(1), direction);
        Assert.Equal(left, Reachable(bench, 3));
    }

    [Fact]
    public void The_nodes_of_an_isolated_container_still_reach_each_other()
    {
        var bench = new NetworkBench(NetworkBench.Ideal);
        NetworkContainer container = bench.Container(1, 2);
        bench.Container(3);
        bench.Container(4);
        bench.Network.Isolate(container, TrafficDirection.Outbound);
        Assert.Equal(["1>2", "2>1", "3>1", "3>2", "3>4", "4>1", "4>2", "4>3"], Reachable(bench, 4));
    }

    [Fact]
    public void Faults_stack_and_heal_in_any_order()
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 1)).Apart(3);
        NetworkFault partition = bench.Network.Partition([Ids(1), Ids(2, 3)]);
        NetworkFault isolation = bench.Network.Isolate(NodeId.Validator(1), TrafficDirection.Both);
        partition.Heal();
        Assert.Equal(["2>3", "3>2"], Reachable(bench, 3));
        isolation.Heal();
        Assert.Equal(6, Reachable(bench, 3).Length);
    }

    [Theory]
    [InlineData(1e9)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_sent_or_arrives_during_a_cut_is_lost_and_what_crosses_a_cut_between_both_is_not(double nic)
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 10, nicBytesPerSecond: nic)).Apart(2);
        NetworkFault? fault = null;
        bench.At(20, () => fault = bench.Network.Isolate(NodeId.Validator(2), TrafficDirection.Inbound));
        bench.At(25, () => fault!.Heal());
        foreach ((double at, int number) in new[] { (5.0, 1), (12.0, 2), (18.0, 3), (22.0, 4), (26.0, 5) })
            bench.SendAt(at, 1, 2, 100, number: number);
        bench.Run(100);
        Assert.Equal([1, 3, 5], bench.Inbox(2).Numbers);
        Assert.Equal(2, bench.Network.Find(NodeId.Validator(1)).Totals.LostMessages);
    }

    [Theory]
    [InlineData(3.5)]
    [InlineData(12.5)]
    public void A_large_message_hit_by_a_cut_is_lost_as_a_whole_and_the_next_one_arrives(double cutAtMs)
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 5, nicBytesPerSecond: 1e6) with { Chunk = new ByteCount(1_000), Window = new ByteCount(4_000) }).Apart(2);
        var memory = new CountedMemory();
        bench.Crash(1);
        bench.Start(1, memory);
        NetworkFault? fault = null;
        bench.At(cutAtMs, () => fault = bench.Network.Isolate(NodeId.Validator(1), TrafficDirection.Outbound));
        bench.At(cutAtMs + 20, () => fault!.Heal());
        bench.SendAt(0, 1, 2, 10_000, TrafficClass.Bulk, 1);
        bench.SendAt(50, 1, 2, 10_000, TrafficClass.Bulk, 2);
        bench.Run(1_000);
        Assert.Equal([2], bench.Inbox(2).Numbers);
        Assert.Equal(0, memory.Held);
        Assert.Equal((0, 0), bench.Network.CountOnTheirWay());
    }

    [Fact]
    public void A_long_cut_neither_fills_buffers_nor_keeps_memory()
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 1) with { PeerBuffer = new ByteCount(10_000), Window = new ByteCount(10_000) }).Apart(2);
        bench.Network.Isolate(NodeId.Validator(2), TrafficDirection.Both);
        for (int i = 0; i < 10_000; i++)
            Assert.Equal(SendResult.Accepted, bench.Send(1, 2, 1_000, TrafficClass.Bulk));
        Assert.Equal((0, 0), bench.Network.CountOnTheirWay());
        Assert.Equal(10_000, bench.Network.Find(NodeId.Validator(1)).Totals.LostMessages);
    }

    [Fact]
    public void A_degraded_path_has_the_latency_of_its_newest_fault_one_way()
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 1)).Apart(2);
        NetworkFault older = bench.Network.Degrade(NodeId.Validator(1), NodeId.Validator(2), new ConstantLatency(Duration.FromMilliseconds(80)), null);
        NetworkFault newer = bench.Network.Degrade(NodeId.Validator(1), NodeId.Validator(2), new ConstantLatency(Duration.FromMilliseconds(20)), null);
        bench.SendAt(0, 1, 2, 10);
        bench.SendAt(0, 2, 1, 10);
        bench.At(100, newer.Heal);
        bench.SendAt(101, 1, 2, 10);
        bench.At(200, older.Heal);
        bench.SendAt(201, 1, 2, 10);
        bench.Run(1_000);
        Assert.Equal([20.0, 181.0, 202.0], bench.Inbox(2).Deliveries.Select(d => d.At.Milliseconds));
        Assert.Equal([1.0], bench.Inbox(1).Deliveries.Select(d => d.At.Milliseconds));
    }

    [Fact]
    public void A_degraded_path_loses_packets_until_it_is_healed()
    {
        var bench = new NetworkBench(NetworkBench.With(latencyMs: 1)).Apart(2);
        NetworkFault fault = bench.Network.Degrade(NodeId.Validator(1), NodeId.Validator(2), null, 0.3);
        for (int i = 0; i < 200; i++)
            bench.SendAt(i * 1_000_000.0, 1, 2, 100, number: i);
        bench.Run(199_999_999);
        double late = bench.Inbox(2).Deliveries.Count(d => d.At.Milliseconds - (d.Number * 1_000_000.0) > 1.5) / 200.0;
        Assert.InRange(late, 0.2, 0.4);
        fault.Heal();
        bench.Send(1, 2, 100);
        bench.Run(200_000_000);
        Assert.Equal(200_000_000, bench.Inbox(2).Deliveries[^1].At.Milliseconds);
    }

    [Fact]
    public void Loss_that_is_no_probability_and_paths_to_oneself_are_refused()
    {
        var bench = new NetworkBench(NetworkBench.Ideal).Apart(2);
        Assert.Throws<ArgumentOutOfRangeException>(() => bench.Network.Degrade(NodeId.Validator(1), NodeId.Validator(2), null, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => bench.Network.Degrade(NodeId.Validator(1), NodeId.Validator(2), null, double.NaN));
        Assert.Throws<ArgumentException>(() => bench.Network.Degrade(NodeId.Validator(1), NodeId.Validator(1), null, 0.1));
    }

    private static NodeId[] Ids(params int[] validators) => validators.Select(NodeId.Validator).ToArray();

    /// <summary>Who gets a message through to whom, tried now.</summary>
    private static string[] Reachable(NetworkBench bench, int validators)
    {
        int[] all = Enumerable.Range(1, validators).ToArray();
        foreach (int v in all)
            bench.Inbox(v).Deliveries.Clear();
        foreach (int from in all)
        {
            foreach (int to in all.Where(to => to != from))
                bench.Send(from, to, 10);
        }
        bench.Kernel.RunUntil(bench.Kernel.Now + Duration.FromMilliseconds(10));
        return all.SelectMany(v => bench.Inbox(v).Deliveries).Select(d => $"{d.From.Number}>{d.To.Number}").Order(StringComparer.Ordinal).ToArray();
    }
}
