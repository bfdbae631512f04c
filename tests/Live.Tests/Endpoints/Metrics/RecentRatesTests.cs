using Aurigraph.Live.Endpoints.Metrics;

namespace Aurigraph.Live.Tests.Endpoints.Metrics;

public sealed class RecentRatesTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualClock _clock = new();
    private readonly RecentRates _rates;

    public RecentRatesTests() => _rates = new RecentRates(_clock, Second);

    [Fact]
    public void There_is_none_before_the_first_sample() => Assert.Null(_rates.Until(5, 1));

    [Fact]
    public void There_is_none_over_less_than_half_an_interval()
    {
        _rates.Sample(0, 0);
        _clock.Advance(Second * 0.4);
        Assert.Null(_rates.Until(5, 1));
    }

    [Fact]
    public void It_is_what_was_counted_since_the_oldest_sample_per_second()
    {
        _rates.Sample(100, 2);
        _clock.Advance(2 * Second);
        Assert.Equal(new RecentRate(250, null, 75), _rates.Until(600, 3.5));
    }

    [Fact]
    public void Samples_older_than_the_last_ten_do_not_count()
    {
        _rates.Sample(0, 0);
        for (int i = 0; i < RecentRates.SamplesMax; i++)
        {
            _clock.Advance(Second);
            _rates.Sample(1_000_000, 0);
        }
        Assert.Equal(0, _rates.Until(1_000_000, 0)!.AppliedPerSecond);
    }

    [Fact]
    public void The_most_is_kept()
    {
        _rates.Sample(0, 0);
        foreach (long applied in (long[])[10, 910, 920])
        {
            _clock.Advance(Second);
            _rates.Sample(applied, 0);
        }
        Assert.Equal(900, _rates.Until(920, 0)!.AppliedPerSecondMax);
    }

    [Fact]
    public void A_sample_that_follows_a_late_one_closely_does_not_make_a_peak()
    {
        _rates.Sample(0, 0);
        _clock.Advance(Second * 1.9);
        _rates.Sample(190, 0);
        _clock.Advance(Second * 0.1);
        _rates.Sample(290, 0);
        _clock.Advance(Second * 0.9);
        _rates.Sample(290, 0);
        Assert.Equal(100, _rates.Until(290, 0)!.AppliedPerSecondMax!.Value, 6);
    }
}
