using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Tests.Harness;
using Aurigraph.Node.Wire;

namespace Aurigraph.Node.Tests.Admission;

public sealed class AdmissionActorTests : IDisposable
{
    private readonly NodeBench _node = new(Given.Node(Given.B1));

    public void Dispose() => _node.Dispose();

    [Fact]
    public void Transactions_beyond_the_bound_of_the_mempool_are_rejected_as_overload()
    {
        _node.Submit(Given.Transactions(990));
        _node.Submit(Given.Transactions(15));
        Assert.Equal(1000, _node.Probe.AdmittedCount);
        Assert.Equal([(RejectionReason.Overloaded, 5L)], _node.Probe.Rejections);
    }

    [Fact]
    public void The_bytes_of_the_mempool_are_a_bound_of_their_own()
    {
        NodeSettings settings = Given.Node(Given.B1);
        using var node = new NodeBench(settings with { Origin = settings.Origin with { MempoolBytes = new ByteCount(450) } });
        node.Submit(Given.Transactions(10));
        Assert.Equal(4, node.Probe.AdmittedCount);
        Assert.Equal(400, node.Memory.Held(MemoryAccount.Mempool));
    }

    [Fact]
    public void Without_memory_transactions_are_rejected_for_it_and_nothing_is_charged()
    {
        _node.Memory.Refusing.Add(MemoryAccount.Mempool);
        _node.Submit(Given.Transactions(10));
        Assert.Equal([(RejectionReason.Memory, 10L)], _node.Probe.Rejections);
        _node.Memory.Refusing.Clear();
        _node.Submit(Given.Transactions(1000));
        Assert.Equal(1000, _node.Probe.AdmittedCount);
    }

    [Fact]
    public void The_mempool_counts_from_submission_until_final()
    {
        _node.Submit(Given.Transactions(1000));
        _node.Run(1000);
        _node.Submit(Given.Transactions(1));
        Assert.Equal(1, _node.Probe.Rejections.Sum(r => r.Transactions));
        _node.Receive(Given.V1, new FinalNotice(new BatchId(Given.B1, 1, 1), default));
        Assert.Equal(990 * Given.TransactionBytes, _node.Memory.Held(MemoryAccount.Mempool));
        _node.Submit(Given.Transactions(11));
        Assert.Equal(2, _node.Probe.Rejections.Sum(r => r.Transactions));
    }

    [Fact]
    public void Signed_transactions_are_handed_on_when_their_signatures_are_checked()
    {
        NodeSettings settings = Given.Node(Given.B1);
        using var node = new NodeBench(settings with { Origin = settings.Origin with { Signed = true } });
        node.Compute.Holding.Add(ComputeKind.VerifySignatures);
        node.Submit(Given.Transactions(10));
        node.Run(100);
        Assert.Empty(node.Probe.Closed);
        node.Compute.Complete(ComputeKind.VerifySignatures);
        node.Settle();
        Assert.Equal(node.Kernel.Now, Assert.Single(node.Probe.Closed).Batch.Groups[0].AdmittedAt);
    }
}
