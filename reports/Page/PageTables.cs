using System.Text;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Charts;
using Aurigraph.Reports.Text;
using Aurigraph.Reports.Thresholds;

namespace Aurigraph.Reports.Page;

/// <summary>The tables of the page. Each is bounded; what is left out is counted and stands in the CSV files.</summary>
internal static class PageTables
{
    private const int ElectionsMax = 12;
    private const int ContainersMax = 60;
    private const double High = 0.9;

    /// <summary>Intervals without a leader, with the fault at whose time they began.</summary>
    public static string Elections(RunResult result)
    {
        if (result.Elections.Count == 0)
            return Html.Heading(Findings.Elections(result), "Intervals without a leader that a quorum follows");
        StringBuilder html = new("<div class=\"scroll\">\n<table>\n");
        html.Append(Html.Caption(Findings.Elections(result), "Whole run, milliseconds from its start"));
        html.Append("<thead><tr><th scope=\"col\" class=\"num\">Start</th><th scope=\"col\" class=\"num\">End</th><th scope=\"col\" class=\"num\">Duration</th>"
            + "<th scope=\"col\" class=\"num\">Term</th><th scope=\"col\">New leader</th><th scope=\"col\">At the time</th></tr></thead>\n<tbody>\n");
        foreach (ElectionRow election in result.Elections.Take(ElectionsMax))
        {
            html.Append("<tr>").Append(Number(election.StartMs)).Append(Number(election.EndMs))
                .Append(FormattableString.Invariant($"<td class=\"num\"><b>{NumberFormat.Count(Math.Round(election.DurationMs))}</b></td><td class=\"num\">{election.Term}</td>"))
                .Append(FormattableString.Invariant($"<td style=\"white-space:nowrap\">{(election.NewLeader.IsNone ? "none" : election.NewLeader.ToString())}</td><td>{Html.Escape(Cause(result, election))}</td></tr>\n"));
        }
        html.Append("</tbody>\n</table>\n</div>\n");
        if (result.Elections.Count > ElectionsMax)
            html.Append(FormattableString.Invariant($"<p class=\"note\">The first {ElectionsMax} of {NumberFormat.Count(result.Elections.Count)}; the others are in elections.csv.</p>\n"));
        return html.ToString();
    }

    /// <summary>All thresholds with what was measured.</summary>
    public static string Thresholds(RunResult result)
    {
        if (result.Thresholds.Count == 0)
            return Html.Heading("No threshold is set", "A scenario can hold its result against limits under the key thresholds");
        int held = result.Thresholds.Count(t => t.Passed);
        string finding = held == result.Thresholds.Count
            ? $"{(held == 1 ? "The one threshold holds" : $"All {NumberFormat.WordInside(held)} thresholds hold")}"
            : $"{NumberFormat.Word(held)} of {NumberFormat.WordInside(result.Thresholds.Count)} thresholds {(held == 1 ? "holds" : "hold")}";
        StringBuilder html = new("<div class=\"scroll\">\n<table class=\"thresholds\">\n");
        html.Append(Html.Caption(finding, "As written in the scenario; an undecided one counts as failed"));
        html.Append("<thead><tr><th scope=\"col\">Threshold</th><th scope=\"col\" class=\"num\">Measured</th><th scope=\"col\">Verdict</th></tr></thead>\n<tbody>\n");
        foreach (ThresholdOutcome outcome in result.Thresholds)
        {
            string measured = MetricText.Format(Verdict.MetricOf(outcome.Expression), outcome.Actual);
            string remark = outcome.Remark is null ? "" : $"<div class=\"note\">{Html.Escape(outcome.Remark)}</div>";
            html.Append(FormattableString.Invariant($"<tr><td><code>{Html.Escape(outcome.Expression)}</code>{remark}</td><td class=\"num\">{Html.Escape(measured)}</td><td class=\"{VerdictMark.Css(outcome)}\" style=\"white-space:nowrap\">{VerdictMark.Of(outcome)}</td></tr>\n"));
        }
        return html.Append("</tbody>\n</table>\n</div>\n").ToString();
    }

    /// <summary>Use of each container's resources, as bars.</summary>
    public static string Containers(RunResult result, ExperimentDefinition experiment)
    {
        string nic = experiment.Network.Nic.IsUnlimited ? "unlimited" : NumberFormat.BitRate(experiment.Network.Nic.BitsPerSecond);
        string disk = experiment.Costs.DiskBandwidth.IsUnlimited ? "unlimited" : NumberFormat.ByteRate(experiment.Costs.DiskBandwidth.BytesPerSecond);
        StringBuilder html = new("<div class=\"scroll\">\n<table class=\"containers\">\n");
        html.Append(Html.Caption(Findings.Containers(result), "Mean use inside the window; memory is the peak against the limit"));
        html.Append(FormattableString.Invariant($"<thead><tr><th scope=\"col\">Container</th><th scope=\"col\" class=\"num\">Nodes</th><th scope=\"col\">CPU, cores</th><th scope=\"col\">NIC egress, {nic}</th><th scope=\"col\">NIC ingress</th><th scope=\"col\">Disk, {disk}</th><th scope=\"col\">Memory</th><th scope=\"col\" class=\"num\">Throttled</th></tr></thead>\n<tbody>\n"));
        List<ContainerFigures> shown = MemoryChart.Nearest(result.Containers, ContainersMax, c => Math.Max(Findings.Share(c), Findings.Busy(c)));
        foreach (ContainerFigures container in shown)
        {
            html.Append(FormattableString.Invariant($"<tr><th scope=\"row\">{Html.Escape(container.Id)}</th><td class=\"num\" data-name=\"nodes\">{container.Nodes}</td>"))
                .Append(Bar("CPU", container.CpuUtilisation, $"{NumberFormat.Percent(container.CpuUtilisation)} of {container.Cores}"))
                .Append(Bar("egress", container.EgressUtilisation, NumberFormat.Percent(container.EgressUtilisation)))
                .Append(Bar("ingress", container.IngressUtilisation, NumberFormat.Percent(container.IngressUtilisation)))
                .Append(Bar("disk", container.DiskUtilisation, NumberFormat.Percent(container.DiskUtilisation)))
                .Append(Memory(result, container))
                .Append(FormattableString.Invariant($"<td class=\"num\" data-name=\"throttled\">{NumberFormat.Milliseconds(container.ThrottledMs)}</td></tr>\n"));
        }
        html.Append("</tbody>\n</table>\n</div>\n");
        if (shown.Count < result.Containers.Count)
            html.Append(FormattableString.Invariant($"<p class=\"note\">The {shown.Count} fullest and busiest of {NumberFormat.Count(result.Containers.Count)} containers; all are in summary.json.</p>\n"));
        return html.ToString();
    }

    private static string Bar(string name, double share, string text)
    {
        double percent = double.IsFinite(share) ? Math.Clamp(share, 0, 1) * 100 : 0;
        string high = share > High ? " high" : "";
        return FormattableString.Invariant($"<td class=\"bar{high}\" data-name=\"{name}\" style=\"--v:{percent:0.#}\">{Html.Escape(text)}</td>");
    }

    private static string Number(double milliseconds) => $"<td class=\"num\">{NumberFormat.Count(Math.Round(milliseconds))}</td>";

    private static string Cause(RunResult result, ElectionRow election) =>
        Findings.FaultBehind(result, election)?.Text ?? (election.StartMs <= 1 ? "start of the run" : "no fault");

    private static string Memory(RunResult result, ContainerFigures container)
    {
        MemoryMisfit? misfit = result.Misfits.FirstOrDefault(m => m.Container == container.Id);
        if (misfit is not null)
            return Bar("memory", 1, $"needs {NumberFormat.BytesOf(misfit.Needed, misfit.Limit)}");
        string killed = container.MemoryKills > 0 ? $", killed {container.MemoryKills}×" : "";
        return Bar("memory", Findings.Share(container), NumberFormat.BytesOf(container.MemoryPeak, container.MemoryLimit) + killed);
    }
}
