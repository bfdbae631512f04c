using Aurigraph.Units;

namespace Aurigraph.Checkers.Tests;

public sealed class LeaderLogTests
{
    private readonly LeaderCompleteness _checker = new();

    [Fact]
    public void A_leader_whose_log_has_what_was_committed_is_right()
    {
        _checker.Committed(new Term(2), new LogIndex(3), new Term(2));
        Assert.Null(_checker.Elected(Entries.Node(1, 1, 1, 2, 2), new Term(3)));
    }

    [Fact]
    public void A_leader_whose_log_is_too_short_is_found()
    {
        _checker.Committed(new Term(2), new LogIndex(3), new Term(1));
        Assert.Equal(
            "leader completeness: validator-1 leads in term 3 without entry 3 of term 1, which was committed in term 2; its log ends at 2",
            _checker.Elected(Entries.Node(1, 1, 1), new Term(3)));
    }

    [Fact]
    public void A_leader_whose_log_has_another_entry_there_is_found()
    {
        _checker.Committed(new Term(2), new LogIndex(2), new Term(2));
        Assert.EndsWith("its log has one of term 1 there", _checker.Elected(Entries.Node(1, 1, 1), new Term(3)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_committed_in_later_terms_is_not_asked_of_the_leader_of_an_earlier_one()
    {
        _checker.Committed(new Term(2), new LogIndex(2), new Term(2));
        _checker.Committed(new Term(5), new LogIndex(9), new Term(5));
        Assert.Null(_checker.Elected(Entries.Node(1, 2, 2), new Term(4)));
        Assert.NotNull(_checker.Elected(Entries.Node(1, 2, 2), new Term(6)));
    }

    [Fact]
    public void A_snapshot_stands_for_what_was_committed()
    {
        _checker.Committed(new Term(2), new LogIndex(2), new Term(2));
        ObservedNode node = Entries.Node(1);
        node.Log.Reset(new LogIndex(7), new Term(3));
        Assert.Null(_checker.Elected(node, new Term(4)));
    }

    [Fact]
    public void A_leader_that_removes_entries_is_found()
    {
        ObservedNode node = Entries.Node(1, 1, 1, 4);
        node.Leads = new Term(4);
        Assert.Equal("leader append-only: validator-1 leads in term 4 and removed entries 2 to 3 of its own log", LeaderAppendOnly.Truncated(node, new Term(4), new LogIndex(2)));
        Assert.Null(LeaderAppendOnly.Truncated(node, new Term(5), new LogIndex(2)));
    }

    [Fact]
    public void A_follower_that_removes_what_it_counted_as_committed_is_found()
    {
        ObservedNode node = Entries.Node(1, 1, 1, 4);
        node.Committed = new LogIndex(2);
        Assert.StartsWith("state machine safety: validator-1 removed entries from 2 on in term 5", LeaderAppendOnly.Truncated(node, new Term(5), new LogIndex(2)), StringComparison.Ordinal);
        Assert.Null(LeaderAppendOnly.Truncated(node, new Term(5), new LogIndex(3)));
    }
}
