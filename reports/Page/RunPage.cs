using System.Text;
using System.Text.Json;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Page;

/// <summary>report.html: one file, no request leaves it, and a policy in its head forbids any. Order: sentence, figures, charts, tables, method.</summary>
internal static class RunPage
{
    /// <summary>The page as text; the same for the same input.</summary>
    public static string Html(RunResult result, ExperimentDefinition experiment, string resolvedYaml, RunReportOptions options)
    {
        Verdict verdict = Verdict.Of(result, experiment);
        StringBuilder html = new();
        PageFrame.Open(html, $"Run {result.Scenario}, seed {result.Seed}", ["page.css"], Script);
        Header(html, result, options);
        html.Append("<main>\n<h1 class=\"verdict\">").Append(Page.Html.Escape(verdict.Sentence)).Append("</h1>\n<p class=\"beneath\">").Append(Page.Html.Escape(verdict.Beneath)).Append("</p>\n");
        html.Append(KeyFigures.Html(result, experiment)).Append(PageLists.Violations(result));
        Timeline(html, result, experiment);
        html.Append("<section class=\"columns\">\n<figure>\n").Append(Page.Html.Heading(Findings.Finality(result), "Finality by percentile, tail stretched"))
            .Append(FinalityCurveDrawing.Draw(result, experiment, narrow: false)).Append(FinalityCurveDrawing.Draw(result, experiment, narrow: true))
            .Append("</figure>\n<div class=\"stack\">\n<figure>\n").Append(Page.Html.Heading(Findings.Phases(result), "Mean time of a transaction by phase, ms"))
            .Append(PhasesDrawing.Draw(result, narrow: false)).Append(PhasesDrawing.Draw(result, narrow: true))
            .Append("</figure>\n").Append(PageTables.Elections(result)).Append("</div>\n</section>\n");
        if (result.Projection.Count > 0)
            html.Append("<section>\n").Append(ProjectionTable.Html(result)).Append("</section>\n");
        html.Append("<section>\n").Append(PageTables.Containers(result, experiment)).Append("</section>\n");
        html.Append("<section class=\"columns\">\n<figure>\n").Append(Page.Html.Heading(Findings.Memory(result), "Fullest container of each role at its peak, MB by account; the mark is the limit"))
            .Append(MemoryDrawing.Draw(result, narrow: false)).Append(MemoryDrawing.Draw(result, narrow: true))
            .Append("</figure>\n<div>\n").Append(PageTables.Thresholds(result)).Append("</div>\n</section>\n");
        html.Append("<section class=\"columns\">\n<div>\n<h2>Scenario, as resolved</h2>\n").Append(ScenarioText.Html(resolvedYaml)).Append("</div>\n<div class=\"stack\">\n")
            .Append(PageLists.Warnings(result)).Append(PageLists.Environment(result, experiment, options)).Append(PageLists.Omissions(result, options))
            .Append("</div>\n</section>\n</main>\n");
        html.Append("<script type=\"application/json\" id=\"timeline\">").Append(Rows(result)).Append("</script>\n<script>").Append(Script).Append("</script>\n");
        PageFrame.Close(html);
        return html.ToString();
    }

    private static readonly string Script = PageFrame.Resource("page.js");

    private static void Header(StringBuilder html, RunResult result, RunReportOptions options)
    {
        html.Append("<header><span><b>Aurigraph.Sim</b> run report</span><span>").Append(Page.Html.Escape($"{result.Scenario}, {result.Mode}{(result.Partial ? ", partial" : "")}"))
            .Append("</span><span>").Append(Page.Html.Escape($"seed {result.Seed}"));
        if (result.TraceHash.Length > 0)
            html.Append(", trace <code>").Append(Page.Html.Escape(result.TraceHash)).Append("</code>");
        html.Append("</span>");
        if (options.Date is { } date)
            html.Append(FormattableString.Invariant($"<time datetime=\"{date:yyyy-MM-dd}\">{date:d MMM yyyy}</time>"));
        html.Append("</header>\n");
    }

    private static void Timeline(StringBuilder html, RunResult result, ExperimentDefinition experiment)
    {
        int seconds = TimelineSeries.Of(result.Timeline).SecondsPerRow;
        string per = seconds == 1 ? "Per second of the run" : $"Per {seconds} s of the run, finality the worst second of them";
        html.Append("<section>\n<figure>\n").Append(Page.Html.Heading(Findings.Throughput(result), $"{per}; finality by time of submission"));
        foreach (TimelineLayout layout in new[] { TimelineLayout.Wide, TimelineLayout.Medium, TimelineLayout.Narrow })
        {
            (string svg, int hidden) = TimelineDrawing.Draw(result, experiment, layout);
            html.Append(svg);
            if (hidden > 0)
                html.Append(FormattableString.Invariant($"<p class=\"note {layout.CssClass}\">{NumberFormat.Plural(result.Faults.Count, "fault")} in all; not every one has room for its name.</p>\n"));
        }
        html.Append("<output>").Append(result.Timeline.Count == 0 ? "No second was measured." : "Point at the chart to read a second.").Append("</output>\n");
        html.Append("</figure>\n</section>\n");
    }

    // The default encoder of the serializer leaves no angle bracket in the text.
    private static string Rows(RunResult result)
    {
        TimelineSeries series = TimelineSeries.Of(result.Timeline);
        return JsonSerializer.Serialize(new
        {
            names = new[] { "offered", "admitted", "committed", "p50", "p95", "p99" },
            width = series.SecondsPerRow,
            rows = series.Rows.Select(r => new object[]
            {
                r.Second, NumberFormat.Short(r.OfferedTps), NumberFormat.Short(r.AdmittedTps), NumberFormat.Short(r.CommittedTps),
                NumberFormat.Milliseconds(r.FinalityP50), NumberFormat.Milliseconds(r.FinalityP95), NumberFormat.Milliseconds(r.FinalityP99),
            }),
        });
    }
}
