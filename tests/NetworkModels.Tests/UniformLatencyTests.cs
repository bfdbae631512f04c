using Aurigraph.Units;
using MathNet.Numerics.Distributions;
using static Aurigraph.NetworkModels.Tests.LatencyModelTests;

namespace Aurigraph.NetworkModels.Tests;

public class UniformLatencyTests
{
    [Fact]
    public void Draws_follow_the_uniform_distribution()
    {
        var model = new UniformLatency(Ms(30), Ms(40));
        var theory = new ContinuousUniform(30, 40);
        var draws = new DrawnLatencies(model);
        Assert.Equal(Ms(theory.Mean), model.Mean);
        draws.AssertMean(theory.Mean);
        draws.AssertVariance(theory.Variance);
        draws.AssertDistribution(theory.CumulativeDistribution);
    }

    [Fact]
    public void Both_bounds_are_drawn()
    {
        var model = new UniformLatency(new(5), new(6));
        var generator = new SeededGenerator(1);
        Assert.Equal([5L, 6L], Enumerable.Range(0, 100).Select(_ => model.Draw(generator).Nanoseconds).Distinct().Order());
    }

    [Fact]
    public void Equal_bounds_are_a_constant() =>
        Assert.Equal(Ms(3), new UniformLatency(Ms(3), Ms(3)).Draw(new SeededGenerator(1)));

    [Theory]
    [InlineData(-1, 5, "min")]
    [InlineData(5, 4, "max")]
    [InlineData(5, 3_600_001, "max")]
    public void Bounds_out_of_range_or_order_are_refused(double min, double max, string key) =>
        Assert.Equal(key, Assert.Throws<ArgumentOutOfRangeException>(() => new UniformLatency(Ms(min), Ms(max))).ParamName);
}
