using Aurigraph.Units;

namespace Aurigraph.Laws;

/// <summary>How long customers are served.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Mean">Mean time.</param>
/// <param name="SquaredVariation">Square of the coefficient of variation.</param>
/// <param name="Draw">One time.</param>
public sealed record ServiceDistribution(string Name, Duration Mean, double SquaredVariation, Func<SeededGenerator, Duration> Draw)
{
    /// <summary>Exponential times: M in Kendall's notation.</summary>
    public static ServiceDistribution Exponential(Duration mean) => new("M", mean, 1, generator => DrawExponential(generator, mean));

    /// <summary>One time for all: D in Kendall's notation.</summary>
    public static ServiceDistribution Constant(Duration mean) => new("D", mean, 0, _ => mean);

    /// <summary>Short with probability 0.9, else nine times as long: a general law, G in Kendall's notation.</summary>
    /// <param name="brief">The short time.</param>
    public static ServiceDistribution ShortOrLong(Duration brief) =>
        new("G", brief * 1.8, (0.9 + (0.1 * 81) - (1.8 * 1.8)) / (1.8 * 1.8), generator => generator.NextDouble() < 0.9 ? brief : brief * 9);

    /// <summary>An exponential time by inversion, rounded to the nearest nanosecond.</summary>
    public static Duration DrawExponential(SeededGenerator generator, Duration mean) => mean * -Math.Log(generator.NextPositiveDouble());
}
