using Aurigraph.Reports.Charts;
using Aurigraph.Reports.Page;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Capacity.Page;

/// <summary>Finality against offered load, every scenario with its knee, under the service level.</summary>
internal static class LoadFinalityDrawing
{
    /// <summary>The drawing for one width of page.</summary>
    public static string Draw(StudyView view, bool narrow)
    {
        IReadOnlyList<LoadCurve> curves = LoadCurve.Of(view);
        if (curves.Count == 0)
            return narrow ? "" : "<p class=\"muted\">No probe measured finality: there is no curve to draw.</p>\n";
        int width = narrow ? 368 : 648;
        double left = 38, right = width - 8;
        double most = LoadCurve.Ceiling(view, curves);
        RateAxis axis = RateAxis.For([.. curves.Select(c => Math.Max(c.Knee?.Rate ?? 0, c.Points[^1].Rate))], curves.Min(c => c.Points[0].Rate), narrow ? 4 : 6);
        double[] ticks = Scale.Logarithmic(Math.Min(curves.SelectMany(c => c.Points).Min(p => p.Milliseconds), most / 4), most);
        double low = Math.Log10(ticks[0]), high = Math.Log10(most);
        List<string> names = [.. curves.Select(c => c.Scenario.Capacity.Knee is { } k ? $"{c.Scenario.Short} {NumberFormat.Short(k.Mid)}" : c.Scenario.Short)];
        List<(double X, double Y)?[]> lines = [];
        double X(double rate) => left + axis.At(rate) * (right - left);
        double bottom = 0, top = 0;
        double Y(double ms) => bottom - (Math.Log10(ms) - low) / (high - low) * (bottom - top);
        // Where a line ends does not depend on the height of the labels, so lanes can be counted first.
        double[] ends = [.. curves.Select(c => X(Clipped(c, most)[^1].Rate))];
        (int Lane, double Middle)[] labels = EndLabels.Place([.. names.Select((n, i) => new EndLabels.Wish(ends[i], SvgCanvas.TextWidth(n, 12.4) + 10))], left, width, narrow ? 5 : 3);
        int lanes = 1 + labels.Max(l => l.Lane);
        top = 24 + 15 * lanes;
        bottom = top + (narrow ? 208 : 196);
        SvgCanvas canvas = new(narrow ? "narrow" : "wide", width, (int)bottom + 38, Finding(view, curves));
        canvas.Text("small", 0, 10, $"{view.Level.Percentile} finality, ms");
        if (view.Level.LimitMs is { } level)
            canvas.Rectangle("band", left, top, right - left, Math.Max(0, Y(level) - top));
        foreach (double tick in ticks.Where(t => t <= most * 1.001))
        {
            canvas.Line(tick == ticks[0] ? "axis" : "grid", left, Y(tick), right, Y(tick));
            if (view.Level.LimitMs is not { } l || Math.Abs(Y(tick) - Y(l)) > 11)
                canvas.Text("small end", left - 6, Y(tick) + 4, NumberFormat.MillisecondsBare(tick));
        }
        if (view.Level.LimitMs is { } limit)
        {
            canvas.Line("slo", left, Y(limit), right, Y(limit));
            canvas.Text("slo-text end", left - 6, Y(limit) + 4, NumberFormat.MillisecondsBare(limit));
        }
        foreach (double tick in axis.Ticks)
            canvas.Text("small mid", Math.Min(X(tick), width - 14), bottom + 16, NumberFormat.Short(tick));
        canvas.Text("small end", right, bottom + 34, axis.IsLogarithmic ? "offered load, TPS, logarithmic" : "offered load, TPS");
        Planned(canvas, view, X, left, right, bottom);
        for (int i = 0; i < curves.Count; i++)
        {
            int of = i;
            LoadCurve curve = curves[i];
            canvas.Group(curve.Scenario.Series.Css, () =>
            {
                canvas.Path("line", Clipped(curve, most).Select(p => ((double, double)?)(X(p.Rate), Y(p.Milliseconds))));
                if (curve.Knee is { } knee)
                    SeriesMark.Draw(canvas, curve.Scenario.Series.Marker, X(knee.Rate), Y(Math.Clamp(knee.Milliseconds, ticks[0], most)));
                double label = top - 6 - 15 * labels[of].Lane;
                if (labels[of].Lane > 0)
                    canvas.Line("leader", ends[of], Y(Clipped(curve, most)[^1].Milliseconds) - 2, labels[of].Middle, label + 3);
                canvas.Text("name mid", labels[of].Middle, label, names[of]);
            });
        }
        if (view.Level.LimitMs is { } named)
            canvas.Text("slo-text halo", left + 6, Y(named) - 6, $"service level {NumberFormat.Milliseconds(named)}");
        return canvas.ToString();
    }

    // A line that leaves the plot ends at its edge.
    private static List<(double Rate, double Milliseconds)> Clipped(LoadCurve curve, double most)
    {
        List<(double Rate, double Milliseconds)> inside = [];
        foreach ((double rate, double ms) in curve.Points)
        {
            if (ms <= most)
            {
                inside.Add((rate, ms));
                continue;
            }
            if (inside.Count > 0)
            {
                (double beforeRate, double beforeMs) = inside[^1];
                double share = Math.Log(most / beforeMs) / Math.Log(ms / beforeMs);
                inside.Add((beforeRate + share * (rate - beforeRate), most));
            }
            break;
        }
        return inside.Count > 0 ? inside : [(curve.Points[0].Rate, most)];
    }

    // One plan for all is a mark of its own; several stand on the cards.
    private static void Planned(SvgCanvas canvas, StudyView view, Func<double, double> x, double left, double right, double bottom)
    {
        double[] needs = [.. view.Scenarios.Select(s => s.Need).Where(n => n > 0).Distinct()];
        if (needs.Length != 1)
            return;
        double at = x(needs[0]);
        if (at < left || at > right)
            return;
        canvas.Line("axis", at, bottom, at, bottom - 12);
        string text = $"planned {NumberFormat.Short(needs[0])}";
        bool fits = at + 6 + SvgCanvas.TextWidth(text, 11) < right;
        canvas.Text(fits ? "small halo" : "small halo end", fits ? at + 4 : at - 4, bottom - 5, text);
    }

    private static string Finding(StudyView view, IReadOnlyList<LoadCurve> curves)
    {
        string knees = string.Join(", ", curves.Where(c => c.Scenario.Capacity.Knee is not null).Select(c => $"{c.Scenario.Label} {NumberFormat.Short(c.Scenario.Capacity.Knee!.Mid)}"));
        string under = view.Level.LimitMs is { } limit ? $" under {NumberFormat.Milliseconds(limit)}" : "";
        return $"Finality {view.Level.Percentile} against offered load, logarithmic.{(knees.Length > 0 ? $" Knees{under}: {knees} TPS." : " No load was sustained.")}";
    }
}
