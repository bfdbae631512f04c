using Aurigraph.Capacity.SteadyStates;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Tests.SteadyStates;

public sealed class BacklogTrendTests
{
    [Fact]
    public void A_backlog_that_grows_evenly_has_that_slope_and_no_doubt()
    {
        BacklogTrend trend = BacklogTrend.Of([.. Enumerable.Range(0, 60).Select(i => 100.0 + (3 * i))], 0.1);

        Assert.Equal(30, trend.Slope, 9);
        Assert.Equal(30, trend.Low, 6);
    }

    [Fact]
    public void A_backlog_that_shrinks_does_not_grow()
    {
        Assert.True(BacklogTrend.Of([.. Enumerable.Range(0, 60).Select(i => 100.0 - i)], 0.1).Low < 0);
    }

    [Fact]
    public void Noise_seems_to_grow_in_one_case_of_twenty()
    {
        var generator = new SeededGenerator(1);
        int growing = Enumerable.Range(0, 2_000).Count(_ => BacklogTrend.Of([.. Enumerable.Range(0, 60).Select(_ => generator.NextDouble())], 0.1).Low > 0);

        // 100 are expected, with a standard deviation of 10.
        Assert.InRange(growing, 60, 140);
    }
}
