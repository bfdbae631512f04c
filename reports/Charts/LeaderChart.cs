using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Text;
using Aurigraph.Units;
using ScottPlot;

namespace Aurigraph.Reports.Charts;

/// <summary>Who led when: a lane per node that ever led, with faults behind them.</summary>
internal static class LeaderChart
{
    private const int LanesMax = 24;

    public static Plot Draw(RunResult result, ExperimentDefinition experiment)
    {
        Plot plot = ChartStyle.NewPlot(Findings.Leaders(result), "seconds of the run; a bar while the node leads, with its term");
        double end = ThroughputChart.Bands(plot, result, experiment, TimelineSeries.Of(result.Timeline).Rows);
        List<NodeId> nodes = result.Leaders.Select(l => l.Leader).Distinct().Take(LanesMax).ToList();
        foreach (LeaderSpan span in result.Leaders)
        {
            int lane = nodes.IndexOf(span.Leader);
            if (lane < 0)
                continue;
            double y = nodes.Count - lane;
            MemoryChart.Rectangle(plot, span.StartMs / 1e3, Math.Min(end, span.EndMs / 1e3), y - 0.3, y + 0.3, ChartStyle.Accounts[span.Term % 2 == 0 ? 1 : 0]);
            if ((span.EndMs - span.StartMs) / 1e3 > end * 0.08)
            {
                ScottPlot.Plottables.Text term = plot.Add.Text(FormattableString.Invariant($"term {span.Term}"), span.StartMs / 1e3, y);
                term.LabelFontSize = 13;
                term.LabelFontColor = span.Term % 2 == 0 ? ChartStyle.Ink : Colors.White;
                term.LabelAlignment = Alignment.MiddleLeft;
                term.OffsetX = 6;
            }
        }
        if (nodes.Count == 0)
            ChartStyle.Label(plot, "no node ever led", end / 2, 0.8, ChartStyle.InkThird, Alignment.MiddleCenter, 0);
        plot.Axes.Left.TickGenerator = ChartStyle.Ticks(nodes.Select((n, i) => ((double)(nodes.Count - i), n.ToString())));
        plot.Axes.Bottom.TickGenerator = ChartStyle.Ticks(Scale.Linear(end, 8).Where(t => t <= end).Select(t => (t, NumberFormat.Seconds(t))));
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.Axes.SetLimits(0, end, 0.3, Math.Max(1, nodes.Count) + 0.7);
        return plot;
    }
}
