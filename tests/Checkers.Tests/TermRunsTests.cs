using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Checkers.Tests;

public sealed class TermRunsTests
{
    [Fact]
    public void It_knows_what_a_list_of_terms_knows() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 30]).Array[1, 80].Sample(steps =>
        {
            var runs = new TermRuns();
            var terms = new List<long>();
            int compacted = 0;
            foreach ((int what, int operand) in steps)
            {
                if (what < 4)
                {
                    terms.Add((terms.Count == 0 ? 1 : terms[^1]) + (operand % 4 == 0 ? 1 : 0));
                    runs.Append(new Term(terms[^1]));
                }
                else if (what == 4 && terms.Count > compacted)
                {
                    int from = Math.Max(compacted + 1, terms.Count - (operand % 5));
                    runs.TruncateFrom(new LogIndex(from));
                    terms.RemoveRange(from - 1, terms.Count - from + 1);
                }
                else if (what == 5 && terms.Count > 0)
                {
                    compacted = Math.Max(compacted, 1 + (operand % terms.Count));
                    runs.CompactTo(new LogIndex(compacted));
                }
                Assert.Equal(terms.Count, runs.Last.Value);
                Assert.Equal(terms.Count == 0 ? 0 : terms[^1], runs.LastTerm.Value);
                for (int i = Math.Max(1, compacted); i <= terms.Count; i++)
                    Assert.Equal(terms[i - 1], runs.TermAt(new LogIndex(i)).Value);
            }
        });

    [Fact]
    public void A_long_log_of_few_terms_is_a_few_runs()
    {
        var runs = new TermRuns();
        for (int i = 0; i < 100_000; i++)
            runs.Append(new Term(1 + (i / 40_000)));
        Assert.Equal(3, runs.Count);
    }

    [Fact]
    public void A_log_of_very_many_terms_forgets_the_oldest()
    {
        var runs = new TermRuns();
        for (int i = 1; i <= 100_000; i++)
            runs.Append(new Term(i));
        Assert.InRange(runs.Count, 1000, 4096);
        Assert.True(runs.Holds(new LogIndex(99_000), new Term(99_000)));
        Assert.False(runs.Holds(new LogIndex(99_000), new Term(98_999)));
    }
}
