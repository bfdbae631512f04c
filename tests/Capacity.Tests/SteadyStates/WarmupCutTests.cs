using Aurigraph.Capacity.SteadyStates;
using CsCheck;

namespace Aurigraph.Capacity.Tests.SteadyStates;

public sealed class WarmupCutTests
{
    [Fact]
    public void A_high_start_is_cut_off()
    {
        double?[] series = [.. Enumerable.Range(0, 100).Select(i => (double?)(i < 20 ? 500 - (20 * i) : 10 + (i % 3)))];

        Assert.True(WarmupCut.TryFind(series, 0, out int cut));
        Assert.InRange(cut, 20, 25);
    }

    [Fact]
    public void A_series_that_goes_on_rising_has_not_settled()
    {
        double?[] series = [.. Enumerable.Range(0, 100).Select(i => (double?)(10 + i))];

        Assert.False(WarmupCut.TryFind(series, 0, out _));
    }

    [Fact]
    public void A_settled_series_has_no_start_wherever_chance_puts_its_cut() =>
        Gen.Double[-1, 1].Array[100].Sample(noise =>
        {
            Assert.True(WarmupCut.TryFind([.. noise.Select(n => (double?)(100 + n))], 0, out int cut));
            Assert.Equal(0, cut);
        });

    [Fact]
    public void A_start_that_differs_by_less_than_is_tolerated_is_none()
    {
        double?[] series = [.. Enumerable.Range(0, 100).Select(i => (double?)(i < 20 ? 20 : 10))];

        Assert.True(WarmupCut.TryFind(series, 11, out int cut));
        Assert.Equal(0, cut);
    }

    [Fact]
    public void A_missing_observation_takes_the_value_before_it()
    {
        double?[] series = [.. Enumerable.Range(0, 40).Select(i => i % 4 == 3 ? null : (double?)7)];

        Assert.True(WarmupCut.TryFind(series, 0, out int cut));
        Assert.Equal(0, cut);
    }

    [Fact]
    public void Too_few_observations_tell_nothing() => Assert.False(WarmupCut.TryFind([.. Enumerable.Repeat((double?)1, 19)], 0, out _));
}
