using Aurigraph.Scenarios.Shapes;
using CsCheck;

namespace Aurigraph.Scenarios.Tests.Shapes;

public sealed class UnitTests
{
    [Theory]
    [InlineData("80us", 80_000)]
    [InlineData("40ms", 40_000_000)]
    [InlineData("2s", 2_000_000_000)]
    [InlineData("5m", 300_000_000_000)]
    [InlineData("3h", 10_800_000_000_000)]
    [InlineData("0.25ms", 250_000)]
    [InlineData("7ns", 7)]
    [InlineData("0s", 0)]
    public void Durations_are_read_to_the_nanosecond(string text, long nanoseconds) => Reads(Unit.Time, text, nanoseconds);

    [Theory]
    [InlineData("250B", 250)]
    [InlineData("64KB", 64_000)]
    [InlineData("384MB", 384_000_000)]
    [InlineData("1GB", 1_000_000_000)]
    [InlineData("64KiB", 65_536)]
    [InlineData("1.5MiB", 1_572_864)]
    [InlineData("1GiB", 1_073_741_824)]
    [InlineData("93.75KB", 93_750)]
    public void Sizes_are_decimal_or_binary(string text, long bytes) => Reads(Unit.Size, text, bytes);

    [Theory]
    [InlineData("100Mbps", 100_000_000)]
    [InlineData("10Gbps", 10_000_000_000)]
    public void Network_bandwidth_is_in_bits(string text, long bits) => Reads(Unit.NetworkBandwidth, text, bits);

    [Fact]
    public void Disk_bandwidth_is_in_bytes() => Reads(Unit.DiskBandwidth, "500MB/s", 500_000_000);

    [Theory]
    [InlineData("200K/s", 200_000)]
    [InlineData("1.2M/s", 1_200_000)]
    [InlineData("7/s", 7)]
    public void Rates_are_per_second(string text, long rate) => Reads(Unit.Rate, text, rate);

    [Theory]
    [InlineData("512", 512)]
    [InlineData("100K", 100_000)]
    [InlineData("1M", 1_000_000)]
    [InlineData("1.5K", 1_500)]
    public void Counts_may_be_bare(string text, long count) => Reads(Unit.Count, text, count);

    [Theory]
    [InlineData("40")]
    [InlineData("40 ms")]
    [InlineData("40MS")]
    [InlineData("-40ms")]
    [InlineData("+40ms")]
    [InlineData("4e1ms")]
    [InlineData(".5ms")]
    [InlineData("5.ms")]
    [InlineData("1_000ms")]
    [InlineData("1,5ms")]
    [InlineData("40ms ")]
    [InlineData("")]
    [InlineData("ms")]
    [InlineData("nan")]
    [InlineData(".inf")]
    [InlineData("0x10ms")]
    [InlineData("\u0664\u0660ms")]
    [InlineData("0.0000001ms")]
    [InlineData("99999999999999999999999999999999999999ms")]
    [InlineData("9999999999999h")]
    public void Whatever_is_no_duration_is_refused_with_a_reason(string text)
    {
        string? fault = Unit.Time.Parse(text, out _);
        Assert.NotNull(fault);
        Assert.Contains('`', fault);
    }

    [Fact]
    public void Every_value_reads_back_exactly_as_it_was_written() => Gen.Select(Gen.Long[0, 300_000_000_000_000_000], Gen.Int[0, 4], Gen.Int[0, 17])
        .Sample((number, kind, zeros) =>
        {
            Unit unit = new[] { Unit.Time, Unit.Size, Unit.NetworkBandwidth, Unit.DiskBandwidth, Unit.Count }[kind];
            decimal value = number;
            for (int i = 0; i < zeros; i++)
                value = decimal.Truncate(value / 10);
            Assert.Null(unit.Parse(unit.Format(value), out decimal again));
            Assert.Equal(value, again);
        });

    [Fact]
    public void Every_fraction_reads_back_exactly_as_it_was_written() => Gen.Select(Gen.Long[0, 999_999_999], Gen.Int[0, 12]).Sample((digits, places) =>
    {
        decimal value = digits;
        for (int i = 0; i < places; i++)
            value /= 10;
        foreach (Unit unit in new[] { Unit.Cost, Unit.Rate, Unit.Ratio, Unit.Number })
        {
            double number = Unit.Nearest(value);
            Assert.Null(unit.Parse(unit.Format(Unit.Exact(number)), out decimal again));
            Assert.Equal(number, Unit.Nearest(again));
        }
    });

    [Theory]
    [InlineData(40_000_000, "40ms")]
    [InlineData(1_500_000_000, "1.5s")]
    [InlineData(60_000_000_000, "1m")]
    [InlineData(0, "0ns")]
    public void The_shortest_text_is_written(long nanoseconds, string text) => Assert.Equal(text, Unit.Time.Format(nanoseconds));

    [Fact]
    public void A_near_unit_is_suggested()
    {
        Unit.Time.Parse("40sec", out _);
        Assert.Contains("did you mean `40s`?", Unit.Time.Parse("40sec", out _), StringComparison.Ordinal);
        Assert.Contains("did you mean `900K/s`?", Unit.Rate.Parse("900K", out _), StringComparison.Ordinal);
        Assert.Contains("`500MB/s` is `4Gbps`", Unit.NetworkBandwidth.Parse("500MB/s", out _), StringComparison.Ordinal);
    }

    private static void Reads(Unit unit, string text, long value)
    {
        Assert.Null(unit.Parse(text, out decimal number));
        Assert.Equal(value, number);
        Assert.Matches(unit.Pattern, text);
    }
}
