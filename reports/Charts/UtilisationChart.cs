using Aurigraph.Measurement;
using Aurigraph.Reports.Text;
using ScottPlot;

namespace Aurigraph.Reports.Charts;

/// <summary>How busy cores, NIC and disk of each container were inside the window.</summary>
internal static class UtilisationChart
{
    private static readonly (string Name, Color Color, Func<ContainerFigures, double> Of)[] Resources =
    [
        ("CPU", ChartStyle.B, c => c.CpuUtilisation),
        ("NIC egress", ChartStyle.A, c => c.EgressUtilisation),
        ("NIC ingress", ChartStyle.C, c => c.IngressUtilisation),
        ("disk", ChartStyle.Base, c => c.DiskUtilisation),
    ];

    public static Plot Draw(RunResult result)
    {
        Plot plot = ChartStyle.NewPlot(Findings.Utilisation(result), "busy share of the window, percent");
        List<ContainerFigures> containers = MemoryChart.Nearest(result.Containers, MemoryChart.ContainersMax, c => Resources.Max(r => r.Of(c)));
        for (int row = 0; row < containers.Count; row++)
        {
            for (int resource = 0; resource < Resources.Length; resource++)
            {
                double y = containers.Count - row + 0.33 - resource * 0.2;
                double share = Math.Clamp(Resources[resource].Of(containers[row]), 0, 1) * 100;
                MemoryChart.Rectangle(plot, 0, share, y - 0.16, y, Resources[resource].Color);
            }
        }
        for (int resource = 0; resource < Resources.Length; resource++)
        {
            double x = resource * 25;
            double y = containers.Count + 1.3;
            MemoryChart.Rectangle(plot, x, x + 2, y - 0.25, y + 0.25, Resources[resource].Color);
            ScottPlot.Plottables.Text name = plot.Add.Text(Resources[resource].Name, x + 3, y);
            name.LabelFontSize = 13;
            name.LabelFontColor = ChartStyle.InkSecond;
            name.LabelAlignment = Alignment.MiddleLeft;
        }
        plot.Axes.Bottom.TickGenerator = ChartStyle.Ticks(Enumerable.Range(0, 5).Select(i => (i * 25.0, NumberFormat.Percent(i / 4.0))));
        plot.Axes.Left.TickGenerator = ChartStyle.Ticks(containers.Select((c, i) => ((double)(containers.Count - i), c.Id)));
        plot.Grid.XAxisStyle.IsVisible = true;
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.Axes.SetLimits(0, 101, 0.3, containers.Count + 2);
        return plot;
    }
}
