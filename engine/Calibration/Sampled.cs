namespace Aurigraph.Calibration;

/// <summary>Order statistics of samples.</summary>
internal static class Sampled
{
    private const int Stretches = 10;

    /// <summary>The value below which a share of the samples lies, between samples on a straight line.</summary>
    /// <param name="samples">At least one; their order does not matter.</param>
    /// <param name="share">0 to 1.</param>
    public static double Quantile(IReadOnlyCollection<double> samples, double share)
    {
        double[] sorted = [.. samples.Order()];
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>The sample in the middle.</summary>
    public static double Median(IReadOnlyCollection<double> samples) => Quantile(samples, 0.5);

    /// <summary>How far a measurement of a tenth of the time would be off: half the range that holds nine tenths of the medians of ten
    /// stretches of samples, over the median of all; 0 when that is. It holds what drifts while one measures, and not the noise of single samples, which the median takes out.</summary>
    /// <param name="samples">In the order they were taken; with fewer than twenty each stretch is a sample.</param>
    public static double Spread(IReadOnlyCollection<double> samples)
    {
        double median = Median(samples);
        double[] stretches = [.. samples.Chunk(Math.Max(1, samples.Count / Stretches)).Select(Median)];
        return median <= 0 ? 0 : (Quantile(stretches, 0.95) - Quantile(stretches, 0.05)) / 2 / median;
    }
}
