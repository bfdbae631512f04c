using Aurigraph.Units;

namespace Aurigraph.Checkers.Tests;

public sealed class BodyBeforeEntryTests
{
    private static readonly NodeId Node = NodeId.Validator(1);
    private static readonly NodeId Origin = NodeId.Business(1);

    private readonly BodyBeforeEntry _checker = new();

    [Fact]
    public void An_entry_whose_body_is_durable_is_right()
    {
        _checker.Durable(Node, Origin, 1, 1, content: 7);
        Assert.Null(Append(1));
        Assert.Null(_checker.Applied(Node, new LogIndex(1), Origin, 1, 1));
    }

    [Fact]
    public void An_entry_without_its_body_is_found() =>
        Assert.Equal("body before entry: validator-1 has entry 8 of term 3 in its log without a durable body of batch business-1/1/1", Append(1));

    [Fact]
    public void A_body_of_another_batch_of_that_name_is_found()
    {
        _checker.Durable(Node, Origin, 1, 1, content: 8);
        Assert.EndsWith("with the body of another batch that is called business-1/1/1, too", Append(1), StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_on_another_node_is_none_here()
    {
        _checker.Durable(NodeId.Validator(2), Origin, 1, 1, content: 7);
        Assert.NotNull(Append(1));
    }

    [Fact]
    public void A_body_that_was_dropped_before_its_batch_is_applied_is_found()
    {
        _checker.Durable(Node, Origin, 1, 1, content: 7);
        Append(1);
        _checker.Dropped(Node, Origin, 1, 1);
        Assert.Equal("body before entry: validator-1 applied entry 4 without a durable body of batch business-1/1/1", _checker.Applied(Node, new LogIndex(4), Origin, 1, 1));
    }

    [Fact]
    public void A_batch_that_was_applied_needs_its_body_no_more()
    {
        _checker.Durable(Node, Origin, 1, 1, content: 7);
        _checker.Applied(Node, new LogIndex(1), Origin, 1, 1);
        _checker.Dropped(Node, Origin, 1, 1);
        Assert.Null(Append(1));
        Assert.Null(_checker.Applied(Node, new LogIndex(1), Origin, 1, 1));
    }

    [Fact]
    public void A_snapshot_takes_the_place_of_bodies()
    {
        _checker.Passed(Node, Origin, 2, 7);
        Assert.Null(_checker.Appended(Node, new Term(1), new LogIndex(1), Origin, 2, 7, content: 7));
        Assert.NotNull(_checker.Appended(Node, new Term(1), new LogIndex(1), Origin, 2, 8, content: 7));
    }

    private string? Append(long sequence) => _checker.Appended(Node, new Term(3), new LogIndex(8), Origin, 1, sequence, content: 7);
}
