using Aurigraph.Capacity.Claims;
using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Tests.Claims;

public sealed class ClaimMetricsTests
{
    [Fact]
    public void Names_are_unique() => Assert.Equal(ClaimMetrics.All.Count, ClaimMetrics.All.Select(m => m.Name).Distinct().Count());

    [Fact]
    public void Settings_tell_their_figures_without_a_run() =>
        Assert.All(ClaimMetrics.All, m => Assert.Equal(m.Basis == ClaimMetricBasis.Settings, m.Of(Study.Unprojected("option-b")) is not null));

    [Fact]
    public void A_run_tells_all_others_but_those_that_are_not_modelled() =>
        Assert.Equal(["cacheHitRatio", "writeAmplification"], ClaimMetrics.All.Where(m => m.Of(Study.Projected("option-b", 60e3)) is null).Select(m => m.Name));

    [Theory]
    [InlineData(1_000_000, MetricUnit.Rate, "TPS", "1.0M TPS")]
    [InlineData(417_000, MetricUnit.Rate, "TPS", "417K TPS")]
    [InlineData(999_600, MetricUnit.Rate, "TPS", "1.0M TPS")]
    [InlineData(1_250, MetricUnit.Rate, "TPS", "1.25K TPS")]
    [InlineData(9_960, MetricUnit.Rate, "TPS", "10K TPS")]
    [InlineData(999.6, MetricUnit.Rate, "TPS", "1.0K TPS")]
    [InlineData(0, MetricUnit.Rate, "TPS", "0 TPS")]
    [InlineData(76.8e6, MetricUnit.Bytes, "", "76.8 MB")]
    [InlineData(4.352e9, MetricUnit.Bytes, "", "4,352 MB")]
    [InlineData(9.6, MetricUnit.Milliseconds, "", "9.6 ms")]
    [InlineData(119.6, MetricUnit.Milliseconds, "", "120 ms")]
    [InlineData(0.995, MetricUnit.Ratio, "", "99.5 %")]
    [InlineData(50e6, MetricUnit.BytesPerSecond, "", "50 MB/s")]
    [InlineData(0.5, MetricUnit.Count, "an hour", "0.5 an hour")]
    [InlineData(double.NaN, MetricUnit.Count, "", "–")]
    public void Figures_have_no_more_digits_than_they_need(double value, MetricUnit unit, string noun, string text) => Assert.Equal(text, ClaimText.Of(value, unit, noun));
}
