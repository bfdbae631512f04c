using Aurigraph.Reports.Charts;

namespace Aurigraph.Reports.Capacity;

/// <summary>A horizontal axis: linear from zero, or logarithmic where the values lie too far apart for that.</summary>
internal sealed class RateAxis
{
    private const double LinearRatioMax = 40;

    private readonly double _low;
    private readonly double _high;

    private RateAxis(bool isLogarithmic, double low, double high, IReadOnlyList<double> ticks)
    {
        (IsLogarithmic, _low, _high, Ticks) = (isLogarithmic, low, high, ticks);
    }

    /// <summary>Whether equal ratios take equal room.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>Where it is marked.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>For series: linear unless the greatest of the smallest series would fall into a fortieth of the axis.</summary>
    /// <param name="maxima">The largest value of each series; positive.</param>
    /// <param name="minimum">The smallest value of all; positive.</param>
    /// <param name="steps">At most so many steps between ticks.</param>
    public static RateAxis For(IReadOnlyList<double> maxima, double minimum, int steps)
    {
        double high = maxima.DefaultIfEmpty(1).Max();
        return maxima.Count > 0 && high / maxima.Min() > LinearRatioMax ? Logarithmic(minimum, high, steps) : Linear(high, steps);
    }

    /// <summary>From zero.</summary>
    public static RateAxis Linear(double high, int steps)
    {
        double[] ticks = Scale.Linear(Math.Max(high, double.Epsilon), steps);
        return new RateAxis(false, 0, Math.Max(high * 1.02, ticks.Length > 1 ? ticks[^2] : high), [.. ticks.Where(t => t <= high * 1.02)]);
    }

    /// <summary>In powers of ten.</summary>
    public static RateAxis Logarithmic(double low, double high, int steps = 7)
    {
        double[] ticks = Scale.Logarithmic(low, high);
        int every = 1 + (ticks.Length - 1) / (steps + 1);
        return new RateAxis(true, Math.Log10(ticks[0]), Math.Log10(ticks[^1]), [.. ticks.Where((_, i) => i % every == 0)]);
    }

    /// <summary>Where a value lies: 0 at the left end, 1 at the right; beyond them it is not clamped.</summary>
    public double At(double value) => IsLogarithmic
        ? (Math.Log10(Math.Max(value, 1e-300)) - _low) / (_high - _low)
        : (value - _low) / (_high - _low);
}
