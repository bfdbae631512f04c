using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>A power-law tail: the probability of a latency above x is (scale / x)^shape. For paths whose rare delays are far longer than
/// their usual ones.</summary>
public sealed record ParetoLatency : LatencyModel
{
    /// <summary>Latency with a power-law tail (Pareto type I).</summary>
    /// <param name="scale">The shortest latency; from 1 ns to <see cref="LatencyModel.Longest"/>.</param>
    /// <param name="shape">The tail's exponent; from 0.05 to 1000. The unlimited distribution has a variance above 2 and a mean above 1 only.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter lies outside its range.</exception>
    public ParetoLatency(Duration scale, double shape)
    {
        Scale = Checked(scale, nameof(scale), new(1));
        Shape = Checked(shape, nameof(shape), 0.05, 1000);
        Mean = LimitedMean(scale.Nanoseconds, shape);
    }

    /// <summary>The shortest latency.</summary>
    public Duration Scale { get; }

    /// <summary>The exponent of the tail.</summary>
    public double Shape { get; }

    /// <summary>The mean of the draws, which <see cref="LatencyModel.Longest"/> bounds: m + m ((c / m)^(1 - a) - 1) / (1 - a) for scale m, shape a, limit c.
    /// For a shape well above 1 that is a m / (a - 1). At a shape of 1 or below, where the unlimited distribution has no mean, the
    /// value is finite but owed to the limit: read it as an order of magnitude.</summary>
    public override Duration Mean { get; }

    /// <inheritdoc/>
    public override Duration Draw(SeededGenerator generator) =>
        Bounded(Scale.Nanoseconds * DeterministicMath.Exp(generator.NextStandardExponential() / Shape));

    private static Duration LimitedMean(double scale, double shape)
    {
        double logOfRange = DeterministicMath.Log(Longest.Nanoseconds / scale);
        double exponent = (1 - shape) * logOfRange;

        // (e^x - 1) / x, by its series where the subtraction would cancel.
        double growth = Math.Abs(exponent) < 1e-5 ? 1 + (exponent / 2) : (DeterministicMath.Exp(exponent) - 1) / exponent;
        return Bounded(scale * (1 + (logOfRange * growth)));
    }
}
