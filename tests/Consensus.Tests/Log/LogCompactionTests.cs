using Aurigraph.Consensus.Log;
using Aurigraph.Units;
using CsCheck;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Log;

public sealed class LogCompactionTests
{
    [Fact]
    public void A_compacted_log_begins_after_the_last_entry_that_is_gone_and_knows_its_term()
    {
        var log = Filled(1, 1, 2, 3);
        log.CompactTo(I(3));
        Assert.Equal((I(3), T(2), I(4), I(4), 1L), (log.BaseIndex, log.BaseTerm, log.FirstIndex, log.LastIndex, log.Count));
        Assert.True(log.Matches(I(3), T(2)));
        Assert.False(log.KnowsTerm(I(2)));
        Assert.Throws<InvariantException>(() => log[I(3)]);
        Assert.Throws<InvariantException>(() => log.Slice(I(3), 2));
    }

    [Fact]
    public void A_log_may_be_compacted_to_its_end_and_goes_on_from_there()
    {
        var log = Filled(1, 2);
        log.CompactTo(I(2));
        Assert.Equal((I(2), T(2), 0L), (log.LastIndex, log.LastTerm, log.Count));
        Assert.Throws<InvariantException>(() => log.Append(Entry(1, 3)));
        log.Append(Entry(2, 3));
        Assert.Equal(I(3), log.LastIndex);
    }

    [Fact]
    public void What_the_log_does_not_hold_cannot_be_compacted()
    {
        var log = Filled(1, 1, 1);
        log.CompactTo(I(2));
        Assert.Throws<InvariantException>(() => log.CompactTo(I(2)));
        Assert.Throws<InvariantException>(() => log.CompactTo(I(4)));
        Assert.Throws<InvariantException>(() => log.TruncateFrom(I(2)));
        Assert.Equal(I(3), log.FirstIndex);
    }

    [Fact]
    public void A_slice_keeps_its_entries_when_they_are_compacted()
    {
        var log = Filled(new long[3 * ReplicatedLog.ChunkSize]);
        var slice = log.Slice(I(1), 5);
        log.CompactTo(I(2 * ReplicatedLog.ChunkSize));
        Assert.Equal([I(1), I(2), I(3), I(4), I(5)], slice.Select(e => e.Index));
    }

    [Fact]
    public void A_log_that_begins_anew_holds_nothing_and_knows_where_it_begins()
    {
        var log = Filled(1, 1, 1);
        log.BeginAfter(I(9), T(4));
        Assert.Equal((I(9), T(4), I(10), 0L), (log.LastIndex, log.LastTerm, log.FirstIndex, log.Count));
        Assert.False(log.Matches(I(3), T(1)));
        log.Append(Entry(4, 10));
        Assert.Equal(T(4), log[I(10)].Term);
    }

    [Fact]
    public void Below_its_beginning_nothing_is_known_of_terms()
    {
        var log = Filled(2, 2, 2, 3);
        log.CompactTo(I(2));
        Assert.Equal(I(1), log.LastNotAbove(I(1), T(1)));
        Assert.Equal(I(1), log.LastNotAbove(I(4), T(1)));
        Assert.Equal(I(3), log.LastNotAbove(I(4), T(2)));
        Assert.Equal(I(4), log.LastNotAbove(I(9), T(3)));
    }

    [Fact]
    public void It_behaves_as_a_list_under_arbitrary_appends_truncations_and_compactions() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 1500]).Array[1, 30].Sample(
            steps =>
            {
                var log = new ReplicatedLog();
                var model = new List<LogEntry>();
                long last = 0;
                foreach (var (kind, amount) in steps)
                {
                    switch (kind)
                    {
                        case 0:
                            for (int i = 0; i < amount; i++)
                            {
                                model.Add(Entry(1, ++last));
                                log.Append(model[^1]);
                            }

                            break;
                        case 1 when model.Count > 0:
                            int kept = amount % model.Count;
                            log.TruncateFrom(model[kept].Index);
                            last -= model.Count - kept;
                            model.RemoveRange(kept, model.Count - kept);
                            break;
                        case 2 when model.Count > 0:
                            int gone = (amount % model.Count) + 1;
                            log.CompactTo(model[gone - 1].Index);
                            model.RemoveRange(0, gone);
                            break;
                    }

                    Assert.Equal((I(last), (long)model.Count), (log.LastIndex, log.Count));
                }

                Assert.Equal(model, log.Slice(log.FirstIndex, model.Count));
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
