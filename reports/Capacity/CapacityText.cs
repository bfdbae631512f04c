using Aurigraph.Capacity.Study;
using Aurigraph.Reports.Capacity.Tables;
using Aurigraph.Reports.Capacity.Wording;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Capacity;

/// <summary>The result of a capacity study for the terminal: plain text, one line per scenario.</summary>
public static class CapacityText
{
    /// <summary>The lines, without line feeds and controls.</summary>
    /// <param name="study">What was found.</param>
    /// <param name="reportPath">The page, as the reader would open it.</param>
    public static IReadOnlyList<string> Lines(CapacityStudy study, string reportPath)
    {
        ArgumentNullException.ThrowIfNull(study);
        StudyView view = StudyView.Of(study, CapacityReportOptions.Default);
        int width = view.Scenarios.Select(s => s.Label.Length).DefaultIfEmpty(0).Max();
        List<string> lines = [CapacityVerdict.Of(view).Sentence, .. view.Scenarios.Select(s => Line(s, width))];
        if (view.WithKnee.Count > 1)
            lines.Add($"  {CapacityFindings.Order(view)}.");
        if (view.Claims.Count > 0)
            lines.Add($"  {CapacityFindings.Claims(view)}.");
        lines.Add($"  {NumberFormat.Plural(study.Effort.Probes, "probe")}, {NumberFormat.Span(study.Effort.VirtualSeconds)} of virtual time in {NumberFormat.Span(study.Effort.Seconds)}; trace {study.TraceHash}");
        lines.Add($"  report      {reportPath}");
        return [.. lines.Select(l => string.Concat(l.Select(c => char.IsControl(c) ? ' ' : c)))];
    }

    private static string Line(ScenarioView scenario, int width)
    {
        string name = $"  {scenario.Label.PadRight(width)}  {CapacityTables.Go(scenario.Decision.Verdict),-5}  ";
        if (scenario.Capacity.Knee is not { } knee)
            return $"{name}{CapacityWords.Outcome(scenario.Capacity.Outcome)}: {scenario.Capacity.Remark}";
        return $"{name}{CapacityWords.Knee(knee)} TPS, p95 / p99 {CapacityTables.Percentiles(scenario)} at 70 %, {CapacityFindings.FirstLimit(scenario)} first"
            + (scenario.Decision.Reason.Length > 0 ? $"; {scenario.Decision.Reason}" : "");
    }
}
