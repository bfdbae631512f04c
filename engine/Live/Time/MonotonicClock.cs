using System.Diagnostics;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Time;

/// <summary>The machine's monotonic clock: the same for all processes of one machine, never set back, and of no meaning on another machine.</summary>
public sealed class MonotonicClock : IClock
{
    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    private MonotonicClock()
    {
    }

    /// <summary>The one there is.</summary>
    public static MonotonicClock Instance { get; } = new();

    /// <summary>Time since the machine started.</summary>
    public VirtualTime Now => Stopwatch.Frequency == 1_000_000_000
        ? new VirtualTime(Stopwatch.GetTimestamp())
        : new VirtualTime((long)(Stopwatch.GetTimestamp() * NanosecondsPerTick));
}
