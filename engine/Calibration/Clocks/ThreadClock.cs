using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aurigraph.Calibration.Clocks;

/// <summary>The time that the calling thread spent on a core, so that what other programs take from it does not count. Where the system
/// tells it only in another way (anything but Linux), it is the time that passed.</summary>
internal static partial class ThreadClock
{
    private const int ThreadProcessorTime = 3;

    /// <summary>Nanoseconds since some moment; only differences within one thread mean something.</summary>
    public static long Nanoseconds
    {
        get
        {
            if (!OperatingSystem.IsLinux())
                return (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));
            if (ReadClock(ThreadProcessorTime, out TimeSpec time) != 0)
                throw new InvalidOperationException($"The system refused to tell the processor time of a thread (error {Marshal.GetLastPInvokeError()}).");
            return ((long)time.Seconds * 1_000_000_000) + time.Nanoseconds;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ReadClock(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
