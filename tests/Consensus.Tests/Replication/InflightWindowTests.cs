using Aurigraph.Consensus.Replication;
using Aurigraph.Units;
using CsCheck;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Replication;

public sealed class InflightWindowTests
{
    [Fact]
    public void It_is_full_at_the_limit_of_appends()
    {
        var window = new InflightWindow(2, 1000);
        window.Add(I(1), 10);
        Assert.False(window.IsFull);
        window.Add(I(2), 10);
        Assert.True(window.IsFull);
        Assert.Throws<InvariantException>(() => window.Add(I(3), 10));
    }

    [Fact]
    public void It_is_full_at_the_limit_of_bytes()
    {
        var window = new InflightWindow(10, 100);
        window.Add(I(1), 60);
        Assert.Equal(40, window.FreeBytes);
        Assert.Throws<InvariantException>(() => window.Add(I(2), 41));
        window.Add(I(2), 40);
        Assert.True(window.IsFull);
    }

    [Fact]
    public void A_larger_append_than_the_limit_goes_alone()
    {
        var window = new InflightWindow(10, 100);
        window.Add(I(1), 500);
        Assert.True(window.IsFull);
        Assert.Equal(0, window.FreeBytes);
        window.FreeTo(I(1));
        Assert.False(window.IsFull);
        Assert.Equal(0, window.Bytes);
    }

    [Fact]
    public void An_answer_frees_all_appends_up_to_its_index()
    {
        var window = Filled(5, 10, 15);
        window.FreeTo(I(12));
        Assert.Equal((1, 1L), (window.Count, window.Bytes));
        window.FreeTo(I(15));
        Assert.Equal((0, 0L), (window.Count, window.Bytes));
    }

    [Fact]
    public void What_never_left_is_taken_back_from_the_end()
    {
        var window = Filled(5, 10, 15);
        window.TakeBackAfter(I(5));
        Assert.Equal(1, window.Count);
        window.Add(I(8), 1);
        window.FreeTo(I(7));
        Assert.Equal(1, window.Count);
    }

    [Fact]
    public void It_behaves_as_a_list_under_arbitrary_use() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[1, 9]).Array[1, 60].Sample(steps =>
        {
            var window = new InflightWindow(7, long.MaxValue);
            var model = new List<(long Last, long Bytes)>();
            long last = 0;
            foreach (var (kind, amount) in steps)
            {
                if (kind == 0 && !window.IsFull)
                {
                    last += amount;
                    window.Add(I(last), amount);
                    model.Add((last, amount));
                }
                else if (kind == 1)
                {
                    long match = (model.Count > 0 ? model[0].Last : last) + amount - 3;
                    window.FreeTo(I(match));
                    model.RemoveAll(append => append.Last <= match);
                }
                else
                {
                    last = Math.Max(0, last - amount);
                    window.TakeBackAfter(I(last));
                    model.RemoveAll(append => append.Last > last);
                }

                Assert.Equal((model.Count, model.Sum(append => append.Bytes)), (window.Count, window.Bytes));
            }
        });

    private static InflightWindow Filled(params long[] lasts)
    {
        var window = new InflightWindow(10, 100);
        foreach (long last in lasts)
            window.Add(I(last), 1);
        return window;
    }
}
