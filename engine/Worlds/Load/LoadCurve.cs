using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Load;

/// <summary>The offered rate of all nodes over time: the stages, with bursts or a trace laid over them. Pure.</summary>
public static class LoadCurve
{
    private const long Second = 1_000_000_000;

    /// <summary>Stretches in which the rate changes linearly, contiguous from 0.</summary>
    public static IReadOnlyList<LoadStage> Of(Workload workload)
    {
        if (workload.Burst is { } burst)
            return Scaled(workload.Stages, Bursts(burst));
        return workload.Trace is { } trace ? Scaled(workload.Stages, Trace(trace, workload.Stages[^1].End)) : workload.Stages;
    }

    /// <summary>The stages times a factor that is constant for a while; the factors must reach as far as the stages.</summary>
    private static List<LoadStage> Scaled(IReadOnlyList<LoadStage> stages, IEnumerable<(Duration End, double Factor)> factors)
    {
        var pieces = new List<LoadStage>();
        using IEnumerator<(Duration End, double Factor)> factor = factors.GetEnumerator();
        factor.MoveNext();
        foreach (LoadStage stage in stages)
        {
            for (Duration start = stage.Start; start < stage.End; start = pieces[^1].End)
            {
                while (factor.Current.End <= start)
                    factor.MoveNext();
                Duration end = Duration.Min(stage.End, factor.Current.End);
                pieces.Add(new LoadStage(start, end, RateAt(stage, start, factor.Current.Factor), RateAt(stage, end, factor.Current.Factor)));
            }
        }
        return pieces;
    }

    private static Rate RateAt(LoadStage stage, Duration at, double factor)
    {
        double part = (double)(at - stage.Start).Nanoseconds / (stage.End - stage.Start).Nanoseconds;
        double rate = stage.From == stage.To ? stage.From.PerSecond : stage.From.PerSecond + ((stage.To.PerSecond - stage.From.PerSecond) * part);
        return new Rate(rate * factor);
    }

    private static IEnumerable<(Duration End, double Factor)> Bursts(Burst burst)
    {
        double low = Math.Max(0, ((burst.On + burst.Off).Nanoseconds - (burst.Factor * burst.On.Nanoseconds)) / burst.Off.Nanoseconds);
        for (Duration begin = Duration.Zero; ; begin += burst.On + burst.Off)
        {
            yield return (begin + burst.On, burst.Factor);
            yield return (begin + burst.On + burst.Off, low);
        }
    }

    /// <summary>The values over their mean within the load time, of whose last second perhaps only a part counts.</summary>
    private static IEnumerable<(Duration End, double Factor)> Trace(IReadOnlyList<double> values, Duration loadTime)
    {
        double sum = 0;
        for (int second = 0; second < values.Count && second * Second < loadTime.Nanoseconds; second++)
            sum += values[second] * Math.Min(1, (double)(loadTime.Nanoseconds - (second * Second)) / Second);
        double mean = sum / loadTime.Seconds;
        for (int second = 0; second < values.Count; second++)
            yield return (new Duration((second + 1) * Second), values[second] / mean);
    }
}
