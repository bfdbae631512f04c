using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Recording;

/// <summary>Keeps what tells whether a run has settled: backlog and mean finality by slice, the finality of both halves of the window, and the
/// longest time in which nothing became final.</summary>
public sealed class SteadinessRecorder(RunWindow window)
{
    /// <summary>Length of a slice.</summary>
    public static readonly Duration Slice = Duration.FromMilliseconds(100);

    private readonly VirtualTime _middle = window.Start + (window.Length / 2);
    private readonly LatencyHistogram[] _halves = [new(), new()];
    private readonly List<long> _inFlight = [];
    private readonly List<(long Count, double SumMs)> _finality = [];
    private VirtualTime _lastFinal = window.Start;
    private Duration _longestGap;

    /// <summary>Finality of the transactions due in the window.</summary>
    public LatencyHistogram Whole()
    {
        var whole = new LatencyHistogram();
        whole.Add(_halves[0]);
        whole.Add(_halves[1]);
        return whole;
    }

    /// <summary>A slice has passed.</summary>
    public void OnSlice(long inFlight) => _inFlight.Add(inFlight);

    /// <summary>Something became final.</summary>
    public void OnFinal(VirtualTime now)
    {
        if (now < window.Start)
            return;
        _longestGap = Duration.Max(_longestGap, VirtualTime.Min(now, window.End) - _lastFinal);
        _lastFinal = VirtualTime.Min(now, window.End);
    }

    /// <summary>Finality of one transaction due in the window.</summary>
    public void InWindow(long scheduled, Duration finality) => _halves[scheduled < _middle.Nanoseconds ? 0 : 1].Record(finality);

    /// <summary>Finality of a group of transactions that were due at about the same time.</summary>
    /// <param name="scheduled">When the first was due, nanoseconds.</param>
    /// <param name="count">How many.</param>
    /// <param name="sumNanoseconds">Their finality added up.</param>
    public void OnGroup(long scheduled, int count, double sumNanoseconds)
    {
        int slice = (int)(scheduled / Slice.Nanoseconds);
        while (_finality.Count <= slice)
            _finality.Add(default);
        (long had, double sum) = _finality[slice];
        _finality[slice] = (had + count, sum + (sumNanoseconds / 1e6));
    }

    /// <summary>The series up to the end of the load, or of a run that was cut short.</summary>
    public SteadinessSeries Series(VirtualTime end)
    {
        VirtualTime until = VirtualTime.Min(end, window.End);
        Duration silence = until > _lastFinal ? until - _lastFinal : Duration.Zero;
        return new SteadinessSeries
        {
            InFlight = [.. _inFlight],
            MeanFinality = [.. Enumerable.Range(0, _inFlight.Count).Select(i => i < _finality.Count && _finality[i].Count > 0 ? _finality[i].SumMs / _finality[i].Count : (double?)null)],
            FirstHalfP95 = _halves[0].Percentile(95)?.Milliseconds,
            SecondHalfP95 = _halves[1].Percentile(95)?.Milliseconds,
            LongestGap = Duration.Max(_longestGap, silence).Milliseconds,
        };
    }
}
