using Aurigraph.Units;
using MathNet.Numerics.Distributions;
using static Aurigraph.NetworkModels.Tests.LatencyModelTests;

namespace Aurigraph.NetworkModels.Tests;

public class ExponentialLatencyTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 0.2)]
    [InlineData(50, 49)]
    public void Draws_above_the_floor_follow_the_exponential_distribution(double mean, double floor)
    {
        var theory = new Exponential(1 / (mean - floor));
        var model = new ExponentialLatency(Ms(mean), Ms(floor));
        var draws = new DrawnLatencies(model);
        Assert.Equal(Ms(mean), model.Mean);
        Assert.True(draws.Shortest >= floor);
        draws.AssertMean(mean);
        draws.AssertVariance(theory.Variance);
        draws.AssertDistribution(x => theory.CumulativeDistribution(x - floor));
    }

    [Fact]
    public void A_mean_at_the_floor_is_a_constant() =>
        Assert.Equal(Ms(3), new ExponentialLatency(Ms(3), Ms(3)).Draw(new SeededGenerator(1)));

    [Theory]
    [InlineData(1, -1, "floor")]
    [InlineData(1, 2, "mean")]
    [InlineData(3_600_001, 0, "mean")]
    public void Parameters_out_of_range_or_order_are_refused(double mean, double floor, string key) =>
        Assert.Equal(key, Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialLatency(Ms(mean), Ms(floor))).ParamName);
}
