using Aurigraph.Measurement;
using MathNet.Numerics.Distributions;

namespace Aurigraph.Reports.Thresholds;

/// <summary>The exact 95 % interval of the mean of a Poisson count (F. Garwood, Biometrika 28, 1936): with k events seen it runs from
/// half the 2.5 % quantile of chi-square with 2k degrees of freedom to half the 97.5 % quantile with 2k + 2. Without an event nothing can
/// lie below, so the whole 5 % goes to the upper side: 3.0 events (-ln 0.05), in 30 s fewer than 360 an hour.</summary>
public static class PoissonInterval
{
    private const double Tail = 0.025;

    /// <summary>Bounds of the expected number of events, given that <paramref name="events"/> were seen.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static (double Low, double High) Events(long events)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        if (events == 0)
            return (0, ChiSquared.InvCDF(2, 1 - 2 * Tail) / 2);
        return (ChiSquared.InvCDF(2.0 * events, Tail) / 2, ChiSquared.InvCDF(2.0 * events + 2, 1 - Tail) / 2);
    }

    /// <summary>Events per hour with their interval, from a count over an observed time. Over no time there is nothing to say: all zero.</summary>
    /// <param name="events">At least 0.</param>
    /// <param name="observedSeconds">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static RateInterval PerHour(long events, double observedSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(observedSeconds);
        (double low, double high) = Events(events);
        if (observedSeconds == 0)
            return new RateInterval(0, 0, 0);
        double perHour = 3_600 / observedSeconds;
        return new RateInterval(events * perHour, low * perHour, high * perHour);
    }
}
