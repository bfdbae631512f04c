using Aurigraph.Units;

namespace Aurigraph.Checkers.Tests;

public sealed class IndexWindowTests
{
    [Fact]
    public void Its_size_follows_the_distance_between_the_slowest_and_the_fastest_and_not_the_length()
    {
        long slowest = 0;
        var window = new IndexWindow<long>(1 << 16, () => new LogIndex(slowest));
        for (long i = 1; i <= 1_000_000; i++)
        {
            window.At(new LogIndex(i)) = i;
            slowest = Math.Max(1, i - 300);
        }
        Assert.InRange(window.Capacity, 512, 2048);
        Assert.Equal(999_800, window.At(new LogIndex(999_800)));
    }

    [Fact]
    public void It_is_bounded_also_when_one_never_moves_and_lets_go_of_the_lowest_in_order()
    {
        var gone = new List<long>();
        var window = new IndexWindow<long>(1024, () => new LogIndex(1), (index, value) => gone.Add(value == index.Value ? value : -1));
        for (long i = 1; i <= 10_000; i++)
            window.At(new LogIndex(i)) = i;
        Assert.Equal(1024, window.Capacity);
        Assert.Equal(Enumerable.Range(1, gone.Count).Select(i => (long)i), gone);
        Assert.Equal(gone.Count + 1, window.Low.Value);
        for (long i = window.Low.Value; i <= 10_000; i++)
            Assert.Equal(i, window.At(new LogIndex(i)));
    }

    [Fact]
    public void It_may_jump_far_ahead()
    {
        var window = new IndexWindow<long>(1024, () => new LogIndex(1));
        window.At(new LogIndex(5)) = 5;
        window.At(new LogIndex(50_000)) = 7;
        Assert.Equal(7, window.At(new LogIndex(50_000)));
        Assert.Equal(0, window.At(new LogIndex(49_999)));
    }

    [Fact]
    public void What_is_gone_is_not_asked_about()
    {
        var window = new IndexWindow<long>(1024, () => new LogIndex(1));
        window.At(new LogIndex(50_000)) = 7;
        Assert.Throws<InvariantException>(() => window.At(new LogIndex(1)));
    }
}
