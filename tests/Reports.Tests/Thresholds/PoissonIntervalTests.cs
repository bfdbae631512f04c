using Aurigraph.Measurement;
using Aurigraph.Reports.Thresholds;

namespace Aurigraph.Reports.Tests.Thresholds;

public class PoissonIntervalTests
{
    // Garwood's table, 95 %.
    [Theory]
    [InlineData(1, 0.0253, 5.572)]
    [InlineData(2, 0.242, 7.225)]
    [InlineData(5, 1.623, 11.668)]
    [InlineData(10, 4.795, 18.390)]
    [InlineData(100, 81.364, 121.627)]
    public void Bounds_agree_with_the_published_table(long events, double low, double high)
    {
        (double actualLow, double actualHigh) = PoissonInterval.Events(events);

        Assert.Equal(low, actualLow, 3e-3);
        Assert.Equal(high, actualHigh, 3e-3);
    }

    [Fact]
    public void No_election_in_thirty_seconds_says_only_fewer_than_360_an_hour()
    {
        RateInterval rate = PoissonInterval.PerHour(0, 30);

        Assert.Equal(0, rate.Estimate);
        Assert.Equal(0, rate.Low);
        Assert.Equal(359.5, rate.High, 0.1);
    }

    [Fact]
    public void Over_no_time_there_is_nothing_to_say() => Assert.Equal(new RateInterval(0, 0, 0), PoissonInterval.PerHour(0, 0));

    [Fact]
    public void The_upper_bound_is_where_so_few_events_are_a_rare_chance()
    {
        // P(at most 3 events | mean = upper bound) is 2.5 %, by direct summation.
        double mean = PoissonInterval.Events(3).High;
        double chance = Math.Exp(-mean) * (1 + mean + mean * mean / 2 + mean * mean * mean / 6);

        Assert.Equal(0.025, chance, 1e-6);
    }

    [Fact]
    public void Impossible_counts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonInterval.Events(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonInterval.PerHour(1, -1));
    }
}
