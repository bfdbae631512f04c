using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Tests.Text;

public class NumberFormatTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.25, "0.3")]
    [InlineData(940, "940")]
    [InlineData(999.6, "1.0K")]
    [InlineData(9_960, "10K")]
    [InlineData(60_000, "60K")]
    [InlineData(183_350, "183K")]
    [InlineData(999_600, "1.0M")]
    [InlineData(1_000_000, "1.0M")]
    [InlineData(1_050_000, "1.05M")]
    [InlineData(6_250_412, "6.25M")]
    [InlineData(2_100_000_000, "2.1G")]
    [InlineData(-1_500, "−1.5K")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "–")]
    public void Rates_have_two_or_three_significant_digits(double value, string text) => Assert.Equal(text, NumberFormat.Short(value));

    [Theory]
    [InlineData(0.0, "0 ms")]
    [InlineData(0.042, "0.04 ms")]
    [InlineData(0.5, "0.5 ms")]
    [InlineData(3.94, "3.9 ms")]
    [InlineData(9.97, "10 ms")]
    [InlineData(96.1, "96 ms")]
    [InlineData(12_345.0, "12,345 ms")]
    public void Milliseconds_are_whole_from_ten(double value, string text) => Assert.Equal(text, NumberFormat.Milliseconds(value));

    [Fact]
    public void A_missing_number_is_a_dash() => Assert.Equal("–", NumberFormat.Milliseconds(null));

    [Theory]
    [InlineData(0.0, "0 %")]
    [InlineData(0.0001, "< 0.1 %")]
    [InlineData(0.004, "0.4 %")]
    [InlineData(0.37, "37 %")]
    [InlineData(0.996, "99.6 %")]
    [InlineData(0.99999, "> 99.9 %")]
    [InlineData(1.0, "100 %")]
    public void A_share_that_is_not_all_never_reads_as_all(double value, string text) => Assert.Equal(text, NumberFormat.Percent(value));

    [Theory]
    [InlineData(250, "250 B")]
    [InlineData(64_000, "64 KB")]
    [InlineData(7_340_000, "7.3 MB")]
    [InlineData(361_000_000, "361 MB")]
    [InlineData(16_000_000_000, "16.0 GB")]
    public void Sizes_are_decimal(double value, string text) => Assert.Equal(text, NumberFormat.Bytes(value));

    [Theory]
    [InlineData(361e6, 384e6, "361 of 384 MB")]
    [InlineData(3.14e9, 16e9, "3.1 of 16 GB")]
    public void A_part_of_a_whole_has_one_unit(double part, double whole, string text) => Assert.Equal(text, NumberFormat.BytesOf(part, whole));

    [Theory]
    [InlineData(30, "30 s")]
    [InlineData(600, "10 min")]
    [InlineData(10_785, "3 h")]
    [InlineData(13_320, "3.7 h")]
    [InlineData(864_000, "10 days")]
    public void A_span_has_the_unit_a_person_would_choose(double seconds, string text) => Assert.Equal(text, NumberFormat.Span(seconds));

    [Theory]
    [InlineData(5, "Five")]
    [InlineData(12, "Twelve")]
    [InlineData(13, "13")]
    [InlineData(1_300, "1,300")]
    public void Small_numbers_are_words_at_the_head_of_a_sentence(int number, string text) => Assert.Equal(text, NumberFormat.Word(number));
}
