namespace Aurigraph.Live.Tests.Endpoints;

/// <summary>A clock that a test moves; it has no timers.</summary>
internal sealed class ManualClock : TimeProvider
{
    private long _now = 1_000;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public void Advance(TimeSpan time) => _now += time.Ticks;
}
