using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>The logarithm of the latency is normal: the usual shape of a long path, with a steep foot and a moderate tail.</summary>
public sealed record LognormalLatency : LatencyModel
{
    /// <summary>Latency median times e to the power of sigma Z, Z standard normal.</summary>
    /// <param name="median">Half of all messages are faster; from 1 ns to <see cref="LatencyModel.Longest"/>.</param>
    /// <param name="sigma">Standard deviation of the natural logarithm; from 0 to 10. For small values about the coefficient of variation.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter lies outside its range.</exception>
    public LognormalLatency(Duration median, double sigma)
    {
        Median = Checked(median, nameof(median), new(1));
        Sigma = Checked(sigma, nameof(sigma), 0, 10);
        Mean = sigma == 0 ? median : LimitedMean(median.Nanoseconds, sigma);
    }

    /// <summary>Half of all messages are faster.</summary>
    public Duration Median { get; }

    /// <summary>Standard deviation of the natural logarithm of the latency.</summary>
    public double Sigma { get; }

    /// <summary>median e^(sigma^2 / 2), draws above <see cref="LatencyModel.Longest"/> counted as that.</summary>
    public override Duration Mean { get; }

    /// <inheritdoc/>
    public override Duration Draw(SeededGenerator generator) =>
        Bounded(Median.Nanoseconds * DeterministicMath.Exp(Sigma * generator.NextStandardNormal()));

    private static Duration LimitedMean(double median, double sigma)
    {
        double limit = DeterministicMath.Log(Longest.Nanoseconds / median) / sigma;
        double unlimited = median * DeterministicMath.Exp(sigma * sigma / 2);
        return Bounded((unlimited * DeterministicMath.NormalCumulative(limit - sigma))
            + (Longest.Nanoseconds * DeterministicMath.NormalCumulative(-limit)));
    }
}
