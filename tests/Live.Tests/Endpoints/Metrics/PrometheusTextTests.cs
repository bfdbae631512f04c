using Aurigraph.Live.Endpoints.Metrics;

namespace Aurigraph.Live.Tests.Endpoints.Metrics;

public sealed class PrometheusTextTests
{
    private static readonly MetricSource Source = new(FakeNodeView.Blank, default, FakeNodeView.Admission, 0, new Dictionary<string, long>());

    [Fact]
    public void What_would_end_a_line_or_a_label_is_escaped()
    {
        MetricFamily family = new("x_total", MetricKind.Counter, "One \\ two\nthree \"four\"", _ => [new MetricSample("", "kind", "a\\b\"c\nd", 1)]);
        string text = new PrometheusText([("node", "n\"1")]).Write([family], Source);
        Assert.Equal("# HELP x_total One \\\\ two\\nthree \"four\"\n# TYPE x_total counter\nx_total{node=\"n\\\"1\",kind=\"a\\\\b\\\"c\\nd\"} 1\n", text);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.1, "0.1")]
    [InlineData(9_007_199_254_740_991, "9007199254740991")]
    [InlineData(1e21, "1E+21")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    [InlineData(double.NaN, "NaN")]
    public void Numbers_keep_all_their_digits(double value, string text) => Assert.Equal(text, NodeMetrics.Text(value));
}
