using System.Runtime.InteropServices;
using Aurigraph.Units;

namespace Aurigraph.Live.Time;

/// <summary>Waits for an instant of the monotonic clock to within some tens of microseconds, without keeping a core busy. Elsewhere than on Linux, to within a millisecond.</summary>
internal static partial class PreciseSleep
{
    private const int ClockMonotonic = 1;
    private const int AbsoluteTime = 1;

    /// <summary>Returns when the instant has come.</summary>
    public static void Until(VirtualTime instant)
    {
        while (true)
        {
            long left = instant.Nanoseconds - MonotonicClock.Instance.Now.Nanoseconds;
            if (left <= 0)
                return;
            if (!OperatingSystem.IsLinux())
            {
                Thread.Sleep((int)Math.Max(1, left / 1_000_000));
                continue;
            }
            var until = new TimeSpec { Seconds = instant.Nanoseconds / 1_000_000_000, Nanoseconds = instant.Nanoseconds % 1_000_000_000 };
            _ = Sleep(ClockMonotonic, AbsoluteTime, in until, 0); // An interruption by a signal is seen above.
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    private static partial int Sleep(int clock, int flags, in TimeSpec until, nint left);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
