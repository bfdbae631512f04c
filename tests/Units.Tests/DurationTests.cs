using System.Globalization;
using CsCheck;

namespace Aurigraph.Units.Tests;

public class DurationTests
{
    [Theory]
    [InlineData(0, "0ms")]
    [InlineData(7, "7ns")]
    [InlineData(-7, "-7ns")]
    [InlineData(1_500, "1.5us")]
    [InlineData(250_000, "250us")]
    [InlineData(40_000_000, "40ms")]
    [InlineData(40_000_001, "40000.001us")]
    [InlineData(1_500_000_000, "1.5s")]
    [InlineData(-1_500_000_000, "-1.5s")]
    [InlineData(1_001_000_000, "1001ms")]
    [InlineData(300_000_000_000, "5m")]
    [InlineData(long.MaxValue, "9223372036854775.807us")]
    [InlineData(long.MinValue, "-9223372036854775.808us")]
    public void It_is_written_with_a_unit_of_the_scenario_format(long nanoseconds, string text) =>
        Assert.Equal(text, new Duration(nanoseconds).ToString());

    [Fact]
    public void Its_text_reads_back_as_the_same_duration() =>
        Gen.OneOf(Gen.Long, Gen.Long[-2_000_000_000, 2_000_000_000], Gen.Long[-100_000, 100_000].Select(n => n * 10_000_000))
            .Sample(n => Read(new Duration(n).ToString()) == n);

    [Fact]
    public void Factories_round_to_the_nearest_nanosecond()
    {
        Assert.Equal(new Duration(1_234_567_891), Duration.FromSeconds(1.2345678909));
        Assert.Equal(new Duration(250_000), Duration.FromMilliseconds(0.25));
        Assert.Equal(new Duration(2), Duration.FromMicroseconds(0.0016));
    }

    [Fact]
    public void Arithmetic_is_that_of_nanoseconds() =>
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Long[-1_000_000_000_000, 1_000_000_000_000]).Sample((a, b) =>
            new Duration(a) + new Duration(b) == new Duration(a + b)
            && new Duration(a) - new Duration(b) == new Duration(a - b)
            && new Duration(a) * 3 == new Duration(3 * a)
            && new Duration(a) * 0.5 == new Duration((long)Math.Round(a * 0.5))
            && new Duration(a) / 7 == new Duration(a / 7)
            && new Duration(a) < new Duration(b) == a < b
            && new Duration(a) >= new Duration(b) == a >= b
            && Duration.Min(new(a), new(b)) == new Duration(Math.Min(a, b))
            && Duration.Max(new(a), new(b)) == new Duration(Math.Max(a, b)));

    [Fact]
    public void The_framework_is_given_whole_ticks_of_100_nanoseconds() =>
        Assert.Equal(TimeSpan.FromTicks(12), new Duration(1_299).ToTimeSpan());

    private static long Read(string text)
    {
        (string name, decimal unit) = Units.First(u => text.EndsWith(u.Name, StringComparison.Ordinal));
        return (long)(decimal.Parse(text[..^name.Length], CultureInfo.InvariantCulture) * unit);
    }

    private static readonly (string Name, decimal Unit)[] Units = [("ns", 1), ("us", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000)];
}
