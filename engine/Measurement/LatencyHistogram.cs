using Aurigraph.Units;
using HdrHistogram;

namespace Aurigraph.Measurement;

/// <summary>Latencies of many transactions in bounded memory (about 260 KB): counts per bucket of nanoseconds with three significant
/// digits, beside the exact count, sum and maximum. The mean and the maximum are therefore exact; a percentile is at most 0.1 % above the
/// recorded value it stands for, and never above the maximum. Not for use by several threads at once.</summary>
/// <remarks>Buckets reach to <see cref="Range"/>. What is longer counts in the last bucket, so a percentile that falls there reads "at
/// least 36 minutes"; <see cref="AboveRange"/> says how many those are. Buckets: HdrHistogram (G. Tene).</remarks>
public sealed class LatencyHistogram
{
    private const int SignificantDigits = 3;
    private static readonly double[] CurvePercentiles = BuildCurvePercentiles();

    private readonly LongHistogram _buckets = new(Range.Nanoseconds, SignificantDigits);
    private Int128 _sum;
    private long _max;

    /// <summary>The longest latency with a bucket of its own: 36 minutes. Beyond 2^41 ns the library's bucket widths overflow.</summary>
    public static Duration Range { get; } = Duration.FromSeconds(2_160);

    /// <summary>How many latencies were recorded.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them were longer than <see cref="Range"/>.</summary>
    public long AboveRange { get; private set; }

    /// <summary>The longest latency, exact; null without samples.</summary>
    public Duration? Max => Count == 0 ? null : new Duration(_max);

    /// <summary>Exact sum over count, in milliseconds; null without samples.</summary>
    public double? MeanMilliseconds => Count == 0 ? null : (double)_sum / Count / 1e6;

    /// <summary>Counts <paramref name="count"/> transactions of the same latency.</summary>
    /// <param name="latency">At least zero.</param>
    /// <param name="count">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The latency is negative (an end before its start), or the count below 1.</exception>
    public void Record(Duration latency, long count = 1)
    {
        long nanoseconds = latency.Nanoseconds;
        if (nanoseconds < 0)
            throw new ArgumentOutOfRangeException(nameof(latency), nanoseconds, "A latency cannot be negative: its end lies before its start.");
        if (count < 1)
            throw new ArgumentOutOfRangeException(nameof(count), count, "At least one transaction has this latency.");
        long bucketed = nanoseconds;
        if (nanoseconds > Range.Nanoseconds)
        {
            bucketed = Range.Nanoseconds;
            AboveRange += count;
        }
        _buckets.RecordValueWithCount(bucketed, count);
        Count += count;
        _sum += (Int128)nanoseconds * count;
        if (nanoseconds > _max)
            _max = nanoseconds;
    }

    /// <summary>Adds all latencies of another histogram, which stays as it is.</summary>
    public void Add(LatencyHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count == 0)
            return;
        _buckets.Add(other._buckets);
        Count += other.Count;
        AboveRange += other.AboveRange;
        _sum += other._sum;
        _max = Math.Max(_max, other._max);
    }

    /// <summary>Forgets everything; the memory is kept for the next use.</summary>
    public void Reset()
    {
        _buckets.Reset();
        Count = 0;
        AboveRange = 0;
        _sum = 0;
        _max = 0;
    }

    /// <summary>The latency that <paramref name="percentile"/> percent of the samples do not exceed (nearest rank); null without samples.</summary>
    /// <param name="percentile">0 to 100; 0 is the smallest sample, 100 the largest.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentile lies outside 0 to 100.</exception>
    public Duration? Percentile(double percentile)
    {
        if (percentile is not (>= 0 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(percentile), percentile, "A percentile runs from 0 to 100.");
        if (Count == 0)
            return null;
        if (percentile >= 100)
            return new Duration(_max);
        // The upper end of the sample's bucket, which no sample of that rank exceeds.
        return new Duration(Math.Min(_buckets.GetValueAtPercentile(percentile), _max));
    }

    /// <summary>The statistics of summary.json, in milliseconds.</summary>
    public Distribution ToDistribution() => Count == 0
        ? Distribution.Empty
        : new(Count, MeanMilliseconds, Milliseconds(50), Milliseconds(90), Milliseconds(95), Milliseconds(99), Milliseconds(99.9), Milliseconds(100));

    /// <summary>Mean and 95th percentile, in milliseconds.</summary>
    public Phase ToPhase() => new(MeanMilliseconds, Milliseconds(95));

    /// <summary>Latency by percentile, rising in both, with the tail stretched: every percent to 90, then ever finer to the last percentile
    /// that the number of samples can resolve, and 100 (the maximum). Empty without samples.</summary>
    public IReadOnlyList<PercentilePoint> Curve()
    {
        List<PercentilePoint> points = [];
        if (Count == 0)
            return points;
        foreach (double percentile in CurvePercentiles)
        {
            // Beyond 1 - 1/count there is only the largest sample.
            if (percentile < 100 && (100 - percentile) / 100 * Count < 1)
                continue;
            points.Add(new PercentilePoint(percentile, Percentile(percentile)!.Value.Milliseconds));
        }
        return points;
    }

    private double? Milliseconds(double percentile) => Percentile(percentile)?.Milliseconds;

    private static double[] BuildCurvePercentiles()
    {
        List<double> percentiles = [];
        for (int percent = 0; percent < 90; percent++)
            percentiles.Add(percent);
        // Nine steps per decade of the remaining share: 90..98 %, 99..99.8 %, and so on to 99.999 %.
        foreach ((double from, double step) in new[] { (90.0, 1.0), (99.0, 0.1), (99.9, 0.01), (99.99, 0.001) })
        {
            for (int i = 0; i < 9; i++)
                percentiles.Add(Math.Round(from + i * step, 4));
        }
        percentiles.Add(99.999);
        percentiles.Add(100);
        return [.. percentiles];
    }
}
