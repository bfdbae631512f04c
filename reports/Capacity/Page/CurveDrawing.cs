using Aurigraph.Capacity.Study;
using Aurigraph.Reports.Capacity.Wording;
using Aurigraph.Reports.Charts;
using Aurigraph.Reports.Page;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Capacity.Page;

/// <summary>One kind of curve, all scenarios that have it: simulated points, and the fitted law solid as far as it can be relied on, dashed beyond.</summary>
internal static class CurveDrawing
{
    /// <summary>Kinds of curves in the study, in the order of their first appearance.</summary>
    public static IReadOnlyList<string> Names(StudyView view) => [.. view.Scenarios.SelectMany(s => s.Capacity.Curves).Select(c => c.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The drawing for one width of page.</summary>
    public static string Draw(StudyView view, string name, bool narrow)
    {
        List<(ScenarioView Scenario, CapacityCurve Curve)> curves = [.. view.Scenarios.SelectMany(s => s.Capacity.Curves.Where(c => c.Name == name).Select(c => (s, c)))];
        List<CurvePoint> all = [.. curves.SelectMany(c => c.Curve.Points.Concat(c.Curve.Fit?.Points ?? [])).Where(p => double.IsFinite(p.X) && p.Y is { } y && double.IsFinite(y))];
        if (all.Count == 0)
            return narrow ? "" : "<p class=\"muted\">Nothing was sustained at any point.</p>\n";
        int width = narrow ? 368 : 560;
        double left = 42, right = width - 12;
        double smallest = all.Min(p => p.X), largest = all.Max(p => p.X);
        RateAxis axis = smallest > 0 && largest / smallest > 60 ? RateAxis.Logarithmic(smallest, largest, narrow ? 4 : 6) : RateAxis.Linear(largest, narrow ? 4 : 6);
        double[] ticks = Scale.Linear(Math.Max(all.Max(p => p.Y!.Value), 1e-9), 4);
        double X(double value) => left + axis.At(value) * (right - left);
        List<string> names = [.. curves.Select(c => c.Scenario.Short)];
        double[] ends = [.. curves.Select(c => X(c.Curve.Points.Where(p => p.Y is not null).Select(p => p.X).DefaultIfEmpty(smallest).Max()))];
        (int Lane, double Middle)[] labels = EndLabels.Place([.. names.Select((n, i) => new EndLabels.Wish(ends[i], SvgCanvas.TextWidth(n, 12.4) + 10))], left, width, narrow ? 5 : 3);
        bool alone = curves.Count == 1;
        double top = alone ? 30 : 24 + 15 * (1 + labels.Max(l => l.Lane)), bottom = top + 190;
        double Y(double value) => bottom - value / ticks[^1] * (bottom - top);
        SvgCanvas canvas = new(narrow ? "narrow" : "wide", width, (int)bottom + 38, CapacityFindings.Curve(view, name) + ".");
        canvas.Text("small", 0, 10, curves[0].Curve.OutputLabel);
        foreach (double tick in ticks)
        {
            canvas.Line(tick == 0 ? "axis" : "grid", left, Y(tick), right, Y(tick));
            canvas.Text("small end", left - 6, Y(tick) + 4, NumberFormat.Short(tick));
        }
        foreach (double tick in axis.Ticks)
            canvas.Text("small mid", Math.Min(X(tick), width - 12), bottom + 16, NumberFormat.Short(tick));
        canvas.Text("small end", right, bottom + 34, curves[0].Curve.InputLabel);
        for (int i = 0; i < curves.Count; i++)
        {
            int of = i;
            canvas.Group(curves[i].Scenario.Series.Css, () =>
            {
                Series(canvas, curves[of].Curve, curves[of].Scenario.Series.Marker, X, Y, bottom, top);
                if (alone && curves[of].Curve.Points.LastOrDefault(p => p.Y is not null) is { Y: { } last } at)
                {
                    // Where there is no room beyond the last point the name stands before it, away from the side the line comes from.
                    bool fits = X(at.X) + SvgCanvas.TextWidth(names[of]) + 8 < width, falls = curves[of].Curve.Points.First(p => p.Y is not null).Y > last;
                    canvas.Text(fits ? "name halo" : "name halo end", X(at.X) + (fits ? 6 : -10), fits ? Y(last) - 9 : falls ? Y(last) + 4 : Y(last) + 18, names[of]);
                }
                else
                    canvas.Text("name mid", labels[of].Middle, top - 8 - 15 * labels[of].Lane, names[of]);
            });
        }
        return canvas.ToString();
    }

    private static void Series(SvgCanvas canvas, CapacityCurve curve, SeriesMarker marker, Func<double, double> x, Func<double, double> y, double bottom, double top)
    {
        double Inside(double value) => Math.Clamp(y(value), top, bottom);
        if (curve.Fit is { } fit)
        {
            List<CurvePoint> law = [.. fit.Points.Where(p => p.Y is { } value && double.IsFinite(value))];
            if (fit.Band is { } band && law.Count > 1)
                canvas.Polygon("kneeband", [.. law.Select(p => (x(p.X), Inside(p.Y!.Value * (1 + band)))), .. law.AsEnumerable().Reverse().Select(p => (x(p.X), Inside(p.Y!.Value * (1 - band))))]);
            canvas.Path("line solid", law.Where(p => p.X <= fit.ReliableUpTo).Select(p => ((double, double)?)(x(p.X), Inside(p.Y!.Value))));
            List<CurvePoint> beyond = [.. law.SkipWhile(p => p.X < fit.ReliableUpTo)];
            if (beyond.Count > 1)
                canvas.Path("line beyond", beyond.Select(p => ((double, double)?)(x(p.X), Inside(p.Y!.Value))));
        }
        else
        {
            canvas.Path("line", curve.Points.Select(p => p.Y is { } value ? ((double, double)?)(x(p.X), y(value)) : null));
        }
        foreach (CurvePoint point in curve.Points.Where(p => p.Y is not null))
            SeriesMark.Draw(canvas, marker, x(point.X), y(point.Y!.Value), 4);
    }

    /// <summary>The fitted laws, beneath the drawing.</summary>
    public static IReadOnlyList<string> Laws(StudyView view, string name) => [.. view.Scenarios
        .SelectMany(s => s.Capacity.Curves.Where(c => c.Name == name && c.Fit is not null).Select(c => $"{s.Label}: {c.Fit!.Formula}"
            + (c.Fit.Points.Any(p => p.X > c.Fit.ReliableUpTo) ? $"; dashed beyond {NumberFormat.Short(c.Fit.ReliableUpTo)}" : "")
            + (c.Fit.Band is null ? "; no band: the residuals are not random" : "")))];
}
