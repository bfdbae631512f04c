using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Charts;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Page;

/// <summary>The lower part of the timeline: finality p50, p95 and p99 by time of submission, on a logarithmic scale, with the scenario's limits.</summary>
internal sealed class FinalityPanel(SvgCanvas canvas, TimelineLayout layout, TimelineSeries series, ExperimentDefinition experiment, Func<double, double> x)
{
    private static readonly (string Name, string Dash, Func<TimelineRow, double?> Of)[] Lines =
        [("p50", "line", r => r.FinalityP50), ("p95", "line dash", r => r.FinalityP95), ("p99", "line dot", r => r.FinalityP99)];

    /// <summary>Upper limits of finality percentiles among the thresholds: percentile's name and milliseconds.</summary>
    public static IReadOnlyList<(string Percentile, double Milliseconds)> Limits(ExperimentDefinition experiment) => experiment.Thresholds
        .Where(t => t.Comparison is "<" or "<=" && t.Limit > 0 && (t.Metric.StartsWith("finality.p", StringComparison.Ordinal) || t.Metric is "p50" or "p95" or "p99"))
        .Select(t => (t.Metric[(t.Metric.LastIndexOf('.') + 1)..], t.Limit))
        .Take(4)
        .ToList();

    /// <summary>Draws between two heights.</summary>
    public void Draw(double top, double bottom)
    {
        canvas.Text("small", 0, top - 10, "finality, ms");
        double[] values = series.Rows.SelectMany(r => Lines.Select(l => l.Of(r))).Where(v => v is > 0).Select(v => v!.Value).ToArray();
        if (values.Length == 0)
        {
            canvas.Line("axis", layout.Left, bottom, layout.Right, bottom);
            canvas.Text("small", layout.Left + 8, (top + bottom) / 2, "no transaction became final");
            return;
        }
        // A limit far beyond what was measured would flatten the lines; it is left to the table.
        List<(string Percentile, double Milliseconds)> limits = Limits(experiment).Where(l => l.Milliseconds <= values.Max() * 4 && l.Milliseconds >= values.Min() / 4).Take(2).ToList();
        double[] ticks = Scale.Logarithmic(Math.Min(values.Min(), limits.Count > 0 ? limits.Min(l => l.Milliseconds) : double.MaxValue), Math.Max(values.Max(), limits.Count > 0 ? limits.Max(l => l.Milliseconds) : 0));
        double low = Math.Log10(ticks[0]), high = Math.Log10(ticks[^1]);
        double Y(double ms) => bottom - (Math.Log10(ms) - low) / (high - low) * (bottom - top);
        foreach (double tick in ticks)
        {
            canvas.Line(tick == ticks[0] ? "axis" : "grid", layout.Left, Y(tick), layout.Right, Y(tick));
            if (limits.All(l => Math.Abs(Y(l.Milliseconds) - Y(tick)) > 9))
                canvas.Text("small end", layout.Left - 6, Y(tick) + 4, NumberFormat.MillisecondsBare(tick));
        }
        foreach ((string percentile, double limit) in limits)
        {
            canvas.Line("slo", layout.Left, Y(limit), layout.Right, Y(limit));
        }
        canvas.Group("b", () => DrawLines(Y, top));
        foreach ((string percentile, double limit) in limits)
        {
            if (percentile == limits[0].Percentile || Math.Abs(Y(limit) - Y(limits[0].Milliseconds)) > 13)
                canvas.Text("slo-text end", layout.Left - 6, Y(limit) + 4, NumberFormat.MillisecondsBare(limit));
            // Of two limits the lower is named beneath its line.
            bool beneath = limits.Any(l => l.Milliseconds > limit);
            canvas.Text("slo-text halo", layout.Left + (layout.LabelsBeside ? 96 : 8), Y(limit) + (beneath ? 13 : -5), $"{percentile} limit {NumberFormat.Milliseconds(limit)}");
        }
    }

    private void DrawLines(Func<double, double> y, double top)
    {
        TimelineRow? last = series.Rows.LastOrDefault(r => r.FinalityP50 is > 0 && r.Second + series.SecondsPerRow <= experiment.LoadTime.Seconds + 1e-9)
            ?? series.Rows.LastOrDefault(r => r.FinalityP50 is > 0);
        double above = double.MaxValue;
        int toCome = Lines.Length;
        foreach ((string name, string dash, Func<TimelineRow, double?> of) in Lines)
        {
            canvas.Path(dash, series.Rows.Select(r => of(r) is > 0 and var value ? ((double, double)?)(x(r.Second + series.SecondsPerRow / 2.0), y(value)) : null));
            if (last is null || of(last) is not > 0)
                continue;
            // Rising percentiles stand above one another, at least a line apart, with room below the top for those to come.
            above = Math.Max(top + (14 * --toCome), Math.Min(y(of(last)!.Value) + 4, above - 14));
            if (layout.LabelsBeside)
                canvas.Text("name", layout.Right + 8, above, $"{name} {NumberFormat.Milliseconds(of(last))}");
            else
                canvas.Text("name tiny", layout.Right + 4, above, name);
        }
    }
}
