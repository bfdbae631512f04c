using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Charts;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Page;

/// <summary>Finality by percentile with the tail stretched, and the scenario's limits as diamonds.</summary>
internal static class FinalityCurveDrawing
{
    private const double Top = 26, Bottom = 260, Left = 38;

    /// <summary>The drawing for one width of page.</summary>
    public static string Draw(RunResult result, ExperimentDefinition experiment, bool narrow)
    {
        IReadOnlyList<PercentilePoint> points = FinalityChart.Drawable(result);
        if (points.Count == 0)
            return narrow ? "" : "<p class=\"muted\">There is no curve to draw.</p>\n";
        int width = narrow ? 368 : 560;
        double right = width - 18;
        (string Name, double Percentile, double? Milliseconds)[] marks = FinalityChart.Marks(result).ToArray();
        string finding = "Finality by percentile: " + string.Join(", ", marks.Select(m => $"{m.Name} {NumberFormat.Milliseconds(m.Milliseconds)}")) + ".";
        SvgCanvas canvas = new(narrow ? "narrow" : "wide", width, 300, finding);
        canvas.Text("small", 0, 14, "finality, ms");
        (double Percentile, double Milliseconds)[] limits = FinalityPanel.Limits(experiment)
            .Select(l => (Percentile: PercentileOf(l.Percentile), l.Milliseconds))
            .Where(l => l.Percentile > 0 && l.Milliseconds < points[^1].Milliseconds * 8)
            .ToArray();
        double[] ticks = Scale.Logarithmic(points[0].Milliseconds, Math.Max(points[^1].Milliseconds, limits.Length == 0 ? 0 : limits.Max(l => l.Milliseconds)));
        double low = Math.Log10(ticks[0]), high = Math.Log10(ticks[^1]);
        double widest = Math.Max(1, FinalityChart.Position(points[^1].Percentile));
        double Y(double ms) => Bottom - (Math.Log10(ms) - low) / (high - low) * (Bottom - Top);
        double X(double percentile) => Left + Math.Min(1, FinalityChart.Position(percentile) / widest) * (right - Left);
        foreach (double tick in ticks)
        {
            canvas.Line(tick == ticks[0] ? "axis" : "grid", Left, Y(tick), right, Y(tick));
            canvas.Text("small end", Left - 6, Y(tick) + 4, NumberFormat.MillisecondsBare(tick));
        }
        double free = 0;
        foreach (double tick in FinalityChart.Ticks.Where(t => FinalityChart.Position(t) <= widest + 1e-9))
        {
            string label = tick == 0 ? "0" : FormattableString.Invariant($"{tick:0.###} %");
            double half = SvgCanvas.TextWidth(label, 11) / 2;
            canvas.Line("axis", X(tick), Bottom, X(tick), Bottom + 4);
            double middle = Math.Min(X(tick), width - half);
            if (middle - half < free)
                continue;
            free = middle + half + 4;
            canvas.Text("small mid", middle, Bottom + 18, label);
        }
        canvas.Text("small end", right, Bottom + 36, "share of transactions that are final sooner");
        foreach ((double percentile, double limit) in limits.Where(l => FinalityChart.Position(l.Percentile) <= widest))
        {
            canvas.Line("slo", X(percentile) - 20, Y(limit), X(percentile) + 20, Y(limit));
            // The curve rises, so the left of a limit is free, unless the axis is near.
            if (X(percentile) - 78 > Left)
                canvas.Text("slo-text halo end", X(percentile) - 24, Y(limit) + 4, $"limit {NumberFormat.MillisecondsBare(limit)}");
            else
                canvas.Text("slo-text halo", X(percentile) + 24, Y(limit) + 4, $"limit {NumberFormat.MillisecondsBare(limit)}");
        }
        canvas.Group("b", () =>
        {
            canvas.Path("line", points.Select(p => ((double, double)?)(X(p.Percentile), Y(p.Milliseconds))));
            foreach ((string name, double percentile, double? milliseconds) in marks.Where(m => FinalityChart.Position(m.Percentile) <= widest + 1e-9))
            {
                double x = X(percentile), y = Y(milliseconds!.Value);
                string label = $"{name} {NumberFormat.MillisecondsBare(milliseconds)}";
                canvas.Circle("mark", x, y, 4.5);
                // The curve rises, so below to the right and above to the left are free.
                if (x + 8 + SvgCanvas.TextWidth(label) < width && y + 16 < Bottom - 2)
                    canvas.Text("name", x + 8, y + 16, label);
                else
                    canvas.Text("name end", x - 8, y - 7, label);
            }
        });
        return canvas.ToString();
    }

    private static double PercentileOf(string name) => name switch { "p50" => 50, "p90" => 90, "p95" => 95, "p99" => 99, "p999" => 99.9, _ => 0 };
}
