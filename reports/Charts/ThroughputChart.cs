using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Text;
using ScottPlot;

namespace Aurigraph.Reports.Charts;

/// <summary>Offered, admitted and committed transactions over the time of the run, with warm-up, drain and faults behind them.</summary>
internal static class ThroughputChart
{
    public static Plot Draw(RunResult result, ExperimentDefinition experiment)
    {
        Plot plot = ChartStyle.NewPlot(Findings.Throughput(result), "seconds of the run; transactions per second, each second's mean");
        IReadOnlyList<TimelineRow> rows = TimelineSeries.Of(result.Timeline).Rows;
        double end = Bands(plot, result, experiment, rows);
        double top = rows.Count == 0 ? 1 : rows.Max(r => Math.Max(r.OfferedTps, Math.Max(r.AdmittedTps, r.CommittedTps)));
        double[] ticks = Scale.Linear(top <= 0 ? 1 : top, 5);
        plot.Axes.Left.TickGenerator = ChartStyle.Ticks(ticks.Select(t => (t, NumberFormat.Short(t))));
        plot.Axes.Bottom.TickGenerator = ChartStyle.Ticks(Scale.Linear(end, 8).Where(t => t <= end).Select(t => (t, NumberFormat.Seconds(t))));
        (string Name, Color Color, LinePattern Pattern, Func<TimelineRow, double> Of)[] series =
        [
            ("offered", ChartStyle.Base, LinePattern.Dotted, r => r.OfferedTps),
            ("admitted", ChartStyle.A, LinePattern.Dashed, r => r.AdmittedTps),
            ("committed", ChartStyle.B, LinePattern.Solid, r => r.CommittedTps),
        ];
        double half = rows.Count > 1 ? (rows[1].Second - rows[0].Second) / 2 : 0.5;
        TimelineRow? labelled = rows.LastOrDefault(r => r.Second + half < experiment.LoadTime.Seconds) ?? (rows.Count == 0 ? null : rows[^1]);
        double labelY = ticks[^1];
        foreach ((string name, Color color, LinePattern pattern, Func<TimelineRow, double> of) in series)
        {
            ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(rows.Select(r => r.Second + half).ToArray(), rows.Select(of).ToArray(), color);
            line.LineWidth = 2;
            line.LinePattern = pattern;
            if (labelled is not null)
                ChartStyle.Label(plot, $"{name} {NumberFormat.Short(of(labelled))}", end, labelY, color, Alignment.UpperLeft, 8, 0);
            labelY -= ticks[^1] * 0.075;
        }
        plot.Axes.SetLimits(0, end * 1.19, 0, ticks[^1] * 1.06);
        return plot;
    }

    /// <summary>Draws warm-up, drain and faults; returns the end of the run in seconds.</summary>
    public static double Bands(Plot plot, RunResult result, ExperimentDefinition experiment, IReadOnlyList<TimelineRow> rows)
    {
        double end = TimelineSeries.EndSeconds(result, experiment, rows);
        Span(plot, 0, Math.Min(end, experiment.Warmup.Seconds), ChartStyle.Quiet);
        Span(plot, experiment.LoadTime.Seconds, end, ChartStyle.Quiet);
        foreach (FaultSpan fault in result.Faults)
            Span(plot, fault.StartMs / 1e3, Math.Min(end, fault.EndMs / 1e3), ChartStyle.Band);
        return end;
    }

    private static void Span(Plot plot, double from, double to, Color color)
    {
        if (to <= from)
            return;
        ScottPlot.Plottables.HorizontalSpan span = plot.Add.HorizontalSpan(from, to, color);
        span.LineStyle.Width = 0;
    }
}
