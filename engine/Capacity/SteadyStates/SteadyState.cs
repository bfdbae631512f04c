using System.Globalization;
using Aurigraph.Experiment;
using Aurigraph.Measurement;

namespace Aurigraph.Capacity.SteadyStates;

/// <summary>Judges whether a run sustained its load. Sustained: of all that was submitted at least 99.9 % became final; the backlog does not
/// grow, with 95 % confidence; every condition of the service level holds; the start is left behind; and the 95th percentiles of finality of both halves of the
/// window are within 10 %, or closer than a twentieth of the lowest limit of finality, which such a difference does not bring nearer. A growth below a thousandth of the load is covered by the first condition and does not count; one below five
/// thousandths is looked at again in a longer window, because of twenty steady runs one seems to grow.</summary>
public static class SteadyState
{
    private const double LeastFinal = 0.999;
    private const double GrowthThatCounts = 0.001;
    private const double GrowthBeyondDoubt = 0.005;
    private const double HalvesWithin = 0.1;
    private const double HistogramError = 0.2;
    private const double ShareOfLimit = 0.05;

    /// <summary>Judges a run of an experiment with a steady load.</summary>
    /// <param name="experiment">What was run; its thresholds are the service level.</param>
    /// <param name="result">What was measured, thresholds held against it.</param>
    public static SteadyVerdict Judge(ExperimentDefinition experiment, RunResult result)
    {
        SteadinessSeries series = result.Steadiness ?? throw new ArgumentException("A run without its steadiness series cannot be judged.", nameof(result));
        Throughput throughput = result.Throughput;
        if (throughput.Submitted == 0)
            return new SteadyVerdict(SteadyOutcome.Unsettled, "nothing was submitted in so short a window");
        double final = (double)throughput.Final / throughput.Submitted;
        if (final < LeastFinal)
            return new SteadyVerdict(SteadyOutcome.Overloaded, Text($"{final * 100:0.0} % of what was submitted became final"));
        int from = (int)Math.Round(experiment.Warmup.Seconds / SteadinessSeries.SliceSeconds);
        BacklogTrend trend = BacklogTrend.Of([.. series.InFlight.Skip(from).Select(n => (double)n)], SteadinessSeries.SliceSeconds);
        bool grows = trend.Low > 0 && trend.Slope > GrowthThatCounts * throughput.OfferedTps;
        string growth = Text($"the backlog grows by {trend.Slope:0} transactions a second");
        if (grows && trend.Slope > GrowthBeyondDoubt * throughput.OfferedTps)
            return new SteadyVerdict(SteadyOutcome.Overloaded, growth);
        if (result.Thresholds.FirstOrDefault(t => t is { Passed: false, Undecided: false }) is { } missed)
            return new SteadyVerdict(SteadyOutcome.MissesServiceLevel, Text($"{missed.Expression} fails: {(missed.Actual is { } actual ? actual.ToString("0.###", CultureInfo.InvariantCulture) : "nothing was measured")}"));
        return grows ? new SteadyVerdict(SteadyOutcome.Unsettled, growth) : Settled(series, from, Tolerance(experiment));
    }

    /// <summary>A difference of finality that matters to nobody, milliseconds.</summary>
    private static double Tolerance(ExperimentDefinition experiment) => Math.Max(HistogramError, ShareOfLimit * experiment.Thresholds
        .Where(t => t.Metric.StartsWith("finality.", StringComparison.Ordinal) && t.Comparison is ("<" or "<="))
        .Select(t => t.Limit).DefaultIfEmpty(0).Min());

    private static SteadyVerdict Settled(SteadinessSeries series, int from, double tolerance)
    {
        if (!WarmupCut.TryFind([.. series.MeanFinality.Skip(from)], tolerance, out int cut))
            return new SteadyVerdict(SteadyOutcome.Unsettled, "the start is not left behind in the first half of the window");
        if (cut > 0)
        {
            double start = (from + cut) * SteadinessSeries.SliceSeconds;
            return new SteadyVerdict(SteadyOutcome.Unsettled, Text($"the first {start:0.0} s still belong to the start")) { WarmupSeconds = start };
        }
        if (series.FirstHalfP95 is not { } first || series.SecondHalfP95 is not { } second)
            return new SteadyVerdict(SteadyOutcome.Unsettled, "a half of the window has no transactions");
        return Math.Abs(first - second) > Math.Max(HalvesWithin * Math.Min(first, second), tolerance)
            ? new SteadyVerdict(SteadyOutcome.Unsettled, Text($"p95 of the two halves of the window are {first:0.0} and {second:0.0} ms"))
            : new SteadyVerdict(SteadyOutcome.Sustained, "");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How a load was borne.</summary>
public enum SteadyOutcome
{
    /// <summary>The load is sustained and the service level holds.</summary>
    Sustained,

    /// <summary>More comes in than goes out, or is refused.</summary>
    Overloaded,

    /// <summary>The load is borne, but not as well as asked.</summary>
    MissesServiceLevel,

    /// <summary>A longer window is needed to tell.</summary>
    Unsettled,
}

/// <summary>A verdict and its reason.</summary>
/// <param name="Outcome">The verdict.</param>
/// <param name="Reason">Why not sustained; empty when it is.</param>
public sealed record SteadyVerdict(SteadyOutcome Outcome, string Reason)
{
    /// <summary>When unsettled: how long the start lasts, seconds; null when that is not the reason.</summary>
    public double? WarmupSeconds { get; init; }
}
