using System.Text;
using Aurigraph.Capacity.Study;
using Aurigraph.Reports.Capacity.Tables;
using Aurigraph.Reports.Capacity.Wording;
using Aurigraph.Reports.Charts;
using Aurigraph.Reports.Page;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Capacity.Page;

/// <summary>A card per scenario: what it sustains, with its interval, the plan and the claim on one scale that all cards share.</summary>
internal static class ScenarioCards
{
    // Two labels of the scale are that far apart at least, percent of its width: a label takes a quarter of a card.
    private const double LabelApart = 19;

    /// <summary>All cards.</summary>
    public static string Render(StudyView view)
    {
        (double low, double high) = Range(view);
        StringBuilder html = new($"<div class=\"cards{(view.Scenarios.Count < 4 ? $" n{view.Scenarios.Count}" : "")}\">\n");
        foreach (ScenarioView scenario in view.Scenarios)
            Card(html, scenario, low, high);
        return html.Append("</div>\n").ToString();
    }

    private static void Card(StringBuilder html, ScenarioView scenario, double low, double high)
    {
        string go = CapacityTables.Go(scenario.Decision.Verdict);
        html.Append($"<article class=\"card {scenario.Series.Css}\">\n<h2>{SeriesMark.Key(scenario.Series)}<span class=\"called\">{Html.Escape(scenario.Label)}</span>")
            .Append($"<span class=\"chip {go.Replace(' ', '-')}\">{VerdictIcon.Of(go)}{go}</span></h2>\n");
        if (scenario.Capacity.Knee is { } knee)
        {
            html.Append($"<p class=\"knee\"><b>{NumberFormat.Short(knee.Mid)}</b> TPS <span>{NumberFormat.Interval(knee.Low, knee.High)}</span><small>{NumberFormat.Plural(scenario.Nodes, "node")}</small></p>\n").Append(Interval(scenario, knee, low, high));
            Facts(html, scenario);
            html.Append($"<p class=\"why\">{Html.Escape(scenario.Decision.Reason)}</p>\n");
        }
        else
        {
            string figure = scenario.Capacity.Outcome == CapacityOutcome.Unbounded ? $"<b>{CapacityTables.Sustained(scenario)}</b> TPS <span>knee not reached</span>" : $"<b class=\"none\">{CapacityWords.Outcome(scenario.Capacity.Outcome)}</b>";
            html.Append($"<p class=\"knee\">{figure}<small>{NumberFormat.Plural(scenario.Nodes, "node")}</small></p>\n<p class=\"remark\">{Html.Escape(scenario.Capacity.Remark)}</p>\n<dl>\n");
            Fact(html, "Planned", scenario.Need > 0 ? NumberFormat.Short(scenario.Need) + " TPS" : "no rate");
            Fact(html, "Claimed", scenario.ThroughputClaim?.Claimed ?? "no TPS");
            html.Append($"</dl>\n<p class=\"why\">{Html.Escape(scenario.Decision.Reason)}</p>\n");
        }
        html.Append("</article>\n");
    }

    private static void Facts(StringBuilder html, ScenarioView scenario)
    {
        html.Append("<dl>\n");
        Fact(html, "p95 / p99 at 70 % of knee", CapacityTables.Percentiles(scenario));
        Fact(html, "Memory headroom", scenario.Headroom is { } free ? free < 0 ? "none" : NumberFormat.Percent(free) : NumberFormat.Nothing);
        Fact(html, "Gap when a container dies", CapacityWords.Gap(scenario.Capacity.ContainerLossGapMs));
        Fact(html, "First limit", CapacityFindings.FirstLimit(scenario));
        html.Append("</dl>\n");
    }

    private static void Fact(StringBuilder html, string name, string text) => html.Append($"<div><dt>{name}</dt><dd>{Html.Escape(text)}</dd></div>\n");

    private static string Interval(ScenarioView scenario, KneeEstimate knee, double low, double high)
    {
        double At(double tps) => Math.Clamp((Math.Log10(Math.Max(tps, low)) - Math.Log10(low)) / (Math.Log10(high) - Math.Log10(low)), 0, 1) * 100;
        string Percent(double at) => FormattableString.Invariant($"{at:0.#}%");
        string claim = scenario.ThroughputClaim is { Rate: { } rate } ? $"claimed {NumberFormat.Short(rate)}" : "no TPS claimed";
        string need = scenario.Need > 0 ? $"planned {NumberFormat.Short(scenario.Need)}" : "";
        StringBuilder svg = new($"<svg class=\"interval\" role=\"img\" aria-label=\"{Html.Escape($"{scenario.Label}: {NumberFormat.Short(knee.Mid)} TPS, 90 % interval {NumberFormat.Interval(knee.Low, knee.High)}, {claim}{(need.Length > 0 ? ", " + need : "")}; log scale from {NumberFormat.Short(low)} to {NumberFormat.Short(high)}")}\">\n");
        svg.Append("<line class=\"hair\" x1=\"0\" y1=\"22\" x2=\"100%\" y2=\"22\"/>");
        double at = scenario.Need > 0 ? At(scenario.Need) : 50;
        if (scenario.Need > 0)
            svg.Append($"<line class=\"axis\" x1=\"{Percent(at)}\" y1=\"15\" x2=\"{Percent(at)}\" y2=\"29\"/>");
        // The ends of the scale give way to the plan where they would touch it.
        if (need.Length == 0 || at > LabelApart * 1.6)
            svg.Append($"<text class=\"small\" x=\"0\" y=\"41\">{NumberFormat.Short(low)}</text>");
        if (need.Length > 0)
            svg.Append($"<text class=\"small {Anchor(at)}\" x=\"{Percent(Edge(at))}\" y=\"41\">{need}</text>");
        if (need.Length == 0 || at < 100 - LabelApart * 1.6)
            svg.Append($"<text class=\"small end\" x=\"100%\" y=\"41\">{NumberFormat.Short(high)}</text>");
        double from = At(knee.Low), to = At(knee.High), mid = At(knee.Mid);
        svg.Append($"\n<rect class=\"fill\" opacity=\".38\" x=\"{Percent(from)}\" y=\"18.5\" width=\"{Percent(Math.Max(0.6, to - from))}\" height=\"7\"/><svg x=\"{Percent(mid)}\" y=\"15.5\"><rect class=\"fill\" x=\"-1.5\" y=\"0\" width=\"3\" height=\"13\"/></svg>");
        double claimed = scenario.ThroughputClaim is { Rate: { } r } ? At(r) : 100;
        svg.Append($"\n<text class=\"small {Anchor(claimed)}\" x=\"{Percent(Edge(claimed))}\" y=\"11\">{claim}</text>");
        if (scenario.ThroughputClaim is not null)
            svg.Append($"<svg x=\"{Percent(claimed)}\" y=\"22\"><path class=\"claim\" d=\"M0-5L5 0L0 5L-5 0Z\"/></svg>");
        return svg.Append("\n</svg>\n").ToString();
    }

    private static string Anchor(double at) => at < LabelApart ? "start" : at > 100 - LabelApart ? "end" : "mid";

    private static double Edge(double at) => at < LabelApart ? 0 : at > 100 - LabelApart ? 100 : at;

    private static (double Low, double High) Range(StudyView view)
    {
        List<double> values = [.. view.Scenarios.SelectMany(s => new[] { s.Capacity.Knee?.Low, s.Capacity.Knee?.High, s.Need, s.ThroughputClaim?.Rate }).Where(v => v is > 0 && double.IsFinite(v.Value)).Select(v => v!.Value)];
        if (values.Count == 0)
            return (1_000, 1_000_000);
        double[] ticks = Scale.Logarithmic(values.Min() * 0.9, values.Max() * 1.1);
        return (ticks[0], ticks[^1]);
    }
}
