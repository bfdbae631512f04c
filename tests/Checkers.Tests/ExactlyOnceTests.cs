using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Checkers.Tests;

public sealed class ExactlyOnceTests
{
    private static readonly NodeId Node = NodeId.Validator(1);
    private static readonly NodeId Origin = NodeId.Business(1);

    private readonly ExactlyOnce _checker = new();

    [Fact]
    public void Each_origins_batches_in_order_are_right_on_each_node()
    {
        foreach (NodeId node in new[] { Node, NodeId.Validator(2) })
        {
            Assert.Null(_checker.Applied(node, Origin, 1, 1));
            Assert.Null(_checker.Applied(node, NodeId.Business(2), 1, 1));
            Assert.Null(_checker.Applied(node, Origin, 1, 2));
            Assert.Null(_checker.Applied(node, Origin, 3, 1));
        }
    }

    [Fact]
    public void A_batch_applied_twice_is_found()
    {
        _checker.Applied(Node, Origin, 1, 1);
        Assert.StartsWith("applied exactly once: validator-1 applied batch business-1/1/1", _checker.Applied(Node, Origin, 1, 1), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_is_found()
    {
        _checker.Applied(Node, Origin, 1, 1);
        Assert.StartsWith("origin order: validator-1 applied batch business-1/1/3 where sequence 2 was due", _checker.Applied(Node, Origin, 1, 3), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_incarnation_that_does_not_begin_at_one_is_found()
    {
        _checker.Applied(Node, Origin, 1, 1);
        Assert.NotNull(_checker.Applied(Node, Origin, 2, 2));
    }

    [Fact]
    public void A_batch_of_an_older_incarnation_is_found()
    {
        _checker.Applied(Node, Origin, 2, 1);
        Assert.NotNull(_checker.Applied(Node, Origin, 1, 2));
    }

    [Fact]
    public void A_restarted_node_may_apply_again_what_came_after_its_checkpoint_and_nothing_before()
    {
        foreach (long sequence in new long[] { 1, 2, 3 })
            _checker.Applied(Node, Origin, 1, sequence);
        _checker.Restarted(Node, [(Origin, 1, 1)]);
        Assert.Null(_checker.Applied(Node, Origin, 1, 2));
        _checker.Restarted(Node, [(Origin, 1, 1)]);
        Assert.NotNull(_checker.Applied(Node, Origin, 1, 1));
    }

    [Fact]
    public void A_snapshot_that_leaves_out_marks_is_found()
    {
        _checker.Applied(Node, Origin, 1, 1);
        _checker.Applied(Node, Origin, 1, 2);
        Assert.Null(_checker.Restored(Node, [(Origin, 1, 5)]));
        Assert.Null(_checker.Applied(Node, Origin, 1, 6));
        Assert.Equal(
            "applied exactly once: the snapshot that validator-1 took has batch business-1/0/0 as the last, after it applied 1/6",
            _checker.Restored(Node, [(NodeId.Business(2), 1, 9)]));
    }

    [Fact]
    public void A_restart_concerns_no_other_node()
    {
        _checker.Applied(NodeId.Validator(2), Origin, 1, 1);
        _checker.Restarted(Node, []);
        Assert.NotNull(_checker.Applied(NodeId.Validator(2), Origin, 1, 1));
    }

    [Fact]
    public void It_is_silent_exactly_on_sequences_that_rise_by_one() =>
        Gen.Long[1, 5].Array[0, 6].Sample(sequences =>
        {
            var checker = new ExactlyOnce();
            bool isSilent = sequences.Aggregate(true, (silent, s) => (checker.Applied(Node, Origin, 1, s) is null) && silent);
            Assert.Equal(sequences.SequenceEqual(Enumerable.Range(1, sequences.Length).Select(i => (long)i)), isSilent);
        });
}
