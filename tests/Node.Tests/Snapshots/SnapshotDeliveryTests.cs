using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Tests.Harness;
using Aurigraph.Node.Wire;

namespace Aurigraph.Node.Tests.Snapshots;

public sealed class SnapshotDeliveryTests
{
    private const long Total = 1000;

    [Fact]
    public void A_validator_that_has_what_a_snapshot_stands_for_says_so_when_a_part_comes_again()
    {
        using var node = new NodeBench(Given.Node(Given.V2));
        node.Push(Given.Reference(Given.B1, 1));
        node.Append(0, 1, Given.Entry(1, 1, Given.Reference(Given.B1, 1)));
        node.Receive(Given.V1, Chunk(index: 1, offset: 900), TrafficClass.Bulk);
        Assert.Equal(Total, Assert.Single(node.Sent<SnapshotProgress>(Given.V1)).Received);
        node.AssertSound();
    }

    [Fact]
    public void An_observer_gives_back_the_memory_of_what_a_snapshot_overtakes_and_confirms_a_part_that_comes_again()
    {
        using var node = new NodeBench(Given.Node(Given.B1));
        node.Receive(Given.V1, new LeaderAnnouncement(new Term(1)));
        node.Compute.Holding.Add(ComputeKind.Apply);
        LogEntry[] entries = [.. Enumerable.Range(1, 3).Select(i => Given.Entry(1, i, Given.Reference(Given.B2, i)))];
        node.Receive(Given.V2, new StreamBatch(entries, new LogIndex(3), StreamContent.Full, default), TrafficClass.Bulk);
        Assert.Equal(3000, node.Memory.Held(MemoryAccount.Bodies));
        node.Receive(Given.V2, Chunk(index: 5, offset: 0), TrafficClass.Bulk);
        node.Compute.Complete(ComputeKind.Apply);
        node.Settle();
        Assert.Equal(0, node.Memory.Held(MemoryAccount.Bodies));
        Assert.Empty(node.Probe.AppliedEntries);
        Assert.Equal(new LogIndex(5), node.Sent<StreamSubscribe>(Given.V2)[^1].After);
        node.Receive(Given.V2, Chunk(index: 5, offset: 900), TrafficClass.Bulk);
        Assert.All(node.Sent<SnapshotProgress>(Given.V2), p => Assert.Equal(Total, p.Received));
        Assert.Equal(2, node.Sent<SnapshotProgress>(Given.V2).Count);
    }

    private static SnapshotChunk Chunk(long index, long offset)
    {
        var state = new LedgerState(new LogIndex(index), 17, [new OriginMark(Given.B2, 1, index)]) { Term = new Term(1) };
        return new SnapshotChunk(new Term(1), state.Mark(Given.Node(Given.V1).Configuration)!, state, offset, Total - offset, Total);
    }
}
