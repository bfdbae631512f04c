using Aurigraph.Calibration.Clocks;

namespace Aurigraph.Calibration.Probes;

/// <summary>Processor time of durable writes to the log: a line through small and large ones. Waiting for the disk is not in it, the system's part of a sync is.</summary>
internal sealed class LogWriteTimes(DurableLog log)
{
    private const int SmallWrites = 12;
    private const int LargeWrites = 2;

    /// <summary>Measures a write's constant and the time of each of its bytes, nanoseconds.</summary>
    public (double ConstantNs, double PerByteNs) Sample()
    {
        double small = Time(DurableLog.Small, SmallWrites);
        double large = Time(DurableLog.Large, LargeWrites);
        double perByte = Math.Max(0, (large - small) / (DurableLog.Large - DurableLog.Small));
        return (Math.Max(0, small - (DurableLog.Small * perByte)), perByte);
    }

    private double Time(int bytes, int writes)
    {
        long start = ThreadClock.Nanoseconds;
        for (int i = 0; i < writes; i++)
            log.Write(bytes);
        return (double)(ThreadClock.Nanoseconds - start) / writes;
    }
}
