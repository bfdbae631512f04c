using Aurigraph.Consensus.Log;
using Aurigraph.Units;

namespace Aurigraph.Checkers.Tests;

public sealed class LogMatchingTests
{
    private readonly LogMatching _checker = new(1 << 10, () => LogIndex.Zero);

    [Fact]
    public void Logs_that_agree_up_to_their_ends_are_right() => Assert.All(new[] { 1, 2, 3 }, n => Assert.Null(Append(n, Entries.Behind(0, 1, 1, 2))));

    [Fact]
    public void Logs_that_differ_in_terms_may_differ_in_content()
    {
        Assert.Null(Append(1, Entries.Entry(1, 1, content: 5)));
        Assert.Null(Append(2, Entries.Entry(2, 1, content: 6)));
        Assert.Null(Append(3, Entries.Entry(2, 1, content: 6)));
    }

    [Fact]
    public void Another_content_of_one_index_and_term_is_found()
    {
        Append(1, Entries.Entry(2, 1, content: 5));
        Assert.Equal("log matching: validator-2 has another entry of term 2 at index 1 than a node before it", Append(2, Entries.Entry(2, 1, content: 6)));
    }

    [Fact]
    public void Another_content_is_found_also_where_entries_of_several_terms_were_seen()
    {
        foreach (long term in new long[] { 1, 2, 3 })
            Append((int)term, Entries.Entry(term, 1));
        Assert.NotNull(Append(4, Entries.Entry(3, 1, content: 9)));
    }

    [Fact]
    public void The_same_entry_behind_another_one_is_found()
    {
        Append(1, Entries.Behind(0, 1, 3));
        Assert.Equal(
            "log matching: validator-2 has entry 2 of term 3 behind an entry of term 2, where a node before it has it behind one of term 1",
            Append(2, Entries.Behind(0, 2, 3)));
    }

    [Fact]
    public void A_gap_is_found() => Assert.Contains("a gap or an overlap", Append(1, Entries.Entry(1, 2)), StringComparison.Ordinal);

    [Fact]
    public void A_term_that_falls_along_a_log_is_found() => Assert.Contains("of the later term 4", Append(1, Entries.Behind(0, 4, 3)), StringComparison.Ordinal);

    private string? Append(int number, params LogEntry[] entries)
    {
        ObservedNode node = Entries.Node(number);
        string? broken = null;
        foreach (LogEntry entry in entries)
        {
            broken ??= _checker.Appended(node, entry);
            node.Log.Append(entry.Term);
        }
        return broken;
    }
}
