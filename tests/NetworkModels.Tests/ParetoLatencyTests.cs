using Aurigraph.Units;
using MathNet.Numerics.Distributions;
using static Aurigraph.NetworkModels.Tests.LatencyModelTests;

namespace Aurigraph.NetworkModels.Tests;

public class ParetoLatencyTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 8)]
    [InlineData(0.5, 1)]
    [InlineData(0.5, 0.7)]
    public void Draws_follow_the_Pareto_distribution(double scale, double shape) =>
        new DrawnLatencies(new ParetoLatency(Ms(scale), shape)).AssertDistribution(new Pareto(scale, shape).CumulativeDistribution);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 8)]
    public void A_light_tail_has_the_mean_of_the_unlimited_distribution(double scale, double shape)
    {
        var model = new ParetoLatency(Ms(scale), shape);
        Assert.Equal(new Pareto(scale, shape).Mean, model.Mean.Milliseconds, 1e-6);
        new DrawnLatencies(model).AssertMean(model.Mean.Milliseconds);
    }

    [Fact]
    public void The_variance_of_a_light_tail_agrees_with_theory() =>
        new DrawnLatencies(new ParetoLatency(Ms(2), 8)).AssertVariance(new Pareto(2, 8).Variance);

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.5)]
    [InlineData(1.1)]
    public void A_tail_without_a_mean_of_its_own_has_that_of_its_draws_up_to_the_longest(double shape)
    {
        // The integral of the survival function from 0 to the limit, by Simpson's rule on a logarithmic scale.
        const int Steps = 20_000;
        double range = Math.Log(LatencyModel.Longest.Milliseconds);
        double sum = 0;
        for (int i = 0; i <= Steps; i++)
        {
            double weight = i is 0 or Steps ? 1 : 2 + (2 * (i % 2));
            sum += weight * Math.Exp(i * range / Steps * (1 - shape));
        }
        double expected = 1 + (sum * range / Steps / 3);
        Assert.Equal(expected, new ParetoLatency(Ms(1), shape).Mean.Milliseconds, 1e-6 + (expected * 1e-8));
    }

    [Fact]
    public void The_mean_has_no_step_where_the_formula_changes_to_its_series()
    {
        double below = new ParetoLatency(Ms(1), 1 - 1e-6).Mean.Milliseconds;
        double at = new ParetoLatency(Ms(1), 1).Mean.Milliseconds;
        double above = new ParetoLatency(Ms(1), 1 + 1e-6).Mean.Milliseconds;
        Assert.Equal(at, (below + above) / 2, 1e-5);
        Assert.True(below > at && at > above);
    }

    [Theory]
    [InlineData(0, 3, "scale")]
    [InlineData(3_600_001, 3, "scale")]
    [InlineData(1, 0, "shape")]
    [InlineData(1, double.NaN, "shape")]
    [InlineData(1, double.PositiveInfinity, "shape")]
    public void Parameters_out_of_range_are_refused(double scale, double shape, string key) =>
        Assert.Equal(key, Assert.Throws<ArgumentOutOfRangeException>(() => new ParetoLatency(Ms(scale), shape)).ParamName);
}
