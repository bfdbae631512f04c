using Aurigraph.Units;

namespace Aurigraph.Scenarios.Tests;

public sealed class DurationReaderTests
{
    [Theory]
    [InlineData("1.6ms", 1_600_000)]
    [InlineData("0ms", 0)]
    [InlineData("2h", 7_200_000_000_000)]
    public void A_duration_is_read_as_scenarios_write_it(string text, long nanoseconds)
    {
        Assert.Null(DurationReader.Read(text, out Duration duration));
        Assert.Equal(nanoseconds, duration.Nanoseconds);
    }

    [Theory]
    [InlineData("5", "`5` has no unit; a duration such as `40ms` was expected (units: `ns`, `us`, `ms`, `s`, `m`, `h`)")]
    [InlineData("", "`` is not a duration; a duration such as `40ms` was expected")]
    [InlineData("0.1ns", "`0.1ns` is finer than a nanosecond")]
    public void What_is_no_duration_is_told_and_reads_as_zero(string text, string fault)
    {
        Assert.Equal(fault, DurationReader.Read(text, out Duration duration));
        Assert.Equal(Duration.Zero, duration);
    }
}
