using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Time;

public class VirtualTimeProviderTests
{
    private readonly Kernel _kernel = new();
    private readonly List<long> _fired = [];

    [Fact]
    public void The_clock_and_timestamps_follow_the_kernel()
    {
        long start = _kernel.TimeProvider.GetTimestamp();
        _kernel.RunUntil(new VirtualTime(1_500_000_000));
        Assert.Equal(TimeSpan.FromSeconds(1.5), _kernel.TimeProvider.GetElapsedTime(start));
        Assert.Equal(VirtualTimeProvider.Epoch.AddSeconds(1.5), _kernel.TimeProvider.GetUtcNow());
        Assert.Equal(TimeZoneInfo.Utc, _kernel.TimeProvider.LocalTimeZone);
    }

    [Fact]
    public void A_periodic_timer_fires_at_its_period_until_it_is_disposed()
    {
        var timer = Timer(TimeSpan.FromMicroseconds(2), TimeSpan.FromMicroseconds(3));
        _kernel.RunUntil(new VirtualTime(9_000));
        timer.Dispose();
        Assert.False(timer.Change(TimeSpan.Zero, TimeSpan.Zero));
        _kernel.RunUntil(new VirtualTime(90_000));
        Assert.Equal([2_000, 5_000, 8_000], _fired);
    }

    [Fact]
    public void A_changed_timer_fires_at_the_new_instant_alone()
    {
        using var timer = Timer(TimeSpan.FromMicroseconds(2), Timeout.InfiniteTimeSpan);
        Assert.True(timer.Change(TimeSpan.FromMicroseconds(5), Timeout.InfiniteTimeSpan));
        _kernel.RunUntil(new VirtualTime(90_000));
        Assert.Equal([5_000], _fired);
    }

    [Fact]
    public void An_infinite_due_time_disarms_the_timer()
    {
        using var timer = Timer(TimeSpan.FromMicroseconds(2), TimeSpan.FromMicroseconds(1));
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _kernel.RunUntil(new VirtualTime(90_000));
        Assert.Empty(_fired);
    }

    private ITimer Timer(TimeSpan due, TimeSpan period) =>
        _kernel.TimeProvider.CreateTimer(_ => _fired.Add(_kernel.Now.Nanoseconds), null, due, period);
}
