using Aurigraph.Units;

namespace Aurigraph.Simulation.Time;

/// <summary>A timer of <see cref="VirtualTimeProvider"/>. A change leaves the earlier event in the queue; its argument is an older generation, so it does nothing.</summary>
internal sealed class VirtualTimer : ITimer, IKernelEvent
{
    private readonly Kernel _kernel;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private long _generation;
    private TimeSpan _period;
    private bool _disposed;

    /// <summary>A timer that is not armed.</summary>
    public VirtualTimer(Kernel kernel, TimerCallback callback, object? state)
    {
        _kernel = kernel;
        _callback = callback;
        _state = state;
    }

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
            return false;
        _generation++;
        _period = period;
        if (dueTime != Timeout.InfiniteTimeSpan)
            Arm(dueTime);
        return true;
    }

    /// <inheritdoc/>
    public void Fire(long argument)
    {
        if (_disposed || argument != _generation)
            return;
        if (_period != Timeout.InfiniteTimeSpan && _period > TimeSpan.Zero)
            Arm(_period);
        _callback(_state);
    }

    /// <inheritdoc/>
    public void Dispose() => _disposed = true;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Arm(TimeSpan delay) => _kernel.PostAfter(new Duration(delay.Ticks * TimeSpan.NanosecondsPerTick), this, _generation);
}
