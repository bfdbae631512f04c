namespace Aurigraph.Simulation.Time;

/// <summary>The kernel's clock and timers as the framework's <see cref="TimeProvider"/>: what takes one runs on virtual time.</summary>
public sealed class VirtualTimeProvider : TimeProvider
{
    private readonly Kernel _kernel;

    internal VirtualTimeProvider(Kernel kernel) => _kernel = kernel;

    /// <summary>The date at which every run starts: 2030-01-01, UTC.</summary>
    public static DateTimeOffset Epoch { get; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Timestamps count nanoseconds.</summary>
    public override long TimestampFrequency => 1_000_000_000;

    /// <summary>Universal time, so that no run depends on where it runs.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Epoch.AddTicks(_kernel.Now.Nanoseconds / TimeSpan.NanosecondsPerTick);

    /// <inheritdoc/>
    public override long GetTimestamp() => _kernel.Now.Nanoseconds;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(_kernel, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }
}
