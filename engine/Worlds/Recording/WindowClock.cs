using Aurigraph.Units;

namespace Aurigraph.Worlds.Recording;

/// <summary>How long, inside the measured window, something was held back.</summary>
public sealed class WindowClock(RunWindow window)
{
    private VirtualTime _since = VirtualTime.Never;
    private long _nanoseconds;

    /// <summary>Held back from now on, or not any more.</summary>
    public void Set(bool blocked, VirtualTime now)
    {
        _nanoseconds += Open(now);
        _since = blocked ? now : VirtualTime.Never;
    }

    /// <summary>The share of the measured window until an instant.</summary>
    public double Share(VirtualTime now) => (_nanoseconds + Open(now)) / (double)Math.Max(1, window.Length.Nanoseconds);

    private long Open(VirtualTime now) => _since == VirtualTime.Never ? 0 :
        Math.Max(0, Math.Min(now.Nanoseconds, window.End.Nanoseconds) - Math.Max(_since.Nanoseconds, window.Start.Nanoseconds));
}
