using Aurigraph.Units;
using MathNet.Numerics.Distributions;
using static Aurigraph.NetworkModels.Tests.LatencyModelTests;

namespace Aurigraph.NetworkModels.Tests;

public class NormalLatencyTests
{
    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(1, 1)]
    [InlineData(0, 2)]
    [InlineData(0.5, 4)]
    public void Draws_follow_the_normal_distribution_given_that_it_is_not_negative(double mean, double deviation)
    {
        var normal = new Normal(mean, deviation);
        double negative = normal.CumulativeDistribution(0);
        double hazard = normal.Density(0) * deviation * deviation / (1 - negative);
        double truncatedMean = mean + hazard;
        double truncatedVariance = (deviation * deviation) - (hazard * (hazard + mean));
        var model = new NormalLatency(Ms(mean), Ms(deviation));
        var draws = new DrawnLatencies(model);
        Assert.Equal(truncatedMean, model.Mean.Milliseconds, 1e-6);
        draws.AssertMean(truncatedMean);
        draws.AssertVariance(truncatedVariance);
        draws.AssertDistribution(x => (normal.CumulativeDistribution(x) - negative) / (1 - negative));
    }

    [Fact]
    public void Without_deviation_it_is_a_constant()
    {
        var model = new NormalLatency(Ms(3), Duration.Zero);
        Assert.Equal(Ms(3), model.Draw(new SeededGenerator(1)));
        Assert.Equal(Ms(3), model.Mean);
    }

    [Theory]
    [InlineData(-1, 1, "mean")]
    [InlineData(1, -1, "stddev")]
    [InlineData(3_600_001, 1, "mean")]
    public void Parameters_out_of_range_are_refused(double mean, double deviation, string key) =>
        Assert.Equal(key, Assert.Throws<ArgumentOutOfRangeException>(() => new NormalLatency(Ms(mean), Ms(deviation))).ParamName);
}
