using CsCheck;

namespace Aurigraph.Units.Tests;

public class ByteCountTests
{
    [Theory]
    [InlineData(0, "0B")]
    [InlineData(250, "250B")]
    [InlineData(64_000, "64KB")]
    [InlineData(65_536, "65536B")]
    [InlineData(384_000_000, "384MB")]
    [InlineData(1_000_000_000, "1GB")]
    [InlineData(-2_000, "-2KB")]
    public void It_is_written_in_the_largest_decimal_unit_that_is_exact(long bytes, string text) => Assert.Equal(text, new ByteCount(bytes).ToString());

    [Fact]
    public void Arithmetic_and_order_are_those_of_bytes() =>
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Long[-1_000_000_000_000, 1_000_000_000_000]).Sample((a, b) =>
            new ByteCount(a) + new ByteCount(b) == new ByteCount(a + b)
            && new ByteCount(a) - new ByteCount(b) == new ByteCount(a - b)
            && new ByteCount(a) * 3 == new ByteCount(3 * a)
            && new ByteCount(a) < new ByteCount(b) == a < b
            && new ByteCount(a) > new ByteCount(b) == a > b
            && new ByteCount(a) <= new ByteCount(b) == a <= b
            && new ByteCount(a) >= new ByteCount(b) == a >= b
            && ByteCount.Min(new(a), new(b)) == new ByteCount(Math.Min(a, b)));
}
