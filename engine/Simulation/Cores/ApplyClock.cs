using Aurigraph.Units;

namespace Aurigraph.Simulation.Cores;

/// <summary>How long a node was applying: its log-order bottleneck, whatever the cores.</summary>
internal sealed class ApplyClock
{
    private long _busyNanoseconds;
    private VirtualTime _since = VirtualTime.Never;
    private VirtualTime _until = VirtualTime.Never;

    /// <summary>Applying begins.</summary>
    /// <param name="now">When.</param>
    /// <param name="atMost">What it can take by itself; beyond that it waits for something else, which does not count.</param>
    public void Start(VirtualTime now, Duration? atMost = null) =>
        (_since, _until) = (now, atMost is { } bound ? now + bound : VirtualTime.Never);

    /// <summary>Applying ends, or the node dies.</summary>
    public void Stop(VirtualTime now)
    {
        if (_since == VirtualTime.Never)
            return;
        _busyNanoseconds += (VirtualTime.Min(now, _until) - _since).Nanoseconds;
        _since = VirtualTime.Never;
    }

    /// <summary>Busy time until an instant.</summary>
    public Duration BusyUntil(VirtualTime now) =>
        new(_busyNanoseconds + (_since == VirtualTime.Never ? 0 : (VirtualTime.Min(now, _until) - _since).Nanoseconds));
}
