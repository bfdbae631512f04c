using Aurigraph.Units;

namespace Aurigraph.Checkers.Tests;

public sealed class CommittedIsDurableTests
{
    private readonly ObservedNode[] _nodes = [Entries.Node(1, 1, 1, 2), Entries.Node(2), Entries.Node(3, 1, 1, 2)];
    private readonly CommittedIsDurable _checker;

    public CommittedIsDurableTests() => _checker = new CommittedIsDurable(id => _nodes[id.Number - 1]);

    [Fact]
    public void What_a_quorum_holds_may_count_as_committed() => Assert.Null(_checker.Committed(_nodes[0], new LogIndex(3), new Term(2)));

    [Fact]
    public void What_fewer_than_a_quorum_hold_is_found()
    {
        _nodes[2].Durable.TruncateFrom(new LogIndex(3));
        Assert.Equal(
            "committed is durable: validator-1 counts index 3 of term 2 as committed, which 1 of 3 voters hold durably; that is no quorum of {validator-1 validator-2 validator-3}",
            _checker.Committed(_nodes[0], new LogIndex(3), new Term(2)));
    }

    [Fact]
    public void A_validator_that_holds_another_entry_there_does_not_count()
    {
        _nodes[2].Durable.TruncateFrom(new LogIndex(2));
        _nodes[2].Durable.Append(new Term(1));
        _nodes[2].Durable.Append(new Term(1));
        Assert.NotNull(_checker.Committed(_nodes[0], new LogIndex(3), new Term(2)));
    }

    [Fact]
    public void A_snapshot_stands_for_the_entries_that_it_includes()
    {
        _nodes[2].Durable.Reset(new LogIndex(9), new Term(4));
        Assert.Null(_checker.Committed(_nodes[0], new LogIndex(3), new Term(2)));
    }

    [Fact]
    public void While_two_sets_of_voters_decide_both_must_hold_it()
    {
        _nodes[0].Configuration = new VotingConfiguration([NodeId.Validator(1), NodeId.Validator(3)], QuorumRule.Majority, [NodeId.Validator(1), NodeId.Validator(2)]);
        Assert.NotNull(_checker.Committed(_nodes[0], new LogIndex(3), new Term(2)));
        foreach (long term in new long[] { 1, 1, 2 })
            _nodes[1].Durable.Append(new Term(term));
        Assert.Null(_checker.Committed(_nodes[0], new LogIndex(3), new Term(2)));
    }
}
