using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Tests.Harness;
using CsCheck;

namespace Aurigraph.Node.Tests.Batching;

public sealed class BatchingActorTests
{
    [Fact]
    public void A_batch_closes_at_its_number_of_transactions()
    {
        using var node = new NodeBench(Given.Node(Given.B1));
        node.Submit(Given.Transactions(9));
        Assert.Empty(node.Probe.Closed);
        node.Submit(Given.Transactions(1));
        (OriginBatch batch, BatchClosing cause) = Assert.Single(node.Probe.Closed);
        Assert.Equal((10, 1000, BatchClosing.Transactions), (batch.Count, batch.Bytes, cause));
    }

    [Fact]
    public void A_batch_closes_at_its_bytes()
    {
        using NodeBench node = Batching(o => o with { BatchBytes = new ByteCount(350) });
        node.Submit(Given.Transactions(3));
        (OriginBatch batch, BatchClosing cause) = Assert.Single(node.Probe.Closed);
        Assert.Equal((3, BatchClosing.Bytes), (batch.Count, cause));
    }

    [Fact]
    public void A_transaction_larger_than_a_batch_goes_alone()
    {
        using NodeBench node = Batching(o => o with { BatchBytes = new ByteCount(50) });
        node.Submit(Given.Transactions(2));
        Assert.Equal([1, 1], node.Probe.Closed.Select(c => c.Batch.Count));
    }

    [Fact]
    public void A_batch_closes_at_the_age_of_its_first_transaction_and_not_on_a_periodic_tick()
    {
        using var node = new NodeBench(Given.Node(Given.B1));
        node.Run(7);
        node.Submit(Given.Transactions(1, at: node.Kernel.Now.Nanoseconds));
        node.Run(13);
        node.Submit(Given.Transactions(1, at: node.Kernel.Now.Nanoseconds));
        node.Run(6.9);
        Assert.Empty(node.Probe.Closed);
        node.Run(0.2);
        (OriginBatch batch, BatchClosing cause) = Assert.Single(node.Probe.Closed);
        Assert.Equal((2, BatchClosing.Delay), (batch.Count, cause));
        Assert.Equal(VirtualTime.Zero + Duration.FromMilliseconds(27), batch.ClosedAt);
    }

    [Fact]
    public void The_timer_of_a_batch_that_is_full_does_not_close_the_next()
    {
        using var node = new NodeBench(Given.Node(Given.B1));
        node.Submit(Given.Transactions(10));
        node.Run(15);
        node.Submit(Given.Transactions(1));
        node.Run(10);
        Assert.Single(node.Probe.Closed);
        node.Run(10);
        Assert.Equal(2, node.Probe.Closed.Count);
    }

    [Fact]
    public void The_age_of_a_group_counts_from_when_its_first_transaction_was_due()
    {
        using var node = new NodeBench(Given.Node(Given.B1));
        node.Run(12);
        node.Submit(new TransactionGroup([0, 12_000_000]));
        node.Run(7.9);
        Assert.Empty(node.Probe.Closed);
        node.Run(0.2);
        Assert.Single(node.Probe.Closed);
    }

    [Fact]
    public void No_transaction_is_lost_doubled_or_reordered_however_groups_are_cut() =>
        Gen.Int[1, 35].Array[1, 12].Sample(
            sizes =>
            {
                using var node = new NodeBench(Given.Node(Given.B1));
                long next = 0;
                foreach (int size in sizes)
                    node.Submit(new TransactionGroup([.. Enumerable.Range(0, size).Select(_ => next++)]));
                node.Run(100);
                Assert.All(node.Probe.Closed, c => Assert.InRange(c.Batch.Count, 1, 10));
                Assert.All(node.Probe.Closed, c => Assert.Equal(c.Batch.Count, c.Batch.Groups.Sum(g => g.Count)));
                long[] scheduled = [.. node.Probe.Closed.SelectMany(c => c.Batch.Groups).SelectMany(g => g.Scheduled.ToArray())];
                Assert.Equal(Enumerable.Range(0, (int)next).Select(t => (long)t), scheduled);
            },
            iter: 20,
            threads: 1);

    private static NodeBench Batching(Func<OriginSettings, OriginSettings> change)
    {
        NodeSettings settings = Given.Node(Given.B1);
        return new NodeBench(settings with { Origin = change(settings.Origin) });
    }
}
