using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>A normal distribution truncated at zero: negative draws are drawn again, so that no probability piles up at zero.</summary>
public sealed record NormalLatency : LatencyModel
{
    // At least half of all draws are accepted, so this many refusals in a row have a probability of at most 2^-100.
    private const int MostAttempts = 100;

    /// <summary>Latency that varies evenly to both sides.</summary>
    /// <param name="mean">Mean before the truncation; from zero to <see cref="LatencyModel.Longest"/>.</param>
    /// <param name="stddev">Standard deviation before the truncation; from zero to <see cref="LatencyModel.Longest"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter lies outside its range.</exception>
    public NormalLatency(Duration mean, Duration stddev)
    {
        UntruncatedMean = Checked(mean, nameof(mean), Duration.Zero);
        StandardDeviation = Checked(stddev, nameof(stddev), Duration.Zero);
        Mean = stddev == Duration.Zero ? mean : TruncatedMean(mean.Nanoseconds, stddev.Nanoseconds);
    }

    /// <summary>The mean the distribution had if negative latencies existed.</summary>
    public Duration UntruncatedMean { get; }

    /// <summary>The standard deviation before the truncation.</summary>
    public Duration StandardDeviation { get; }

    /// <summary>The mean of the truncated distribution: m + s f(a) / (1 - F(a)), a = -m / s, f and F density and distribution function of the
    /// standard normal distribution; draws above <see cref="LatencyModel.Longest"/> counted as that.</summary>
    public override Duration Mean { get; }

    /// <inheritdoc/>
    public override Duration Draw(SeededGenerator generator)
    {
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            double nanoseconds = UntruncatedMean.Nanoseconds + (StandardDeviation.Nanoseconds * generator.NextStandardNormal());
            if (nanoseconds >= 0)
                return Bounded(nanoseconds);
        }
        return UntruncatedMean;
    }

    private static Duration TruncatedMean(double mean, double deviation)
    {
        double low = -mean / deviation;
        double high = (Longest.Nanoseconds - mean) / deviation;
        double between = DeterministicMath.NormalCumulative(high) - DeterministicMath.NormalCumulative(low);
        double above = DeterministicMath.NormalCumulative(-high);
        double sum = (mean * between)
            + (deviation * (DeterministicMath.NormalDensity(low) - DeterministicMath.NormalDensity(high)))
            + (Longest.Nanoseconds * above);
        return Bounded(sum / (between + above));
    }
}
