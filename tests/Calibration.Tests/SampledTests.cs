using CsCheck;

namespace Aurigraph.Calibration.Tests;

public sealed class SampledTests
{
    private static readonly Gen<double[]> Samples = Gen.Double[0.001, 1_000].Array[1, 60];

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 3)]
    [InlineData(0.9, 7.6)]
    [InlineData(1, 10)]
    public void A_quantile_lies_on_the_line_between_its_neighbours(double share, double expected) =>
        Assert.Equal(expected, Sampled.Quantile([10, 1, 3, 2, 4], share), 1e-9);

    [Fact]
    public void Quantiles_rise_with_their_share_and_stay_within_the_samples() =>
        Gen.Select(Samples, Gen.Double[0, 1], Gen.Double[0, 1]).Sample((samples, one, other) =>
        {
            double low = Sampled.Quantile(samples, Math.Min(one, other));
            double high = Sampled.Quantile(samples, Math.Max(one, other));
            return samples.Min() <= low && low <= high && high <= samples.Max();
        });

    [Fact]
    public void The_median_does_not_hang_on_one_wild_sample() => Assert.Equal(2, Sampled.Median([1, 2, 1_000_000]));

    [Fact]
    public void Equal_samples_have_no_spread() => Assert.Equal(0, Sampled.Spread([.. Enumerable.Repeat(7.0, 40)]));

    [Fact]
    public void Noise_of_single_samples_leaves_the_spread_small_and_a_drift_does_not()
    {
        double[] noisy = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? 90.0 : 110.0)];
        double[] drifting = [.. Enumerable.Range(0, 200).Select(i => 90 + (i / 10.0))];
        Assert.InRange(Sampled.Spread(noisy), 0, 0.001);
        Assert.InRange(Sampled.Spread(drifting), 0.05, 0.11);
    }

    [Fact]
    public void The_spread_is_of_ratios_so_a_unit_does_not_change_it() =>
        Gen.Select(Samples, Gen.Double[0.01, 100]).Sample((samples, unit) =>
            Math.Abs(Sampled.Spread(samples) - Sampled.Spread([.. samples.Select(s => s * unit)])) < 1e-6 * (1 + Sampled.Spread(samples)));

    [Fact]
    public void Samples_of_nothing_have_no_spread() => Assert.Equal(0, Sampled.Spread([0, 0, 0]));
}
