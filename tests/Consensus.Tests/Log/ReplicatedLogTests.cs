using Aurigraph.Consensus.Log;
using Aurigraph.Units;
using CsCheck;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Log;

public sealed class ReplicatedLogTests
{
    [Fact]
    public void An_empty_log_ends_before_the_first_entry()
    {
        var log = new ReplicatedLog();
        Assert.Equal(LogIndex.Zero, log.LastIndex);
        Assert.Equal(Term.Zero, log.LastTerm);
        Assert.True(log.Matches(I(0), T(0)));
        Assert.False(log.Holds(I(0)));
        Assert.False(log.Matches(I(1), T(0)));
    }

    [Fact]
    public void An_entry_that_leaves_a_gap_or_goes_back_in_terms_is_refused()
    {
        var log = Filled(1, 2);
        Assert.Throws<InvariantException>(() => log.Append(Entry(2, 4)));
        Assert.Throws<InvariantException>(() => log.Append(Entry(1, 3)));
        Assert.Throws<InvariantException>(() => log.Append(Entry(2, 2)));
        Assert.Equal(I(2), log.LastIndex);
    }

    [Fact]
    public void Truncation_removes_the_entry_and_all_that_follow()
    {
        var log = Filled(1, 1, 2, 2);
        log.TruncateFrom(I(3));
        Assert.Equal(I(2), log.LastIndex);
        Assert.Equal(T(1), log.LastTerm);
        Assert.Throws<InvariantException>(() => log.TruncateFrom(I(3)));
    }

    [Fact]
    public void A_slice_keeps_its_entries_when_the_log_replaces_them()
    {
        var log = Filled(1, 1, 1);
        var slice = log.Slice(I(2), 2);
        log.TruncateFrom(I(2));
        log.Append(Entry(5, 2));
        log.Append(Entry(5, 3));
        Assert.Equal([T(1), T(1)], slice.Select(e => e.Term));
        Assert.Equal(T(5), log[I(2)].Term);
    }

    [Fact]
    public void A_slice_within_one_chunk_allocates_nothing()
    {
        var log = Filled(new long[500]);
        SumOfIndices(log);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long sum = SumOfIndices(log);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(Enumerable.Range(101, 300).Sum(), sum);

        static long SumOfIndices(ReplicatedLog log)
        {
            long sum = 0;
            foreach (var entry in log.Slice(I(101), 300))
                sum += entry.Index.Value;
            return sum;
        }
    }

    [Theory]
    [InlineData(10, 1000, 3)]
    [InlineData(2, 1000, 2)]
    [InlineData(10, 250, 2)]
    [InlineData(10, 200, 2)]
    [InlineData(10, 199, 1)]
    public void A_slice_within_limits_has_as_many_entries_as_fit(int maxEntries, long maxBytes, int expected)
    {
        var log = Filled(1, 1, 1);
        var slice = log.SliceWithin(I(1), maxEntries, maxBytes, firstGoesAlone: true, out long bytes);
        Assert.Equal(expected, slice.Count);
        Assert.Equal(expected * 100, bytes);
    }

    [Fact]
    public void An_entry_beyond_the_limit_goes_alone_or_not_at_all()
    {
        var log = Filled(1, 1);
        Assert.Single(log.SliceWithin(I(1), 10, 50, firstGoesAlone: true, out _));
        Assert.Empty(log.SliceWithin(I(1), 10, 50, firstGoesAlone: false, out _));
    }

    [Fact]
    public void It_behaves_as_a_list_across_chunks_under_arbitrary_appends_and_truncations() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 1500], Gen.Int[0, 3]).Array[1, 20].Sample(
            steps =>
            {
                var log = new ReplicatedLog();
                var model = new List<LogEntry>();
                long term = 1;
                foreach (var (isTruncation, amount, termStep) in steps)
                {
                    term += termStep;
                    if (isTruncation && model.Count > 0)
                    {
                        int keep = amount % model.Count;
                        log.TruncateFrom(I(keep + 1));
                        model.RemoveRange(keep, model.Count - keep);
                        continue;
                    }

                    for (int i = 0; i < amount; i++)
                    {
                        var entry = Entry(term, model.Count + 1);
                        log.Append(entry);
                        model.Add(entry);
                    }
                }

                Assert.Equal(model.Count, log.LastIndex.Value);
                Assert.Equal(model, log.Slice(I(1), model.Count));
                var limit = I(model.Count * 2 / 3);
                foreach (long asked in new[] { 0, 1, term / 2, term })
                    Assert.Equal(model.FindLastIndex(e => e.Index <= limit && e.Term <= T(asked)) + 1, log.LastNotAbove(limit, T(asked)).Value);
            },
            iter: 200);

    private static ReplicatedLog Filled(params long[] terms)
    {
        var log = new ReplicatedLog();
        foreach (var entry in Harness.Solo.Log(terms))
            log.Append(entry);
        return log;
    }
}
