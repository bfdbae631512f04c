using Aurigraph.Units;
using Aurigraph.Worlds.Journal;

namespace Aurigraph.Live.Runs;

/// <summary>What one node used over the time of a run. Counters begin anew with each process; here they go on.</summary>
internal sealed class UsageLog
{
    private readonly List<(VirtualTime At, UsageSample Sum)> _samples = [];
    private UsageSample? _last;

    /// <summary>Most bytes of the process at one time.</summary>
    public long PeakResident { get; private set; }

    /// <summary>The sample with most bytes of the process; null when there is none.</summary>
    public UsageSample? Peak { get; private set; }

    /// <summary>A sample was taken.</summary>
    public void Add(VirtualTime at, UsageSample sample)
    {
        UsageSample before = _samples.Count == 0 ? Nothing : _samples[^1].Sum;
        UsageSample last = _last ?? Nothing;
        _last = sample;
        if (sample.ResidentBytes > PeakResident)
            (PeakResident, Peak) = (sample.ResidentBytes, sample);
        _samples.Add((at, sample with
        {
            CpuNanoseconds = before.CpuNanoseconds + Since(last.CpuNanoseconds, sample.CpuNanoseconds),
            SentBytes = before.SentBytes + Since(last.SentBytes, sample.SentBytes),
            ReceivedBytes = before.ReceivedBytes + Since(last.ReceivedBytes, sample.ReceivedBytes),
            WrittenBytes = before.WrittenBytes + Since(last.WrittenBytes, sample.WrittenBytes),
            DiskBusyNanoseconds = before.DiskBusyNanoseconds + Since(last.DiskBusyNanoseconds, sample.DiskBusyNanoseconds),
        }));
    }

    /// <summary>What a counter gained. One that fell began anew, each by itself: a node that starts again in the same process has new counters of its network and the old one of processor time.</summary>
    private static long Since(long before, long now) => now >= before ? now - before : now;

    /// <summary>Processor time is known, and nothing else.</summary>
    /// <param name="at">When.</param>
    /// <param name="cpu">So far, nanoseconds.</param>
    public void Add(VirtualTime at, long cpu) => Add(at, Nothing with { CpuNanoseconds = cpu });

    /// <summary>What was used between two instants, read off a line between the samples around each.</summary>
    public UsageSample Between(VirtualTime start, VirtualTime end)
    {
        UsageSample from = At(start);
        UsageSample to = At(end);
        return to with
        {
            CpuNanoseconds = to.CpuNanoseconds - from.CpuNanoseconds,
            SentBytes = to.SentBytes - from.SentBytes,
            ReceivedBytes = to.ReceivedBytes - from.ReceivedBytes,
            WrittenBytes = to.WrittenBytes - from.WrittenBytes,
            DiskBusyNanoseconds = to.DiskBusyNanoseconds - from.DiskBusyNanoseconds,
        };
    }

    private UsageSample At(VirtualTime time)
    {
        if (_samples.Count == 0)
            return Nothing;
        int next = _samples.FindIndex(s => s.At >= time);
        if (next < 0)
            return _samples[^1].Sum;
        if (next == 0)
            return _samples[0].Sum;
        (VirtualTime beforeAt, UsageSample before) = _samples[next - 1];
        (VirtualTime afterAt, UsageSample after) = _samples[next];
        double part = (double)(time - beforeAt).Nanoseconds / Math.Max(1, (afterAt - beforeAt).Nanoseconds);
        return after with
        {
            CpuNanoseconds = Mid(before.CpuNanoseconds, after.CpuNanoseconds),
            SentBytes = Mid(before.SentBytes, after.SentBytes),
            ReceivedBytes = Mid(before.ReceivedBytes, after.ReceivedBytes),
            WrittenBytes = Mid(before.WrittenBytes, after.WrittenBytes),
            DiskBusyNanoseconds = Mid(before.DiskBusyNanoseconds, after.DiskBusyNanoseconds),
        };

        long Mid(long low, long high) => low + (long)((high - low) * part);
    }

    private static UsageSample Nothing { get; } = new()
    {
        CpuNanoseconds = 0,
        ResidentBytes = 0,
        SentBytes = 0,
        ReceivedBytes = 0,
        WrittenBytes = 0,
        DiskBusyNanoseconds = 0,
        Memory = [0, 0, 0, 0, 0, 0, 0],
    };
}
