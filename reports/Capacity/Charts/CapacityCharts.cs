using Aurigraph.Capacity.Ceilings;
using Aurigraph.Capacity.Study;
using Aurigraph.Reports.Capacity.Page;
using Aurigraph.Reports.Capacity.Wording;
using Aurigraph.Reports.Charts;
using Aurigraph.Reports.Text;
using ScottPlot;

namespace Aurigraph.Reports.Capacity.Charts;

/// <summary>The charts of a capacity study as PNG files: the same bytes for the same study, in every process.</summary>
internal static class CapacityCharts
{
    private const int Width = 1_000;

    /// <summary>Names of the charts that a study has, without their endings; curves are numbered, since their names are input.</summary>
    public static IReadOnlyList<string> Names(StudyView view)
    {
        List<string> names = ["load-finality", "ladder"];
        if (view.Subject is { Capacity: { Inputs.Count: > 0, Knee: not null } })
            names.Add("tornado");
        names.Add("memory");
        names.AddRange(Enumerable.Range(1, CurveDrawing.Names(view).Count).Select(i => FormattableString.Invariant($"curve-{i}")));
        return names;
    }

    /// <summary>Renders them into a folder.</summary>
    public static void Write(string folder, StudyView view)
    {
        Directory.CreateDirectory(folder);
        foreach (string name in Names(view))
            File.WriteAllBytes(Path.Combine(folder, name + ".png"), Png(name, view));
    }

    /// <summary>One chart, at twice the size for sharp text.</summary>
    public static byte[] Png(string name, StudyView view)
    {
        lock (ChartFiles.Rendering)
        {
            using Plot plot = Draw(name, view);
            plot.ScaleFactor = 2;
            return plot.GetImage(Width * 2, Height(name, view) * 2).GetImageBytes(ImageFormat.Png);
        }
    }

    private static Plot Draw(string name, StudyView view) => name switch
    {
        "load-finality" => LoadFinality(view),
        "ladder" => Ladder(view),
        "tornado" => Tornado(view.Subject!),
        "memory" => Memory(view),
        _ => CurveChart.Draw(view, CurveDrawing.Names(view)[int.Parse(name.AsSpan(6)) - 1]),
    };

    private static int Height(string name, StudyView view) => name switch
    {
        "ladder" => 150 + 34 * Math.Clamp(view.Subject?.Ceilings.Count ?? 1, 2, LadderDrawing.RowsMax),
        "tornado" => 150 + 40 * Math.Clamp(view.Subject!.Capacity.Inputs.Count, 2, 8),
        "memory" => 150 + 40 * Math.Clamp(view.Scenarios.Count, 2, 24),
        _ => 480,
    };

    private static Plot LoadFinality(StudyView view)
    {
        IReadOnlyList<LoadCurve> curves = LoadCurve.Of(view);
        Plot plot = ChartStyle.NewPlot(CapacityFindings.LoadFinality(view), $"offered load, TPS; finality {view.Level.Percentile} in milliseconds, logarithmic; marks: the highest load that is sustained");
        if (curves.Count == 0)
            return Empty(plot, "no probe measured finality");
        double most = LoadCurve.Ceiling(view, curves), right = curves.Max(c => Math.Max(c.Knee?.Rate ?? 0, c.Points[^1].Rate)) * 1.02;
        double[] ticks = Scale.Logarithmic(Math.Min(curves.SelectMany(c => c.Points).Min(p => p.Milliseconds), most / 4), most);
        plot.Axes.Left.TickGenerator = ChartStyle.Ticks(ticks.Select(t => (Math.Log10(t), NumberFormat.MillisecondsBare(t))));
        plot.Axes.Bottom.TickGenerator = ChartStyle.Ticks(Scale.Linear(right, 7).Where(t => t <= right).Select(t => (t, NumberFormat.Short(t))));
        if (view.Level.LimitMs is { } limit)
        {
            MemoryChart.Rectangle(plot, 0, right * 2, Math.Log10(limit), Math.Log10(most) + 1, ChartStyle.Band);
            ScottPlot.Plottables.HorizontalLine line = plot.Add.HorizontalLine(Math.Log10(limit), 1, ChartStyle.Fail, LinePattern.Dotted);
            line.EnableAutoscale = false;
            ChartStyle.Label(plot, $"service level {NumberFormat.Milliseconds(limit)}", 0, Math.Log10(limit), ChartStyle.Fail, Alignment.LowerLeft, 6, -18);
        }
        for (int i = 0; i < curves.Count; i++)
        {
            Color color = Color.FromHex(curves[i].Scenario.Series.Hex);
            ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(curves[i].Points.Select(p => p.Rate).ToArray(), curves[i].Points.Select(p => Math.Log10(p.Milliseconds)).ToArray(), color);
            line.LineWidth = 2;
            line.LinePattern = Pattern(curves[i].Scenario.Series);
            if (curves[i].Knee is not { } knee)
                continue;
            plot.Add.Marker(knee.Rate, Math.Log10(knee.Milliseconds), Shape(curves[i].Scenario.Series.Marker), 10, color);
            ChartStyle.Label(plot, $"{curves[i].Scenario.Short} {NumberFormat.Short(knee.Rate)}", knee.Rate, Math.Log10(knee.Milliseconds), color, Alignment.LowerRight, -10, -4);
        }
        plot.Axes.SetLimits(0, right, Math.Log10(ticks[0]), Math.Log10(most));
        return plot;
    }

    private static Plot Ladder(StudyView view)
    {
        ScenarioView? subject = view.Subject;
        Plot plot = ChartStyle.NewPlot(subject is null ? "No scenario was studied" : CapacityFindings.Ladder(subject), "closed forms, transactions per second, logarithmic; the band is the simulated knee, the dotted line the claim");
        List<Ceiling> ceilings = [.. (subject?.Ceilings ?? []).Where(c => c.Tps > 0).Take(LadderDrawing.RowsMax)];
        if (subject is null || ceilings.Count == 0)
            return Empty(plot, "no closed form bounds it");
        double? claimed = subject.ThroughputClaim?.Rate;
        List<double> values = [.. ceilings.Select(c => c.Tps)];
        if (claimed is { } c)
            values.Add(c);
        if (subject.Capacity.Knee is { } k)
            values.AddRange([k.Low, k.High]);
        double[] ticks = Scale.Logarithmic(values.Where(v => v > 0).Min() * 0.8, values.Max());
        double left = Math.Log10(ticks[0]), right = Math.Log10(ticks[^1]);
        if (subject.Capacity.Knee is { Low: > 0 } knee)
            MemoryChart.Rectangle(plot, Math.Log10(knee.Low), Math.Log10(knee.High), 0.3, ceilings.Count + 0.7, Color.FromHex(subject.Series.Hex).WithAlpha(0.14));
        if (claimed is { } rate)
        {
            plot.Add.VerticalLine(Math.Log10(rate), 1, ChartStyle.InkSecond, LinePattern.Dotted);
            ChartStyle.Label(plot, $"claimed {NumberFormat.Short(rate)}", Math.Log10(rate), ceilings.Count + 0.6, ChartStyle.Ink, Alignment.MiddleRight, -6);
        }
        for (int i = 0; i < ceilings.Count; i++)
        {
            double y = ceilings.Count - i, x = Math.Log10(ceilings[i].Tps);
            Color color = i == 0 ? Color.FromHex(subject.Series.Hex) : ChartStyle.Base;
            ScottPlot.Plottables.LinePlot line = plot.Add.Line(left, y, x, y);
            line.LineColor = color;
            line.LineWidth = i == 0 ? 4 : 2;
            plot.Add.Marker(x, y, i == 0 ? Shape(subject.Series.Marker) : MarkerShape.FilledCircle, i == 0 ? 11 : 8, color);
            ChartStyle.Label(plot, NumberFormat.Short(ceilings[i].Tps), x, y, i == 0 ? ChartStyle.Ink : ChartStyle.InkSecond, Alignment.MiddleLeft, 9);
        }
        plot.Axes.Bottom.TickGenerator = ChartStyle.Ticks(ticks.Select(t => (Math.Log10(t), NumberFormat.Short(t))));
        plot.Axes.Left.TickGenerator = ChartStyle.Ticks(ceilings.Select((of, i) => ((double)(ceilings.Count - i), Cut($"{CapacityWords.Capital(CapacityWords.Resource(of.Resource))}, {of.Where}", 44))));
        Sideways(plot);
        plot.Axes.SetLimits(left, right + 0.08, 0.3, ceilings.Count + 0.9);
        return plot;
    }

    private static Plot Tornado(ScenarioView scenario)
    {
        Plot plot = ChartStyle.NewPlot(CapacityFindings.Tornado(scenario), $"knee of {scenario.Label}, TPS, when one input moves through its 90 % range");
        List<InputEffect> inputs = [.. scenario.Capacity.Inputs.Take(8)];
        double mid = scenario.Capacity.Knee!.Mid;
        for (int i = 0; i < inputs.Count; i++)
        {
            double y = inputs.Count - i, low = Math.Min(inputs[i].KneeWhenDear, inputs[i].KneeWhenCheap), high = Math.Max(inputs[i].KneeWhenDear, inputs[i].KneeWhenCheap);
            MemoryChart.Rectangle(plot, Math.Min(low, mid), mid, y - 0.3, y + 0.3, ChartStyle.Accounts[1]);
            MemoryChart.Rectangle(plot, mid, Math.Max(high, mid), y - 0.3, y + 0.3, ChartStyle.Accounts[0]);
            ChartStyle.Label(plot, NumberFormat.Short(low), Math.Min(low, mid), y, ChartStyle.InkSecond, Alignment.MiddleRight, -6);
            ChartStyle.Label(plot, NumberFormat.Short(high), Math.Max(high, mid), y, ChartStyle.InkSecond);
        }
        plot.Add.VerticalLine(mid, 1.5f, ChartStyle.InkThird);
        double from = Math.Min(mid, inputs.Min(i => Math.Min(i.KneeWhenDear, i.KneeWhenCheap))), to = Math.Max(mid, inputs.Max(i => Math.Max(i.KneeWhenDear, i.KneeWhenCheap)));
        double span = Math.Max(to - from, mid * 0.01), step = Scale.Step(span, 5);
        plot.Axes.Bottom.TickGenerator = ChartStyle.Ticks(Enumerable.Range(0, 12).Select(i => Math.Floor(from / step) * step + i * step).Where(t => t <= to + span * 0.2).Select(t => (t, NumberFormat.Short(t))));
        plot.Axes.Left.TickGenerator = ChartStyle.Ticks(inputs.Select((of, i) => ((double)(inputs.Count - i), Cut($"{CapacityWords.Key(of.Input)}, {of.Value} ± {NumberFormat.Percent(of.Uncertainty)}", 44))));
        Sideways(plot);
        plot.Axes.SetLimits(from - span * 0.15, to + span * 0.15, 0.3, inputs.Count + 0.7);
        return plot;
    }

    private static Plot Memory(StudyView view)
    {
        IReadOnlyList<MemoryBars> bars = MemoryBars.Of(view);
        Plot plot = ChartStyle.NewPlot(CapacityFindings.Memory(view), "container nearest to its limit, megabytes by account at 70 % of the knee; the mark is its limit");
        if (bars.Count == 0)
            return Empty(plot, "no memory was measured");
        for (int row = 0; row < bars.Count; row++)
        {
            double y = bars.Count - row, from = 0;
            for (int account = 0; account < bars[row].Parts.Count; account++)
            {
                double to = from + bars[row].Parts[account] / 1e6;
                if (to > from)
                    MemoryChart.Rectangle(plot, from, to, y - 0.3, y + 0.3, ChartStyle.Accounts[account]);
                from = to;
            }
            ScottPlot.Plottables.LinePlot mark = plot.Add.Line(bars[row].Limit / 1e6, y - 0.42, bars[row].Limit / 1e6, y + 0.42);
            mark.LineWidth = 3;
            mark.LineColor = bars[row].IsOver ? ChartStyle.Fail : ChartStyle.Ink;
        }
        double top = bars.Max(b => Math.Max(b.Total, b.Limit)) / 1e6;
        MemoryChart.Key(plot, bars.Count, top);
        double[] ticks = Scale.Linear(top, 6);
        plot.Axes.Bottom.TickGenerator = ChartStyle.Ticks(ticks.Select(t => (t, NumberFormat.Count(t))));
        plot.Axes.Left.TickGenerator = ChartStyle.Ticks(bars.Select((b, i) => ((double)(bars.Count - i), b.Scenario.Short)));
        Sideways(plot);
        plot.Axes.SetLimits(0, ticks[^1] * 1.02, 0.3, bars.Count + 2.2);
        return plot;
    }

    /// <summary>A plot that says why there is nothing to see.</summary>
    internal static Plot Empty(Plot plot, string why)
    {
        plot.Axes.SetLimits(0, 1, 0, 1);
        plot.Axes.Left.TickGenerator = ChartStyle.Ticks([]);
        plot.Axes.Bottom.TickGenerator = ChartStyle.Ticks([]);
        ChartStyle.Label(plot, why, 0.5, 0.5, ChartStyle.InkThird, Alignment.MiddleCenter, 0);
        return plot;
    }

    /// <summary>The marker of a scenario.</summary>
    internal static MarkerShape Shape(SeriesMarker marker) => marker switch
    {
        SeriesMarker.Circle => MarkerShape.FilledCircle,
        SeriesMarker.Square => MarkerShape.FilledSquare,
        SeriesMarker.Diamond => MarkerShape.FilledDiamond,
        SeriesMarker.Triangle => MarkerShape.FilledTriangleUp,
        SeriesMarker.TriangleDown => MarkerShape.FilledTriangleDown,
        SeriesMarker.Pentagon => MarkerShape.OpenCircle,
        SeriesMarker.Cross => MarkerShape.Cross,
        _ => MarkerShape.VerticalBar,
    };

    /// <summary>The dash of a scenario.</summary>
    internal static LinePattern Pattern(SeriesStyle series) => series.Css switch { "b" => LinePattern.Solid, "base" or "f" => LinePattern.Dotted, "c" or "e" or "g" => LinePattern.DenselyDashed, _ => LinePattern.Dashed };

    private static void Sideways(Plot plot)
    {
        plot.Grid.XAxisStyle.IsVisible = true;
        plot.Grid.YAxisStyle.IsVisible = false;
    }

    private static string Cut(string text, int max) => text.Length <= max ? text : text[..(max - 1)] + "…";
}
