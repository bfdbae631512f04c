using System.Globalization;
using System.Text;
using Aurigraph.Measurement;
using Aurigraph.Reports.Text;
using Aurigraph.Reports.Thresholds;

namespace Aurigraph.Reports.Page;

/// <summary>What a simulation of this machine said beforehand, beside what was measured on it.</summary>
internal static class ProjectionTable
{
    /// <summary>The table.</summary>
    public static string Html(RunResult result)
    {
        StringBuilder html = new("<div class=\"scroll\">\n<table class=\"projection\">\n");
        html.Append(Page.Html.Caption(Finding(result.Projection), "Projected by a simulation of this machine before the run; low and high with costs within their uncertainty"));
        html.Append("<thead><tr><th scope=\"col\">Figure</th><th scope=\"col\" class=\"num\">Projected</th><th scope=\"col\" class=\"num\">Low</th><th scope=\"col\" class=\"num\">High</th>"
            + "<th scope=\"col\" class=\"num\">Measured</th><th scope=\"col\" class=\"num\">Error</th></tr></thead>\n<tbody>\n");
        foreach (ProjectedFigure figure in result.Projection)
        {
            html.Append("<tr><th scope=\"row\"><code>").Append(Page.Html.Escape(figure.Metric)).Append("</code></th>")
                .Append(Cell("projected", figure, figure.Projected)).Append(Cell("low", figure, figure.Low)).Append(Cell("high", figure, figure.High)).Append(Cell("measured", figure, figure.Measured))
                .Append("<td class=\"num\" data-name=\"error\"><b>").Append(ErrorText(figure)).Append("</b></td></tr>\n");
        }
        html.Append("</tbody>\n</table>\n</div>\n");
        if (result.ProjectedBottleneck is { } bottleneck)
            html.Append("<p class=\"note\">Projected to fill first: ").Append(Page.Html.Escape(Place(bottleneck))).Append("; measured: ").Append(Page.Html.Escape(Place(result.Bottleneck))).Append(".</p>\n");
        if (result.ProjectionGuesses.Count > 0)
        {
            html.Append("<h3>What the projection takes for granted, beside its cost table</h3>\n<ul class=\"lines guesses\">\n");
            foreach (string guess in result.ProjectionGuesses)
                html.Append("<li>").Append(Page.Html.Escape(guess)).Append("</li>\n");
            html.Append("</ul>\n");
        }
        return html.ToString();
    }

    /// <summary>The error as text: with its sign, percent.</summary>
    internal static string ErrorText(ProjectedFigure figure) =>
        figure.ErrorPercent is { } error ? string.Create(CultureInfo.InvariantCulture, $"{error:+0.0;\u22120.0;0.0} %") : "not known";

    /// <summary>What the errors come to, as a title.</summary>
    internal static string Finding(IReadOnlyList<ProjectedFigure> projection)
    {
        ProjectedFigure[] known = [.. projection.Where(p => p.ErrorPercent is not null)];
        if (known.Length == 0)
            return "Nothing of what was projected was measured";
        ProjectedFigure worst = known.MaxBy(p => Math.Abs(p.ErrorPercent!.Value))!;
        ProjectedFigure? throughput = known.FirstOrDefault(p => p.Metric == "throughput.committedTps");
        string first = throughput is null ? "" : $"Throughput was projected {Off(throughput)}; ";
        return $"{first}{(first.Length == 0 ? "The" : "the")} figure farthest off is {worst.Metric}, {Off(worst)}";
    }

    private static string Off(ProjectedFigure figure)
    {
        double error = Math.Abs(figure.ErrorPercent!.Value);
        return error < 0.05 ? "as measured" : string.Create(CultureInfo.InvariantCulture, $"{error:0.#} % too {(figure.ErrorPercent > 0 ? "high" : "low")}");
    }

    /// <summary>A figure in its unit.</summary>
    internal static string ValueText(string metric, double? value) => MetricText.Format(metric, value);

    private static string Place(Bottleneck bottleneck) => string.Create(CultureInfo.InvariantCulture, $"{bottleneck.Resource} of {bottleneck.Where}, {100 * bottleneck.Utilisation:0} %");

    private static string Cell(string name, ProjectedFigure figure, double? value) => $"<td class=\"num\" data-name=\"{name}\">{Page.Html.Escape(ValueText(figure.Metric, value))}</td>";
}
