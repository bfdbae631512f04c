using Aurigraph.Capacity.Search;
using Aurigraph.Capacity.Study;

namespace Aurigraph.Capacity.Tests.Search;

public sealed class KneeIntervalsTests
{
    private static readonly KneeBracket First = new(1_000, 1_010);

    [Fact]
    public void Without_uncertain_costs_the_interval_is_that_of_the_seeds_and_the_blur_of_the_search()
    {
        KneeEstimate knee = KneeIntervals.Of(First, [new(990, 1_009), new(1_005, 1_020)], []);

        Assert.Equal(1_000, knee.Mid);
        Assert.Equal(990 / 1.01, knee.Low, 0);
        Assert.Equal(1_020 * 1.01, knee.High, 0);
        Assert.Equal((990, 1_005), (knee.SeedLow, knee.SeedHigh));
    }

    [Fact]
    public void With_uncertain_costs_the_interval_is_that_of_the_draws()
    {
        KneeEstimate knee = KneeIntervals.Of(First, [], [new(700, 710), new(900, 910), new(1_300, 1_320)]);

        Assert.Equal(700 / 1.01, knee.Low, 0);
        Assert.Equal(1_320 * 1.01, knee.High, 0);
    }

    [Fact]
    public void The_knee_as_stated_lies_in_its_interval_even_when_no_draw_does() =>
        Assert.Equal(1_000 / 1.01, KneeIntervals.Of(First, [], [new(1_200, 1_220)]).Low, 0);

    [Theory]
    [InlineData(0.05, 1.5)]
    [InlineData(0.5, 10.5)]
    [InlineData(0.95, 19.5)]
    public void Quantiles_of_twenty_even_draws(double share, double expected)
    {
        double[] draws = [.. Enumerable.Range(1, 20).Select(i => (double)i)];

        Assert.Equal(expected, KneeIntervals.Quantile(draws, share), 9);
    }
}
