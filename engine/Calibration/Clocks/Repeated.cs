using System.Diagnostics;

namespace Aurigraph.Calibration.Clocks;

/// <summary>Times short work by doing it again and again.</summary>
internal static class Repeated
{
    private const long SliceNs = 8_000_000;
    private const int Parts = 5;

    /// <summary>Processor time of one run of the work at its best, nanoseconds, over a slice of some 8 ms. The slice has parts, and the second best of
    /// them counts: what another program did to the caches or the clock within one part does not.</summary>
    /// <param name="work">Done several times.</param>
    /// <param name="sliceNs">How long to go on at least, nanoseconds of processor time.</param>
    public static double ProcessorTime(Action work, long sliceNs = SliceNs)
    {
        Span<double> parts = stackalloc double[Parts];
        for (int i = 0; i < Parts; i++)
            parts[i] = Part(work, sliceNs / Parts);
        return SecondBest(parts);
    }

    /// <summary>The second smallest of some times.</summary>
    public static double SecondBest(Span<double> times)
    {
        times.Sort();
        return times[1];
    }

    /// <summary>Time that passed during one run of the work, nanoseconds.</summary>
    public static double ElapsedTime(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    private static double Part(Action work, long ns)
    {
        long start = ThreadClock.Nanoseconds;
        long runs = 0;
        long spent;
        do
        {
            work();
            runs++;
            spent = ThreadClock.Nanoseconds - start;
        }
        while (spent < ns);
        return (double)spent / runs;
    }
}
