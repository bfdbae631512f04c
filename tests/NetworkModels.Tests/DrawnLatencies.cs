using Aurigraph.Units;

namespace Aurigraph.NetworkModels.Tests;

/// <summary>A fixed number of draws of a latency model from a fixed seed, in milliseconds and sorted, held against what theory says of them.
/// Bounds leave 4 standard errors; as seeds are fixed, a test passes always or never.</summary>
internal sealed class DrawnLatencies
{
    private const int Count = 200_000;
    private readonly double[] _sorted;

    public DrawnLatencies(LatencyModel model, ulong seed = 2026)
    {
        var generator = new SeededGenerator(seed);
        _sorted = [.. Enumerable.Range(0, Count).Select(_ => model.Draw(generator).Milliseconds)];
        Array.Sort(_sorted);
        Mean = _sorted.Average();
        Variance = _sorted.Sum(x => (x - Mean) * (x - Mean)) / (Count - 1);
    }

    public double Mean { get; }

    public double Variance { get; }

    public double Shortest => _sorted[0];

    /// <summary>The mean of the draws lies within 4 standard errors of the expected one.</summary>
    public void AssertMean(double expected)
    {
        double error = Math.Sqrt(Variance / Count);
        Assert.InRange(Mean, expected - (4 * error) - 1e-6, expected + (4 * error) + 1e-6);
    }

    /// <summary>The variance lies within 4 standard errors, taken from the fourth moment of the draws.</summary>
    public void AssertVariance(double expected)
    {
        double fourth = _sorted.Sum(x => Math.Pow(x - Mean, 4)) / Count;
        double error = Math.Sqrt((fourth - (Variance * Variance)) / Count);
        Assert.InRange(Variance, expected - (4 * error), expected + (4 * error));
    }

    /// <summary>Kolmogorov and Smirnov's test at a significance of 0.001: sqrt(n) D below 1.95.</summary>
    public void AssertDistribution(Func<double, double> cumulative)
    {
        double distance = 0;
        for (int i = 0; i < Count; i++)
        {
            double probability = cumulative(_sorted[i]);
            distance = Math.Max(distance, Math.Max(probability - ((double)i / Count), ((i + 1.0) / Count) - probability));
        }
        Assert.InRange(distance * Math.Sqrt(Count), 0, 1.95);
    }
}
