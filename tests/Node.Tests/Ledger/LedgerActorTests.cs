using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Tests.Harness;

namespace Aurigraph.Node.Tests.Ledger;

/// <summary>The ledger of validator-2, led by validator-1.</summary>
public sealed class LedgerActorTests
{
    [Fact]
    public void Entries_are_applied_in_log_order_one_after_the_other()
    {
        using var node = new NodeBench(Given.Node(Given.V2));
        node.Compute.Holding.Add(ComputeKind.Apply);
        Commit(node, 3);
        Assert.Equal(1, node.Compute.Jobs.Count(j => j.Kind == ComputeKind.Apply));
        Assert.Empty(node.Probe.AppliedEntries);
        for (int i = 0; i < 3; i++)
        {
            node.Compute.Complete(ComputeKind.Apply);
            node.Settle();
        }
        Assert.Equal([1L, 2L, 3L], node.Probe.AppliedEntries.Select(a => a.Index.Value));
    }

    [Fact]
    public void Checkpoints_are_written_behind_and_not_for_every_entry()
    {
        using var node = new NodeBench(Given.Node(Given.V2));
        node.Run(150);
        Commit(node, 5);
        Assert.Equal(1, node.State.Count);
        node.Run(101);
        Commit(node, 6);
        Assert.Equal(2, node.State.Count);
        Assert.Equal(new LogIndex(6), node.State.Last!.Applied);
    }

    [Fact]
    public void A_restarted_ledger_goes_on_after_its_checkpoint()
    {
        using var node = new NodeBench(Given.Node(Given.V2));
        node.Run(150);
        Commit(node, 3);
        Assert.Equal(new LogIndex(1), node.State.Last!.Applied);
        ulong hash = node.Probe.AppliedEntries[^1].Hash;
        node.Crash();
        node.Probe.AppliedEntries.Clear();
        node.Start();
        node.Beat(commit: 3);
        Assert.Equal([2L, 3L], node.Probe.AppliedEntries.Select(a => a.Index.Value));
        Assert.Equal(hash, node.Probe.AppliedEntries[^1].Hash);
    }

    [Fact]
    public void A_batch_that_the_state_already_holds_is_skipped_and_still_credited()
    {
        using var node = new NodeBench(Given.Node(Given.V2), start: false);
        node.State.Last = new LedgerState(LogIndex.Zero, 17, [new OriginMark(Given.B1, 1, 1)]);
        node.Start();
        Commit(node, 1);
        (NodeId _, LogIndex _, BatchReference? _, bool skipped, ulong hash) = Assert.Single(node.Probe.AppliedEntries);
        Assert.True(skipped);
        Assert.Equal(17UL, hash);
        Assert.Equal(0, node.Memory.Held(MemoryAccount.Bodies));
    }

    /// <summary>The log grows to so many batches of one origin, all committed.</summary>
    private static void Commit(NodeBench node, int count)
    {
        int first = node.Log.Entries.Count;
        LogEntry[] entries = [.. Enumerable.Range(first + 1, count - first).Select(i => Given.Entry(1, i, Given.Reference(Given.B1, i)))];
        foreach (LogEntry entry in entries)
            node.Push(((BatchPayload)entry.Payload!).Reference);
        node.Append(first, count, entries);
    }
}
