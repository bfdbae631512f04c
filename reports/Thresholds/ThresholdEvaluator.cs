using System.Text.Json.Nodes;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Summary;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Thresholds;

/// <summary>Holds a result against the thresholds of its scenario; see <see cref="ResultCompletion"/>.</summary>
public static class ThresholdEvaluator
{
    /// <summary>One outcome per threshold, in the order of the scenario. A metric without a value fails. A rate of rare events is judged by its
    /// 95 % interval: inside the limit it passes, outside it fails, across it is undecided, which counts as failed.</summary>
    public static IReadOnlyList<ThresholdOutcome> Evaluate(RunResult result, ExperimentDefinition experiment)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(experiment);
        JsonObject summary = SummaryDocument.Build(result);
        double observed = ResultCompletion.ObservedSeconds(result, experiment);
        return experiment.Thresholds.Select(threshold => Evaluate(summary, threshold, observed)).ToList();
    }

    /// <summary>What is wrong with the metrics' names, before anything is run: one sentence for each threshold that no summary could answer.
    /// <paramref name="shape"/> is any result of the same kind; only its field names matter.</summary>
    public static IReadOnlyList<string> Faults(IReadOnlyList<Threshold> thresholds, RunResult shape)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        JsonObject summary = SummaryDocument.Build(shape);
        return thresholds
            .Select(threshold => (threshold.Expression, MetricLookup.Find(summary, threshold.Metric).Fault))
            .Where(t => t.Fault is not null)
            .Select(t => $"{t.Expression}: {t.Fault}")
            .ToList();
    }

    /// <summary>The exit code the result asks for: 4 after a safety violation, 3 when a threshold does not hold, else 0.</summary>
    public static int ExitCode(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Safety.Violations.Count > 0 ? 4 : result.Thresholds.Any(t => !t.Passed) ? 3 : 0;
    }

    private static ThresholdOutcome Evaluate(JsonObject summary, Threshold threshold, double observedSeconds)
    {
        MetricValue value = MetricLookup.Find(summary, threshold.Metric);
        if (value.Fault is not null)
            return new ThresholdOutcome(threshold.Expression, null, false, false) { Remark = value.Fault };
        // The upper bound of a rate is above zero once any time was observed.
        if (value.Actual is not { } actual || value.High == 0)
            return new ThresholdOutcome(threshold.Expression, null, false, false) { Remark = "There was nothing to measure." };
        if (value is not { Low: { } low, High: { } high })
            return new ThresholdOutcome(threshold.Expression, actual, Holds(actual, threshold), false);

        bool lowHolds = Holds(low, threshold);
        bool highHolds = Holds(high, threshold);
        bool inside = low <= threshold.Limit && threshold.Limit <= high;
        if (lowHolds && highHolds)
            return new ThresholdOutcome(threshold.Expression, actual, true, false);
        bool undecided = lowHolds || highHolds || inside;
        return new ThresholdOutcome(threshold.Expression, actual, false, undecided)
        {
            Remark = undecided ? Remark(threshold, actual, low, high, observedSeconds) : Seen(actual, low, high, observedSeconds) + ".",
        };
    }

    private static bool Holds(double actual, Threshold threshold) => threshold.Comparison switch
    {
        "<" => actual < threshold.Limit,
        "<=" => actual <= threshold.Limit,
        ">" => actual > threshold.Limit,
        ">=" => actual >= threshold.Limit,
        "==" => actual == threshold.Limit,
        _ => throw new ArgumentException($"The threshold {threshold.Expression} compares with {threshold.Comparison}; expected one of < <= > >= ==."),
    };

    private static string Remark(Threshold threshold, double estimate, double low, double high, double observedSeconds)
    {
        long events = Events(estimate, observedSeconds);
        string seen = Seen(estimate, low, high, observedSeconds);
        if (threshold.Comparison == "==")
            return seen + "; no length of run decides whether a rate equals a number.";
        if (threshold.Limit <= 0)
            return seen + "; no length of run decides a limit of zero: hold the count itself against it.";
        double hours = threshold.Comparison[0] == '<' ? HoursToFallBelow(events, threshold.Limit) : HoursToRiseAbove(estimate, threshold.Limit);
        if (double.IsInfinity(hours))
            return seen + "; the estimate itself misses the limit, a longer run will fail it.";
        return threshold.Comparison[0] == '<'
            ? $"{seen}; {NumberFormat.Span(hours * 3_600)} of virtual time with {(events == 0 ? "none" : "no more")} would decide it."
            : $"{seen}; about {NumberFormat.Span(hours * 3_600)} of virtual time at this rate would decide it.";
    }

    private static long Events(double estimatePerHour, double observedSeconds) => (long)Math.Round(estimatePerHour * observedSeconds / 3_600);

    private static string Seen(double estimate, double low, double high, double observedSeconds)
    {
        long events = Events(estimate, observedSeconds);
        return events == 0
            ? $"None in {NumberFormat.Span(observedSeconds)} says only fewer than {NumberFormat.Short(high)} an hour"
            : $"{NumberFormat.Count(events)} in {NumberFormat.Span(observedSeconds)} says {NumberFormat.Short(low)} to {NumberFormat.Short(high)} an hour (95 %)";
    }

    // With no further event the upper bound of the count stays, and its rate falls as the time grows.
    private static double HoursToFallBelow(long events, double limitPerHour) => PoissonInterval.Events(events).High / limitPerHour;

    // At the estimated rate the interval narrows with the number of events; doubling finds the first time that clears the limit.
    private static double HoursToRiseAbove(double estimatePerHour, double limitPerHour)
    {
        if (estimatePerHour <= limitPerHour)
            return double.PositiveInfinity;
        for (double hours = 1.0 / 64; hours < 1e6; hours *= 1.25)
        {
            if (PoissonInterval.Events((long)(estimatePerHour * hours)).Low / hours > limitPerHour)
                return hours;
        }
        return double.PositiveInfinity;
    }
}
