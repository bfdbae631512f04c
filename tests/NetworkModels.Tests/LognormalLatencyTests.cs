using Aurigraph.Units;
using MathNet.Numerics.Distributions;
using static Aurigraph.NetworkModels.Tests.LatencyModelTests;

namespace Aurigraph.NetworkModels.Tests;

public class LognormalLatencyTests
{
    [Theory]
    [InlineData(45, 0.05)]
    [InlineData(10, 0.8)]
    public void Draws_follow_the_lognormal_distribution(double median, double sigma)
    {
        var theory = new LogNormal(Math.Log(median), sigma);
        var model = new LognormalLatency(Ms(median), sigma);
        var draws = new DrawnLatencies(model);
        Assert.Equal(theory.Mean, model.Mean.Milliseconds, 1e-6);
        draws.AssertMean(theory.Mean);
        draws.AssertVariance(theory.Variance);
        draws.AssertDistribution(theory.CumulativeDistribution);
    }

    [Fact]
    public void Without_sigma_it_is_a_constant() =>
        Assert.Equal(Ms(45), new LognormalLatency(Ms(45), 0).Draw(new SeededGenerator(1)));

    [Theory]
    [InlineData(0, 0.1, "median")]
    [InlineData(3_600_001, 0.1, "median")]
    [InlineData(1, -0.1, "sigma")]
    [InlineData(1, 11, "sigma")]
    [InlineData(1, double.NaN, "sigma")]
    public void Parameters_out_of_range_are_refused(double median, double sigma, string key) =>
        Assert.Equal(key, Assert.Throws<ArgumentOutOfRangeException>(() => new LognormalLatency(Ms(median), sigma)).ParamName);
}
