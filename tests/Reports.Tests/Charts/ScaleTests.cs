using Aurigraph.Reports.Charts;
using CsCheck;

namespace Aurigraph.Reports.Tests.Charts;

public class ScaleTests
{
    [Fact]
    public void Linear_ticks_are_round_and_reach_the_maximum() => Assert.Equal([0, 50_000, 100_000, 150_000, 200_000, 250_000], Scale.Linear(232_000, 5));

    [Fact]
    public void Logarithmic_ticks_enclose_the_values() => Assert.Equal([20, 50, 100, 200, 500], Scale.Logarithmic(21, 391).Select(t => Math.Round(t, 9)));

    [Fact]
    public void Whatever_the_values_the_ticks_enclose_them_rise_and_stay_few() =>
        Gen.Select(Gen.Double[1e-4, 1e7], Gen.Double[1, 1e6]).Sample((min, factor) =>
        {
            double[] log = Scale.Logarithmic(min, min * factor);
            double[] linear = Scale.Linear(min, 5);

            Assert.True(log[0] <= min * 1.001 && log[^1] >= min * factor * 0.999);
            Assert.True(linear[^1] >= min * 0.999);
            Assert.InRange(log.Length, 2, 14);
            Assert.InRange(linear.Length, 2, 6);
            Assert.Equal(log.Order(), log);
        });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(-5, 3)]
    public void Values_without_a_logarithm_still_give_a_scale(double min, double max) => Assert.True(Scale.Logarithmic(min, max).Length >= 2);
}
