using Aurigraph.Units;

namespace Aurigraph.Simulation.Cores;

/// <summary>How long a node was applying: its log-order bottleneck, whatever the cores.</summary>
internal sealed class ApplyClock
{
    private long _busyNanoseconds;
    private VirtualTime _since = VirtualTime.Never;

    /// <summary>Applying begins.</summary>
    public void Start(VirtualTime now) => _since = now;

    /// <summary>Applying ends, or the node dies.</summary>
    public void Stop(VirtualTime now)
    {
        if (_since == VirtualTime.Never)
            return;
        _busyNanoseconds += (now - _since).Nanoseconds;
        _since = VirtualTime.Never;
    }

    /// <summary>Busy time until an instant.</summary>
    public Duration BusyUntil(VirtualTime now) =>
        new(_busyNanoseconds + (_since == VirtualTime.Never ? 0 : (now - _since).Nanoseconds));
}
