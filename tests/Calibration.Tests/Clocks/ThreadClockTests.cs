using System.Diagnostics;
using Aurigraph.Calibration.Clocks;

namespace Aurigraph.Calibration.Tests.Clocks;

public sealed class ThreadClockTests
{
    [Fact]
    public void Work_moves_the_clock_and_never_by_more_than_the_time_that_passed()
    {
        long passed = Stopwatch.GetTimestamp();
        long start = ThreadClock.Nanoseconds;
        while (ThreadClock.Nanoseconds - start < 5_000_000)
        {
            // Working is all that moves the clock.
        }
        long spent = ThreadClock.Nanoseconds - start;
        Assert.InRange(spent, 5_000_000, Stopwatch.GetElapsedTime(passed).TotalNanoseconds + 1_000_000);
    }

    [Fact]
    public void The_second_best_part_counts() => Assert.Equal(2, Repeated.SecondBest([9, 2, 1, 7]));
}
