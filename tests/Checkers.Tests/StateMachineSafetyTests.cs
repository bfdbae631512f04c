using Aurigraph.Units;

namespace Aurigraph.Checkers.Tests;

public sealed class StateMachineSafetyTests
{
    private static readonly NodeId One = NodeId.Validator(1);
    private static readonly NodeId Two = NodeId.Validator(2);

    private readonly StateMachineSafety _checker = new(1 << 10, () => LogIndex.Zero);

    [Fact]
    public void Nodes_that_commit_the_same_entries_in_any_order_are_right()
    {
        Assert.Null(_checker.Committed(One, Entries.Entry(1, 2)));
        Assert.Null(_checker.Committed(Two, Entries.Entry(1, 1)));
        Assert.Null(_checker.Committed(Two, Entries.Entry(1, 2)));
        Assert.Null(_checker.Committed(One, Entries.Entry(1, 1)));
    }

    [Fact]
    public void Another_content_at_one_index_is_found()
    {
        _checker.Committed(One, Entries.Entry(1, 3, content: 10));
        Assert.Contains("validator-2 counts another entry as committed at index 3", _checker.Committed(Two, Entries.Entry(1, 3, content: 12)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_content_of_another_term_at_one_index_is_found()
    {
        _checker.Committed(One, Entries.Entry(1, 3));
        Assert.NotNull(_checker.Committed(Two, Entries.Entry(2, 3)));
    }

    [Fact]
    public void Nodes_that_reach_the_same_states_are_right()
    {
        Assert.Null(_checker.Applied(One, new LogIndex(1), 10));
        Assert.Null(_checker.Applied(Two, new LogIndex(1), 10));
        Assert.Null(_checker.Applied(One, new LogIndex(2), 20));
    }

    [Fact]
    public void Another_state_at_one_index_is_found()
    {
        _checker.Applied(One, new LogIndex(1), 10);
        Assert.Contains("validator-2 reached another state at index 1", _checker.Applied(Two, new LogIndex(1), 12), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void States_that_differ_in_their_last_bit_alone_are_told_apart(ulong hash)
    {
        _checker.Applied(One, new LogIndex(1), hash);
        Assert.NotNull(_checker.Applied(Two, new LogIndex(1), hash + 1));
    }

    [Fact]
    public void A_node_that_comes_late_is_held_against_a_thinned_chain_of_states()
    {
        for (long index = 1; index <= 20_000; index++)
            Assert.Null(_checker.Applied(One, new LogIndex(index), (ulong)index));
        var found = Enumerable.Range(1, 18_000).Where(i => _checker.Applied(Two, new LogIndex(i), (ulong)i + 1) is not null).ToArray();
        Assert.InRange(found.Length, 1000, 9000);
        Assert.All(Enumerable.Range(1, 20_000), i => Assert.Null(_checker.Applied(Two, new LogIndex(i), (ulong)i)));
    }
}
