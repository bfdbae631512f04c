using Aurigraph.Capacity.Study;
using Aurigraph.Reports.Capacity.Wording;
using Aurigraph.Reports.Charts;
using Aurigraph.Reports.Text;
using ScottPlot;

namespace Aurigraph.Reports.Capacity.Charts;

/// <summary>One kind of curve of all scenarios, with its fitted laws.</summary>
internal static class CurveChart
{
    /// <summary>Draws it.</summary>
    public static Plot Draw(StudyView view, string name)
    {
        List<(ScenarioView Scenario, CapacityCurve Curve)> curves = [.. view.Scenarios.SelectMany(s => s.Capacity.Curves.Where(c => c.Name == name).Select(c => (s, c)))];
        Plot plot = ChartStyle.NewPlot(CapacityFindings.Curve(view, name), $"{curves[0].Curve.InputLabel}; {curves[0].Curve.OutputLabel}; a law is dashed beyond what it can be relied on for");
        List<CurvePoint> all = [.. curves.SelectMany(c => c.Curve.Points.Concat(c.Curve.Fit?.Points ?? [])).Where(p => double.IsFinite(p.X) && p.Y is { } y && double.IsFinite(y))];
        if (all.Count == 0)
            return CapacityCharts.Empty(plot, "nothing was sustained at any point");
        double low = all.Min(p => p.X), high = all.Max(p => p.X);
        bool isLogarithmic = low > 0 && high / low > 60;
        double X(double value) => isLogarithmic ? Math.Log10(value) : value;
        double[] ticks = isLogarithmic ? Scale.Logarithmic(low, high) : Scale.Linear(high, 7), vertical = Scale.Linear(Math.Max(all.Max(p => p.Y!.Value), 1e-9), 5);
        plot.Axes.Bottom.TickGenerator = ChartStyle.Ticks(ticks.Select(t => (X(t), NumberFormat.Short(t))));
        plot.Axes.Left.TickGenerator = ChartStyle.Ticks(vertical.Select(t => (t, NumberFormat.Short(t))));
        foreach ((ScenarioView scenario, CapacityCurve curve) in curves)
        {
            Color color = Color.FromHex(scenario.Series.Hex);
            List<CurvePoint> law = [.. (curve.Fit?.Points ?? curve.Points).Where(p => p.Y is not null && (!isLogarithmic || p.X > 0))];
            double reliable = curve.Fit?.ReliableUpTo ?? double.PositiveInfinity;
            Line(plot, [.. law.TakeWhile(p => p.X <= reliable)], X, color, LinePattern.Solid);
            Line(plot, [.. law.SkipWhile(p => p.X < reliable)], X, color, LinePattern.Dashed);
            List<CurvePoint> points = [.. curve.Points.Where(p => p.Y is not null && (!isLogarithmic || p.X > 0))];
            foreach (CurvePoint point in points)
                plot.Add.Marker(X(point.X), point.Y!.Value, CapacityCharts.Shape(scenario.Series.Marker), 9, color);
            if (points.Count > 0)
                ChartStyle.Label(plot, scenario.Short, X(points[^1].X), points[^1].Y!.Value, color, Alignment.LowerLeft, 6, -10);
        }
        plot.Axes.SetLimits(X(ticks[0]), X(ticks[^1]) + (isLogarithmic ? 0.02 : high * 0.02), 0, vertical[^1]);
        return plot;
    }

    private static void Line(Plot plot, List<CurvePoint> points, Func<double, double> x, Color color, LinePattern pattern)
    {
        if (points.Count < 2)
            return;
        ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(points.Select(p => x(p.X)).ToArray(), points.Select(p => p.Y!.Value).ToArray(), color);
        line.LineWidth = 2;
        line.LinePattern = pattern;
    }
}
