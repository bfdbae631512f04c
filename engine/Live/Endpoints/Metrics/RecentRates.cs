namespace Aurigraph.Live.Endpoints.Metrics;

/// <summary>Turns counts into rates over the last seconds: it keeps the counts of the last samples and compares with the oldest.</summary>
/// <param name="clock">The clock.</param>
/// <param name="interval">Time between two samples; rates over less than half of it are not stated.</param>
internal sealed class RecentRates(TimeProvider clock, TimeSpan interval)
{
    /// <summary>How many samples are kept.</summary>
    public const int SamplesMax = 10;

    private readonly Queue<(long Timestamp, long Applied, double CpuSeconds)> _samples = new(SamplesMax);
    private readonly Lock _lock = new();
    private (long Timestamp, long Applied) _last;
    private double? _appliedPerSecondMax;

    /// <summary>Takes a sample.</summary>
    public void Sample(long applied, double cpuSeconds)
    {
        lock (_lock)
        {
            long now = clock.GetTimestamp();
            if (_samples.Count == 0)
                _last = (now, applied);
            TimeSpan elapsed = clock.GetElapsedTime(_last.Timestamp, now);
            if (elapsed >= interval / 2)   // a sample that came late makes the next interval short, and a short one overstates
            {
                double rate = (applied - _last.Applied) / elapsed.TotalSeconds;
                _appliedPerSecondMax = Math.Max(rate, _appliedPerSecondMax ?? rate);
                _last = (now, applied);
            }
            if (_samples.Count == SamplesMax)
                _samples.Dequeue();
            _samples.Enqueue((now, applied, cpuSeconds));
        }
    }

    /// <summary>Rates from the oldest sample until now; null when that is too short a time.</summary>
    public RecentRate? Until(long applied, double cpuSeconds)
    {
        lock (_lock)
        {
            if (!_samples.TryPeek(out (long Timestamp, long Applied, double CpuSeconds) oldest))
                return null;
            TimeSpan elapsed = clock.GetElapsedTime(oldest.Timestamp);
            return elapsed < interval / 2
                ? null
                : new RecentRate((applied - oldest.Applied) / elapsed.TotalSeconds, _appliedPerSecondMax, (cpuSeconds - oldest.CpuSeconds) * 100 / elapsed.TotalSeconds);
        }
    }
}
