using Aurigraph.Measurement;
using Aurigraph.Reports.Text;
using ScottPlot;

namespace Aurigraph.Reports.Charts;

/// <summary>Finality by percentile, the tail stretched: each decade of the remaining share takes the same width.</summary>
internal static class FinalityChart
{
    /// <summary>Shares with a tick.</summary>
    public static readonly double[] Ticks = [0, 50, 90, 99, 99.9, 99.99, 99.999];

    /// <summary>Decades of the remaining share: 0 at percentile 0, 1 at 90, 2 at 99.</summary>
    public static double Position(double percentile) => -Math.Log10(Math.Max(1e-6, 1 - percentile / 100));

    /// <summary>The points that can be drawn on this scale: 100 % lies at infinity and is left to the table.</summary>
    public static IReadOnlyList<PercentilePoint> Drawable(RunResult result) => result.FinalityCurve
        .Where(p => p.Percentile is >= 0 and < 99.9995 && p.Milliseconds > 0 && double.IsFinite(p.Milliseconds))
        .ToList();

    public static Plot Draw(RunResult result)
    {
        Plot plot = ChartStyle.NewPlot(Findings.Finality(result), "share of transactions that are final sooner, tail stretched; milliseconds, logarithmic");
        IReadOnlyList<PercentilePoint> points = Drawable(result);
        if (points.Count == 0)
        {
            plot.Axes.SetLimits(0, 1, 0, 1);
            plot.Axes.Left.TickGenerator = ChartStyle.Ticks([]);
            plot.Axes.Bottom.TickGenerator = ChartStyle.Ticks([]);
            ChartStyle.Label(plot, "no transaction became final in the window", 0.5, 0.5, ChartStyle.InkThird, Alignment.MiddleCenter, 0);
            return plot;
        }
        double[] ticks = Scale.Logarithmic(points.Min(p => p.Milliseconds), points.Max(p => p.Milliseconds));
        plot.Axes.Left.TickGenerator = ChartStyle.Ticks(ticks.Select(t => (Math.Log10(t), NumberFormat.MillisecondsBare(t))));
        double right = Math.Max(1, Position(points[^1].Percentile));
        plot.Axes.Bottom.TickGenerator = ChartStyle.Ticks(Ticks.Where(t => Position(t) <= right + 1e-9).Select(t => (Position(t), t == 0 ? "0" : FormattableString.Invariant($"{t:0.###} %"))));
        ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(
            points.Select(p => Position(p.Percentile)).ToArray(), points.Select(p => Math.Log10(p.Milliseconds)).ToArray(), ChartStyle.B);
        line.LineWidth = 2;
        foreach ((string name, double percentile, double? value) in Marks(result))
        {
            if (value is not { } milliseconds || milliseconds <= 0)
                continue;
            plot.Add.Marker(Position(percentile), Math.Log10(milliseconds), MarkerShape.FilledCircle, 8, ChartStyle.B);
            ChartStyle.Label(plot, $"{name} {NumberFormat.MillisecondsBare(milliseconds)}", Position(percentile), Math.Log10(milliseconds), ChartStyle.B, Alignment.UpperLeft, 6, 6);
        }
        plot.Axes.SetLimits(0, right * 1.06, Math.Log10(ticks[0]), Math.Log10(ticks[^1]));
        return plot;
    }

    /// <summary>The percentiles that carry a mark; those that the number of samples cannot resolve are left out.</summary>
    public static IEnumerable<(string Name, double Percentile, double? Milliseconds)> Marks(RunResult result)
    {
        Distribution finality = result.Finality;
        (string Name, double Percentile, double? Milliseconds)[] marks =
            [("p50", 50, finality.P50), ("p95", 95, finality.P95), ("p99", 99, finality.P99), ("p99.9", 99.9, finality.P999)];
        return marks.Where(m => m.Milliseconds is > 0 && (100 - m.Percentile) / 100 * finality.Count >= 1);
    }
}
