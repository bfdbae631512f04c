using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Measurement.Tests;

public class LatencyHistogramTests
{
    [Fact]
    public void Without_samples_every_statistic_is_null()
    {
        LatencyHistogram histogram = new();

        Assert.Equal(Distribution.Empty, histogram.ToDistribution());
        Assert.Equal(new Phase(null, null), histogram.ToPhase());
        Assert.Null(histogram.Percentile(50));
        Assert.Null(histogram.Max);
        Assert.Empty(histogram.Curve());
    }

    [Fact]
    public void One_sample_is_every_percentile_mean_and_maximum()
    {
        LatencyHistogram histogram = new();
        histogram.Record(Duration.FromMilliseconds(123.456789));

        Assert.Equal(new Distribution(1, 123.456789, 123.456789, 123.456789, 123.456789, 123.456789, 123.456789, 123.456789), histogram.ToDistribution());
    }

    [Fact]
    public void The_mean_is_exact_where_buckets_are_not()
    {
        LatencyHistogram histogram = new();
        histogram.Record(new Duration(1_234_567), 3);
        histogram.Record(new Duration(7_654_321));

        Assert.Equal((3 * 1_234_567 + 7_654_321) / 4.0 / 1e6, histogram.MeanMilliseconds);
    }

    [Fact]
    public void A_thousand_equally_spaced_samples_give_the_percentiles_of_a_line()
    {
        LatencyHistogram histogram = new();
        for (int ms = 1; ms <= 1_000; ms++)
            histogram.Record(Duration.FromMilliseconds(ms));
        Distribution distribution = histogram.ToDistribution();

        Assert.Equal(1_000, distribution.Count);
        Assert.InRange(distribution.P50!.Value, 500, 500.5);
        Assert.InRange(distribution.P90!.Value, 900, 900.9);
        Assert.InRange(distribution.P95!.Value, 950, 950.95);
        Assert.InRange(distribution.P99!.Value, 990, 991);
        Assert.InRange(distribution.P999!.Value, 999, 1_000);
        Assert.Equal(1_000, distribution.Max);
    }

    [Fact]
    public void Percentiles_rise_never_pass_the_maximum_and_stay_within_a_thousandth_of_a_recorded_value() =>
        Gen.Long[0, 2_160_000_000_000].Array[1, 200].Sample(values =>
        {
            LatencyHistogram histogram = new();
            foreach (long value in values)
                histogram.Record(new Duration(value));
            Array.Sort(values);
            long last = -1;
            foreach (double percentile in new[] { 0, 1, 10, 50, 90, 95, 99, 99.9, 100 })
            {
                long found = histogram.Percentile(percentile)!.Value.Nanoseconds;
                Assert.True(found >= last, $"p{percentile} = {found} is below a lower percentile's {last}");
                Assert.True(found <= values[^1], $"p{percentile} = {found} is above the maximum {values[^1]}");
                Assert.Contains(values, v => v <= found && found <= v * 1.001 + 1);
                last = found;
            }
            Assert.Equal(values[^1], histogram.Max!.Value.Nanoseconds);
        });

    [Fact]
    public void A_count_is_the_same_as_recording_one_by_one()
    {
        LatencyHistogram counted = new();
        LatencyHistogram single = new();
        counted.Record(Duration.FromMilliseconds(7), 500);
        for (int i = 0; i < 500; i++)
            single.Record(Duration.FromMilliseconds(7));

        Assert.Equal(single.ToDistribution(), counted.ToDistribution());
    }

    [Fact]
    public void Adding_gives_what_recording_both_gives()
    {
        LatencyHistogram left = new();
        LatencyHistogram right = new();
        LatencyHistogram both = new();
        foreach (int ms in new[] { 3, 70, 1_500 })
        {
            left.Record(Duration.FromMilliseconds(ms));
            right.Record(Duration.FromMilliseconds(ms * 2), 4);
            both.Record(Duration.FromMilliseconds(ms));
            both.Record(Duration.FromMilliseconds(ms * 2), 4);
        }
        left.Add(right);
        left.Add(new LatencyHistogram());

        Assert.Equal(both.ToDistribution(), left.ToDistribution());
        Assert.Equal(both.Curve(), left.Curve());
    }

    [Fact]
    public void After_a_reset_nothing_is_left()
    {
        LatencyHistogram histogram = new();
        histogram.Record(Duration.FromSeconds(4_000), 9);
        histogram.Reset();

        Assert.Equal(Distribution.Empty, histogram.ToDistribution());
        Assert.Equal(0, histogram.AboveRange);
        histogram.Record(Duration.FromMilliseconds(2));
        Assert.Equal(2, histogram.ToDistribution().Max);
    }

    [Fact]
    public void What_is_longer_than_the_range_keeps_an_exact_maximum_and_mean_and_is_counted()
    {
        LatencyHistogram histogram = new();
        histogram.Record(Duration.FromSeconds(7_200), 2);
        histogram.Record(Duration.FromSeconds(1));

        Assert.Equal(2, histogram.AboveRange);
        Assert.Equal(7_200_000, histogram.ToDistribution().Max);
        Assert.Equal((2 * 7_200_000 + 1_000) / 3.0, histogram.MeanMilliseconds!.Value, 6);
        Assert.True(histogram.Percentile(60)!.Value >= LatencyHistogram.Range);
    }

    [Fact]
    public void The_curve_rises_ends_at_the_maximum_and_shows_no_percentile_the_samples_cannot_resolve()
    {
        LatencyHistogram histogram = new();
        for (int i = 1; i <= 500; i++)
            histogram.Record(Duration.FromMilliseconds(i));
        IReadOnlyList<PercentilePoint> curve = histogram.Curve();

        Assert.Equal(new PercentilePoint(100, 500), curve[^1]);
        Assert.DoesNotContain(curve, p => p.Percentile is > 99.8 and < 100);
        for (int i = 1; i < curve.Count; i++)
        {
            Assert.True(curve[i].Percentile > curve[i - 1].Percentile);
            Assert.True(curve[i].Milliseconds >= curve[i - 1].Milliseconds);
        }
    }

    [Fact]
    public void A_latency_below_zero_and_a_count_below_one_are_refused()
    {
        LatencyHistogram histogram = new();

        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Record(new Duration(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Record(Duration.Zero, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Percentile(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Percentile(100.1));
        Assert.Equal(0, histogram.Count);
    }

    [Fact]
    public void The_sum_of_a_thousand_billion_latencies_does_not_overflow()
    {
        LatencyHistogram histogram = new();
        histogram.Record(Duration.FromSeconds(2_000), 1_000_000_000_000);

        Assert.Equal(2_000_000, histogram.MeanMilliseconds);
    }
}
