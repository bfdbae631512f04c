using Aurigraph.Experiment;
using Aurigraph.Measurement;

namespace Aurigraph.Reports.Text;

/// <summary>The result of a run for the terminal: plain text, at most <see cref="LinesMax"/> lines.</summary>
public static class ConsoleSummary
{
    /// <summary>A terminal of 24 lines still shows the command above it.</summary>
    public const int LinesMax = 15;

    private const int ThresholdsMax = 4;
    private const int WarningsMax = 3;

    /// <summary>The lines, without line feeds.</summary>
    /// <param name="result">Thresholds evaluated.</param>
    /// <param name="experiment">What was run.</param>
    /// <param name="reportPath">The page, as the reader would open it.</param>
    /// <param name="peakMemory">The most memory that the process running it held, in bytes; null leaves it out.</param>
    public static IReadOnlyList<string> Lines(RunResult result, ExperimentDefinition experiment, string reportPath, long? peakMemory = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        Verdict verdict = Verdict.Of(result, experiment);
        Throughput t = result.Throughput;
        List<string> lines =
        [
            Plain(verdict.Sentence),
            $"  committed   {NumberFormat.Short(t.CommittedTps)} TPS of {NumberFormat.Short(t.OfferedTps)} offered; rejected {NumberFormat.Count(t.Rejected)}, abandoned {NumberFormat.Count(t.Abandoned)}, lost {NumberFormat.Count(t.Lost)}",
            result.Finality.Count == 0
                ? "  finality    no transaction became final in the window"
                : $"  finality    p50 {NumberFormat.Milliseconds(result.Finality.P50)}, p95 {NumberFormat.Milliseconds(result.Finality.P95)}, p99 {NumberFormat.Milliseconds(result.Finality.P99)}, max {NumberFormat.Milliseconds(result.Finality.Max)}",
            result.Bottleneck.Resource is "none" or ""
                ? "  bottleneck  none"
                : Plain($"  bottleneck  {result.Bottleneck.Resource}{(result.Bottleneck.Where.Length > 0 ? " of " + result.Bottleneck.Where : "")}, {NumberFormat.Percent(result.Bottleneck.Utilisation)}"),
            result.Safety.Violations.Count == 0
                ? $"  safety      {(result.Safety.Checked.Count == 0 ? "not checked" : $"{NumberFormat.Plural(result.Safety.Checked.Count, "property", "properties")} checked, no violation")}"
                : Plain($"  SAFETY      {result.Safety.Violations[0]}"),
        ];
        if (result.Operations is not null)
            lines.Add($"  operations  {Findings.Operations(result)}");
        lines.AddRange(Thresholds(result));
        lines.AddRange(Warnings(result));
        lines.Add(Speed(result, peakMemory));
        lines.Add($"  report      {reportPath}");
        return lines;
    }

    private static IEnumerable<string> Thresholds(RunResult result)
    {
        List<ThresholdOutcome> failed = result.Thresholds.Where(o => !o.Passed).ToList();
        int held = result.Thresholds.Count - failed.Count;
        if (result.Thresholds.Count == 0)
            yield break;
        yield return $"  thresholds  {NumberFormat.Count(held)} of {NumberFormat.Plural(result.Thresholds.Count, "threshold")} hold{(failed.Count > ThresholdsMax - 1 ? $"; {failed.Count} do not, the first are" : "")}";
        foreach (ThresholdOutcome outcome in failed.Take(ThresholdsMax - 1))
        {
            string state = outcome.Undecided ? "undecided" : "fails";
            string remark = outcome.Remark is null ? "" : ". " + outcome.Remark;
            yield return Plain($"    {state}: {outcome.Expression}, measured {Reports.Thresholds.MetricText.Format(Verdict.MetricOf(outcome.Expression), outcome.Actual)}{remark}");
        }
    }

    private static IEnumerable<string> Warnings(RunResult result)
    {
        int shown = result.Warnings.Count > WarningsMax ? WarningsMax - 1 : result.Warnings.Count;
        foreach (Warning warning in result.Warnings.Take(shown))
            yield return Plain($"  warning     {warning.Code}: {warning.Text}");
        if (shown < result.Warnings.Count)
            yield return $"  warning     {result.Warnings.Count - shown} more in the report";
    }

    private static string Speed(RunResult result, long? peakMemory)
    {
        WallClock wall = result.Wall;
        string memory = peakMemory is { } bytes ? $"; peak memory {NumberFormat.Count(bytes / 1_000_000)} MB" : "";
        if (wall is not { Seconds: { } real, VirtualSeconds: { } simulated })
            return $"  run         {result.Mode}, seed {result.Seed}{memory}";
        string ratio = real > 0 ? $", {NumberFormat.Short(simulated / real)} virtual seconds per second" : "";
        string events = wall.EventsPerSecond is { } perSecond ? $"; {NumberFormat.Short(perSecond)} events/s" : "";
        return $"  run         {NumberFormat.Seconds(simulated)} in {NumberFormat.Seconds(real)}{ratio}{events}{memory}; trace {result.TraceHash}";
    }

    // A terminal must not be steered by text from a scenario file.
    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
