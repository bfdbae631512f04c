using System.Text;
using Aurigraph.Reports.Capacity.Page;
using Aurigraph.Reports.Capacity.Tables;
using Aurigraph.Reports.Charts;
using Aurigraph.Reports.Page;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Comparison;

/// <summary>compare.html: two results side by side, one file without a script.</summary>
public static class ComparisonPage
{
    /// <summary>The page as text; the same for the same input.</summary>
    public static string Render(ResultComparison comparison, IReadOnlyList<ChangeOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(outcomes);
        StringBuilder html = new();
        PageFrame.Open(html, $"{comparison.A.Name} and {comparison.B.Name}", ["page.css", "capacity.css"]);
        html.Append("<header><span><b>Aurigraph.Sim</b> comparison</span><span>A: ").Append(Html.Escape(comparison.A.Path)).Append("</span><span>B: ").Append(Html.Escape(comparison.B.Path)).Append("</span></header>\n");
        html.Append("<main>\n<h1 class=\"verdict\">").Append(Html.Escape(Sentence(comparison))).Append("</h1>\n<p class=\"beneath\">")
            .Append(Html.Escape(comparison.Notes.Count == 0 ? "Same scenario, seed and version." : string.Join(' ', comparison.Notes))).Append("</p>\n");
        if (outcomes.Count > 0)
            html.Append("<section>\n").Append(TableHtml.Render(Rules(outcomes))).Append("</section>\n");
        html.Append("<section>\n<figure>\n").Append(Html.Heading("What changed, relative to A", "Bars to the right: more in B; each bar ends at its change, cut at ± 100 %")).Append(Bars(comparison, narrow: false)).Append(Bars(comparison, narrow: true)).Append("</figure>\n</section>\n");
        html.Append("<section>\n").Append(TableHtml.Render(Figures(comparison))).Append("</section>\n</main>\n");
        PageFrame.Close(html);
        return html.ToString();
    }

    /// <summary>The finding in one sentence.</summary>
    internal static string Sentence(ResultComparison comparison)
    {
        if (comparison.Figures.Count == 0)
            return $"{comparison.A.Name} and {comparison.B.Name} have no scenario in common.";
        string[] of = comparison.A.Kind == ResultKind.Run ? ["throughput.committedTps", "finality.p95"] : ["kneeTps.mid"];
        IEnumerable<string> parts = comparison.Figures.Where(f => of.Contains(f.Metric)).Take(3)
            .Select(f => $"{(f.Scenario.Length > 0 ? Capacity.Wording.ScenarioLabel.Long(f.Scenario) : f.Metric == "finality.p95" ? "p95" : "committed")} {f.TextA} to {f.TextB} ({f.Change})");
        return $"From {comparison.A.Name} to {comparison.B.Name}: {string.Join("; ", parts)}.";
    }

    /// <summary>What is not listed.</summary>
    internal static string AlikeText(ResultComparison comparison) =>
        $"  {NumberFormat.Plural(comparison.Alike, "other figure differs", "other figures differ")} by less than {NumberFormat.Percent(ResultComparison.Tolerance)}.";

    private static ReportTable Rules(IReadOnlyList<ChangeOutcome> outcomes)
    {
        int applied = outcomes.Count(o => o.Applies);
        return new("rules", applied == 0 ? "Nothing changed that must not" : $"{NumberFormat.Word(applied)} of {NumberFormat.WordInside(outcomes.Count)} {(outcomes.Count == 1 ? "change" : "changes")} {(applied == 1 ? "is" : "are")} not accepted", "As given with --fail-on",
            [new("Rule", ColumnKind.Code), new("Verdict", ColumnKind.Verdict), new("Found")],
            [.. outcomes.Select(o => new[] { o.Rule.Expression, o.Applies ? "fails" : "holds", o.Text })]);
    }

    private static ReportTable Figures(ResultComparison comparison) => new("figures", $"{NumberFormat.Plural(comparison.Figures.Count + comparison.Words.Count, "figure")} side by side", "What always matters, then what differs by 1 % or more; a dash: nothing was measured",
        [new("Metric", ColumnKind.Head), new("A", ColumnKind.Number), new("B", ColumnKind.Strong), new("Change", ColumnKind.Number)],
        [.. comparison.Figures.Select(f => new[] { f.Name, f.TextA, f.TextB, f.Change }), .. comparison.Words.Select(w => new[] { w.Name, w.A, w.B, w.A == w.B ? "same" : "differs" })])
    { Note = AlikeText(comparison).Trim() };

    private static string Bars(ResultComparison comparison, bool narrow)
    {
        const int RowsMax = 16;
        List<ComparedFigure> rows = [.. comparison.Figures.Where(f => f.Relative is { } change && change != 0).Take(RowsMax)];
        if (rows.Count == 0)
            return narrow ? "" : "<p class=\"muted\">Nothing changed.</p>\n";
        int width = narrow ? 368 : 900;
        double left = narrow ? 62 : 330, right = width - 62, step = narrow ? 40 : 24, top = 8, bottom = top + step * rows.Count;
        double most = Math.Clamp(rows.Max(r => Math.Min(1, Math.Abs(r.Relative!.Value))), 0.02, 1), end = Scale.Linear(most, 2)[^1];
        double X(double share) => left + (Math.Clamp(share, -end, end) + end) / (2 * end) * (right - left);
        SvgCanvas canvas = new(narrow ? "narrow" : "wide", width, (int)bottom + 24, string.Join("; ", rows.Select(r => $"{r.Name} {r.Change}")) + ".");
        foreach (double tick in new[] { -end, -end / 2, 0, end / 2, end })
        {
            canvas.Line(tick == 0 ? "axis" : "grid", X(tick), top, X(tick), bottom);
            canvas.Text("small mid", X(tick), bottom + 16, Capacity.Wording.CapacityWords.Change(tick));
        }
        for (int i = 0; i < rows.Count; i++)
        {
            double y = top + step * i, bar = narrow ? y + 20 : y + 5, change = rows[i].Relative!.Value;
            string name = rows[i].Name.Length <= 50 ? rows[i].Name : rows[i].Name[..49] + "…";
            canvas.Text(narrow ? "halo" : "", narrow ? 8 : 0, y + 16, name);
            canvas.Rectangle(change < 0 ? "f2" : "f1", Math.Min(X(0), X(change)), bar, Math.Abs(X(change) - X(0)), 14);
            canvas.Text(change < 0 ? "small end halo" : "small halo", X(change) + (change < 0 ? -6 : 6), bar + 11, rows[i].Change);
        }
        return canvas.ToString();
    }
}
