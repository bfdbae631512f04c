using Aurigraph.Measurement;
using Aurigraph.Reports.Text;
using ScottPlot;

namespace Aurigraph.Reports.Charts;

/// <summary>Memory per account at the peak of each container, against its limit.</summary>
internal static class MemoryChart
{
    /// <summary>More bars than this cannot be read; those nearest to their limit are kept.</summary>
    public const int ContainersMax = 24;

    public static Plot Draw(RunResult result)
    {
        Plot plot = ChartStyle.NewPlot(Findings.Memory(result), "megabytes held at the peak, by account; the mark is the container's limit");
        List<ContainerFigures> containers = Nearest(result.Containers, ContainersMax, c => c.MemoryLimit > 0 ? (double)c.MemoryPeak / c.MemoryLimit : 0);
        double top = 1;
        for (int row = 0; row < containers.Count; row++)
        {
            ContainerFigures container = containers[row];
            double y = containers.Count - row;
            double from = 0;
            long[] values = MemoryAccounts.Values(container.Memory);
            for (int account = 0; account < values.Length; account++)
            {
                double to = from + values[account] / 1e6;
                if (to > from)
                    Rectangle(plot, from, to, y - 0.34, y + 0.34, ChartStyle.Accounts[account]);
                from = to;
            }
            double limit = container.MemoryLimit / 1e6;
            ScottPlot.Plottables.LinePlot mark = plot.Add.Line(limit, y - 0.46, limit, y + 0.46);
            mark.LineWidth = 3;
            mark.LineColor = container.MemoryPeak > container.MemoryLimit ? ChartStyle.Fail : ChartStyle.Ink;
            top = Math.Max(top, Math.Max(from, limit));
        }
        Key(plot, containers.Count, top);
        double[] ticks = Scale.Linear(top, 6);
        plot.Axes.Bottom.TickGenerator = ChartStyle.Ticks(ticks.Select(t => (t, NumberFormat.Count(t))));
        plot.Axes.Left.TickGenerator = ChartStyle.Ticks(containers.Select((c, i) => ((double)(containers.Count - i), c.Id)));
        plot.Grid.XAxisStyle.IsVisible = true;
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.Axes.SetLimits(0, ticks[^1] * 1.02, 0.3, containers.Count + 2.2);
        return plot;
    }

    // Names of the accounts stand above the first bar, each over a patch of its fill, fixed accounts first.
    internal static void Key(Plot plot, int bars, double top)
    {
        double width = Scale.Linear(top, 6)[^1] / MemoryAccounts.Names.Length;
        double y = bars + 1.5;
        for (int account = 0; account < MemoryAccounts.Names.Length; account++)
        {
            double x = account * width;
            Rectangle(plot, x, x + width * 0.12, y - 0.28, y + 0.28, ChartStyle.Accounts[account]);
            ScottPlot.Plottables.Text name = plot.Add.Text(MemoryAccounts.Names[account], x + width * 0.16, y);
            name.LabelFontSize = 13;
            name.LabelFontColor = ChartStyle.InkSecond;
            name.LabelAlignment = Alignment.MiddleLeft;
        }
    }

    /// <summary>At most <paramref name="max"/> containers, those that use most, in deployment order.</summary>
    public static List<ContainerFigures> Nearest(IReadOnlyList<ContainerFigures> containers, int max, Func<ContainerFigures, double> use)
    {
        if (containers.Count <= max)
            return [.. containers];
        HashSet<string> kept = containers.OrderByDescending(use).ThenBy(c => c.Id, StringComparer.Ordinal).Take(max).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return containers.Where(c => kept.Contains(c.Id)).ToList();
    }

    internal static void Rectangle(Plot plot, double left, double right, double bottom, double top, Color fill)
    {
        ScottPlot.Plottables.Rectangle rectangle = plot.Add.Rectangle(left, right, bottom, top);
        rectangle.FillColor = fill;
        rectangle.LineWidth = 0;
    }
}
