using Aurigraph.Units;

namespace Aurigraph.Checkers.Tests;

public sealed class CommittedIsDurableTests
{
    private readonly CommittedIsDurable _checker = new(quorum: 2);

    [Fact]
    public void What_a_quorum_holds_may_count_as_committed()
    {
        _checker.Durable(NodeId.Validator(1), new LogIndex(5));
        _checker.Durable(NodeId.Validator(3), new LogIndex(7));
        Assert.Null(_checker.Committed(NodeId.Validator(1), new LogIndex(5)));
    }

    [Fact]
    public void What_fewer_than_a_quorum_hold_is_found()
    {
        _checker.Durable(NodeId.Validator(1), new LogIndex(5));
        _checker.Durable(NodeId.Validator(3), new LogIndex(4));
        Assert.Contains("counts index 5 as committed, which 1 validators hold durably; a quorum is 2", _checker.Committed(NodeId.Validator(1), new LogIndex(5)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_validator_whose_log_was_cut_holds_no_more_what_it_held()
    {
        _checker.Durable(NodeId.Validator(1), new LogIndex(5));
        _checker.Durable(NodeId.Validator(2), new LogIndex(5));
        _checker.Durable(NodeId.Validator(2), new LogIndex(4));
        Assert.NotNull(_checker.Committed(NodeId.Validator(1), new LogIndex(5)));
    }

    [Fact]
    public void What_nobody_reported_durable_is_found() => Assert.NotNull(_checker.Committed(NodeId.Validator(1), new LogIndex(1)));
}
