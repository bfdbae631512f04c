using System.Text;
using Aurigraph.Reports.Capacity.Live;
using Aurigraph.Reports.Capacity.Tables;
using Aurigraph.Reports.Capacity.Wording;
using Aurigraph.Reports.Page;

namespace Aurigraph.Reports.Capacity.Page;

/// <summary>report.html of a capacity study: one file without a script, no request leaves it. Order: sentence, cards, charts, what it rests on,
/// claims, inputs and memory, method, arithmetic, curves, contradictions.</summary>
internal static class CapacityPage
{
    /// <summary>The page as text; the same for the same study.</summary>
    public static string Render(StudyView view)
    {
        CapacityVerdict verdict = CapacityVerdict.Of(view);
        StringBuilder html = new();
        PageFrame.Open(html, $"Capacity: {string.Join(", ", view.Scenarios.Take(4).Select(s => s.Label))}{(view.Scenarios.Count > 4 ? " and more" : "")}", ["page.css", "capacity.css"]);
        Header(html, view);
        html.Append("<main>\n<h1 class=\"verdict\">").Append(Html.Escape(verdict.Sentence)).Append("</h1>\n<p class=\"beneath\">").Append(Html.Escape(verdict.Beneath)).Append("</p>\n");
        html.Append(ScenarioCards.Render(view));
        FirstCharts(html, view);
        Trust(html, view);
        Live(html, view);
        if (view.Claims.Count > 0)
            html.Append("<section class=\"claims\">\n").Append(TableHtml.Render(CapacityTables.Claims(view))).Append("</section>\n");
        InputsAndMemory(html, view);
        Method(html, view);
        if (view.Subject is { Ceilings.Count: > 0 } subject)
            html.Append("<section>\n").Append(TableHtml.Render(CapacityTables.Ceilings(subject))).Append("</section>\n");
        Curves(html, view);
        ClaimMode(html, view);
        if (view.Study.Contradictions.Count > 0)
            html.Append("<section>\n").Append(TableHtml.Render(CapacityTables.Contradictions(view))).Append("</section>\n");
        html.Append("<section>\n<h2>What this model leaves out</h2>\n<ul class=\"lines omissions\">\n");
        foreach (string omission in TrustFacts.Omissions(view))
            html.Append("<li>").Append(Html.Escape(omission)).Append("</li>\n");
        html.Append("</ul>\n</section>\n</main>\n");
        PageFrame.Close(html);
        return html.ToString();
    }

    /// <summary>All tables, in the order in which the Markdown twin shows them.</summary>
    public static IEnumerable<ReportTable> Tables(StudyView view)
    {
        yield return CapacityTables.Scenarios(view);
        if (view.Claims.Count > 0)
            yield return CapacityTables.Claims(view);
        if (view.Options.Live is { } live)
            yield return CapacityTables.Live(view, live);
        yield return CapacityTables.Order(view);
        if (view.Subject is { } subject)
        {
            if (subject.Ceilings.Count > 0)
                yield return CapacityTables.Ceilings(subject);
            if (subject.Capacity.Inputs.Count > 0)
                yield return CapacityTables.Inputs(subject);
        }
        foreach (string curve in CurveDrawing.Names(view))
            yield return CapacityTables.Curve(view, curve);
        foreach (ScenarioView scenario in view.Scenarios.Where(s => s.Capacity.ClaimMode.Count > 0))
            yield return CapacityTables.ClaimMode(scenario);
        if (view.Study.Contradictions.Count > 0)
            yield return CapacityTables.Contradictions(view);
    }

    private static void Header(StringBuilder html, StudyView view)
    {
        html.Append("<header><span><b>Aurigraph.Sim</b> capacity report</span><span>").Append(Html.Escape(HostText(view))).Append("</span><span>needed: ").Append(Html.Escape(view.Study.ServiceLevel)).Append("</span>");
        if (view.Study.Partial)
            html.Append("<span class=\"fail\">cut short</span>");
        if (view.Options.Date is { } date)
            html.Append($"<time datetime=\"{date:yyyy-MM-dd}\">{date:d MMM yyyy}</time>");
        html.Append("</header>\n");
    }

    private static string HostText(StudyView view)
    {
        List<IReadOnlyList<Experiment.Host>> hosts = [.. view.Study.Scenarios.Select(s => s.Experiment.Deployment.Hosts).Where(h => h.Count > 0)];
        if (hosts.Count == 0)
            return "no host is shared";
        int count = hosts[0].Count, cores = hosts[0].Sum(h => h.Cores);
        return hosts.TrueForAll(h => h.Count == count && h.Sum(o => o.Cores) == cores) && hosts.Count == view.Scenarios.Count
            ? $"{(count == 1 ? "one host" : $"{count} hosts")}, {cores} cores, {hosts[0].Sum(h => (double)h.Memory.Bytes) / 1e9:0.#} GB"
            : "hosts differ";
    }

    private static void FirstCharts(StringBuilder html, StudyView view)
    {
        html.Append("<div class=\"charts\">\n<figure>\n<h2>").Append(Html.Escape(CapacityFindings.LoadFinality(view))).Append("</h2>\n")
            .Append(LoadFinalityDrawing.Draw(view, narrow: false)).Append(LoadFinalityDrawing.Draw(view, narrow: true))
            .Append("<figcaption>Markers: the highest load that is sustained. Lines: the probes of the search.</figcaption>\n</figure>\n");
        if (view.Subject is { } subject)
        {
            html.Append("<figure>\n<h2>").Append(Html.Escape(CapacityFindings.Ladder(subject))).Append("</h2>\n")
                .Append(LadderDrawing.Draw(view, subject, narrow: false)).Append(LadderDrawing.Draw(view, subject, narrow: true));
            if (subject.Ceilings.Count > LadderDrawing.RowsMax)
                html.Append($"<p class=\"note\">The lowest {LadderDrawing.RowsMax} of {subject.Ceilings.Count}; the others are in the table below.</p>\n");
            html.Append($"<p class=\"change {subject.Series.Css}\"><b>Cheapest change:</b> ").Append(Html.Escape(subject.Capacity.CheapestChange ?? "none was looked for; aurigraph-sim plan does.")).Append("</p>\n</figure>\n");
        }
        html.Append("</div>\n");
    }

    private static void Trust(StringBuilder html, StudyView view)
    {
        html.Append("<dl class=\"trust\" aria-label=\"Why to trust this report, and how far\">\n");
        foreach (TrustFacts fact in TrustFacts.Of(view))
        {
            string text = fact.IsCode ? $"<code>{Html.Escape(fact.Text)}</code>" : Html.Escape(fact.Text);
            html.Append(fact.IsWide ? "<div class=\"two\"><dt>" : "<div><dt>").Append(Html.Escape(fact.Name)).Append("</dt><dd>").Append(text).Append("</dd></div>\n");
        }
        html.Append("</dl>\n");
    }

    private static void Live(StringBuilder html, StudyView view)
    {
        html.Append("<section class=\"live\">\n");
        if (view.Options.Live is { } live)
            html.Append(TableHtml.Render(CapacityTables.Live(view, live)));
        else
            html.Append("<h2>").Append(Html.Escape(LiveWords.Title)).Append("</h2>\n<p>").Append(Html.Escape(LiveComparison.NoneKnown)).Append("</p>\n");
        html.Append("</section>\n");
    }

    private static void InputsAndMemory(StringBuilder html, StudyView view)
    {
        html.Append("<section class=\"columns\">\n");
        if (view.Subject is { Capacity.Inputs.Count: > 0 } subject)
        {
            html.Append("<figure>\n").Append(Html.Heading(CapacityFindings.Tornado(subject), $"Knee of {subject.Label} when one input moves through its 90 % range, TPS"))
                .Append(TornadoDrawing.Draw(subject, narrow: false)).Append(TornadoDrawing.Draw(subject, narrow: true)).Append("</figure>\n");
        }
        html.Append("<figure>\n").Append(Html.Heading(CapacityFindings.Memory(view), "Fullest container at 70 % of the knee, MB by account; without a knee, what is taken at the start"))
            .Append(MemoryComparison.Draw(view, narrow: false)).Append(MemoryComparison.Draw(view, narrow: true)).Append("</figure>\n</section>\n");
    }

    private static void Method(StringBuilder html, StudyView view)
    {
        html.Append("<section class=\"columns\">\n<div>\n<h2>Method</h2>\n<ul class=\"limits\">\n");
        foreach ((string name, string text) in MethodNotes.Of(view))
            html.Append("<li><b>").Append(Html.Escape(name)).Append(":</b> ").Append(Html.Escape(text)).Append("</li>\n");
        html.Append("</ul>\n<h2 class=\"next\">Limits</h2>\n<ul class=\"limits\">\n<li>").Append(Html.Escape(CapacityVerdict.Scope)).Append("</li>\n")
            .Append("<li>Costs that were measured on another machine carry over roughly; <code>aurigraph-sim calibrate</code> on the target narrows the interval.</li>\n")
            .Append("<li>An interval holds what is uncertain in the costs, not what the model leaves out: that list ends this page.</li>\n</ul>\n</div>\n<div>\n")
            .Append(TableHtml.Render(CapacityTables.Order(view))).Append("</div>\n</section>\n");
    }

    private static void Curves(StringBuilder html, StudyView view)
    {
        IReadOnlyList<string> names = CurveDrawing.Names(view);
        if (names.Count == 0)
            return;
        html.Append("<section class=\"columns curves\">\n");
        foreach (string name in names)
        {
            ReportTable table = CapacityTables.Curve(view, name);
            html.Append("<figure>\n").Append(Html.Heading(table.Finding, table.Drawn)).Append(CurveDrawing.Draw(view, name, narrow: false)).Append(CurveDrawing.Draw(view, name, narrow: true));
            foreach (string law in CurveDrawing.Laws(view, name))
                html.Append("<p class=\"note\">").Append(Html.Escape(law)).Append("</p>\n");
            html.Append("</figure>\n");
        }
        html.Append("</section>\n");
    }

    private static void ClaimMode(StringBuilder html, StudyView view)
    {
        List<ScenarioView> modes = [.. view.Scenarios.Where(s => s.Capacity.ClaimMode.Count > 0)];
        if (modes.Count == 0)
            return;
        html.Append("<section class=\"columns\">\n");
        foreach (ScenarioView scenario in modes)
            html.Append("<div>\n").Append(TableHtml.Render(CapacityTables.ClaimMode(scenario))).Append("</div>\n");
        html.Append("</section>\n");
    }
}
