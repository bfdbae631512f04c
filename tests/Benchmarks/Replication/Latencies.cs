using System.Diagnostics;

namespace Aurigraph.Benchmarks.Replication;

/// <summary>Times from proposal to commit, counted in steps of a fiftieth. Not for several threads.</summary>
internal sealed class Latencies
{
    private const double Step = 1.02;
    private readonly long[] _counts = new long[1_200];
    private long _count;

    /// <summary>One more, in ticks of <see cref="Stopwatch"/>.</summary>
    public void Add(long ticks)
    {
        double microseconds = Math.Max(1, ticks * 1e6 / Stopwatch.Frequency);
        _counts[Math.Min(_counts.Length - 1, (int)(Math.Log(microseconds) / Math.Log(Step)))]++;
        _count++;
    }

    /// <summary>A quantile, in microseconds.</summary>
    public double Quantile(double share)
    {
        long left = (long)Math.Ceiling(share * _count);
        for (int i = 0; i < _counts.Length; i++)
        {
            left -= _counts[i];
            if (left <= 0)
                return Math.Pow(Step, i + 0.5);
        }
        return 0;
    }
}
