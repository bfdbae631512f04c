using CsCheck;

namespace Aurigraph.Units.Tests;

public class VirtualTimeTests
{
    [Fact]
    public void Adding_a_duration_and_taking_it_off_again_comes_back() =>
        Gen.Select(Gen.Long[0, long.MaxValue / 4], Gen.Long[0, long.MaxValue / 4]).Sample((t, d) =>
            (new VirtualTime(t) + new Duration(d)) - new VirtualTime(t) == new Duration(d)
            && (new VirtualTime(t) + new Duration(d)) - new Duration(d) == new VirtualTime(t));

    [Fact]
    public void A_sum_beyond_the_range_is_never() =>
        Assert.Equal(VirtualTime.Never, new VirtualTime(long.MaxValue - 5) + new Duration(6));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void Never_stays_never(long nanoseconds)
    {
        Assert.Equal(VirtualTime.Never, VirtualTime.Never + new Duration(nanoseconds));
        Assert.Equal(VirtualTime.Never, VirtualTime.Never - new Duration(nanoseconds));
    }

    [Fact]
    public void Order_is_that_of_the_clock() =>
        Gen.Select(Gen.Long, Gen.Long).Sample((a, b) =>
            new VirtualTime(a) < new VirtualTime(b) == a < b
            && new VirtualTime(a) > new VirtualTime(b) == a > b
            && new VirtualTime(a) <= new VirtualTime(b) == a <= b
            && new VirtualTime(a) >= new VirtualTime(b) == a >= b
            && Math.Sign(new VirtualTime(a).CompareTo(new VirtualTime(b))) == Math.Sign(a.CompareTo(b))
            && VirtualTime.Min(new(a), new(b)) == new VirtualTime(Math.Min(a, b))
            && VirtualTime.Max(new(a), new(b)) == new VirtualTime(Math.Max(a, b)));

    [Theory]
    [InlineData(0, "0.000000000 s")]
    [InlineData(12_000_000_001, "12.000000001 s")]
    [InlineData(-1_500_000_000, "-1.500000000 s")]
    [InlineData(9_000_000_000_000_000_001, "9000000000.000000001 s")]
    [InlineData(long.MaxValue, "never")]
    public void It_is_written_to_the_nanosecond(long nanoseconds, string text) => Assert.Equal(text, new VirtualTime(nanoseconds).ToString());

    [Fact]
    public void It_is_told_in_seconds_and_milliseconds()
    {
        Assert.Equal(1.5, new VirtualTime(1_500_000_000).Seconds);
        Assert.Equal(1_500, new VirtualTime(1_500_000_000).Milliseconds);
    }
}
