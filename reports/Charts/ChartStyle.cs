using ScottPlot;
using ScottPlot.TickGenerators;

namespace Aurigraph.Reports.Charts;

/// <summary>The hand of all charts: hues after Okabe and Ito, no frame, horizontal grid, direct labels instead of a legend; series differ
/// in dash and not in colour alone. Files get the light set, which suits paper.</summary>
internal static class ChartStyle
{
    public static readonly Color Ink = Color.FromHex("#15191d");
    public static readonly Color InkSecond = Color.FromHex("#4b555e");
    public static readonly Color InkThird = Color.FromHex("#68727b");
    public static readonly Color Grid = Color.FromHex("#eceff1");
    public static readonly Color Base = Color.FromHex("#5b656e");
    public static readonly Color A = Color.FromHex("#9f6700");
    public static readonly Color B = Color.FromHex("#0069a8");
    public static readonly Color C = Color.FromHex("#a6447c");
    public static readonly Color Fail = Color.FromHex("#bf4a00");
    public static readonly Color Band = Color.FromHex("#d55e00").WithAlpha(0.08);
    public static readonly Color Quiet = Color.FromHex("#f2f4f5");

    /// <summary>Fills for memory accounts, in the order of <see cref="Text.MemoryAccounts"/>: fixed parts blue, parts that move with load orange.</summary>
    public static readonly Color[] Accounts = new[] { "#4e6f8c", "#86a5bd", "#bfd1de", "#b87a10", "#dd9a1f", "#efc06a", "#f6dba6" }.Select(Color.FromHex).ToArray();

    /// <summary>An empty plot with title (the finding) and the line beneath it (what is drawn, in which unit).</summary>
    public static Plot NewPlot(string title, string beneath)
    {
        EmbeddedFont.EnsureRegistered();
        Plot plot = new();
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Axes.Title.Label.Text = title;
        plot.Axes.Title.Label.FontSize = 17;
        plot.Axes.Title.Label.ForeColor = Ink;
        plot.Axes.Title.Label.Bold = true;
        plot.Axes.Bottom.Label.Text = beneath;
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Bottom.Label.FontSize = 13;
        plot.Axes.Bottom.Label.ForeColor = InkThird;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Left.FrameLineStyle.Width = 0;
        plot.Axes.Bottom.FrameLineStyle.Color = InkThird;
        foreach (IAxis axis in new IAxis[] { plot.Axes.Left, plot.Axes.Bottom })
        {
            axis.TickLabelStyle.FontSize = 13;
            axis.TickLabelStyle.ForeColor = InkThird;
            axis.MajorTickStyle.Color = InkThird;
            axis.MinorTickStyle.Length = 0;
        }
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Grid.MajorLineColor = Grid;
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.HideLegend();
        return plot;
    }

    /// <summary>A direct label beside the end of a series.</summary>
    public static void Label(Plot plot, string text, double x, double y, Color color, Alignment alignment = Alignment.MiddleLeft, float offsetX = 6, float offsetY = 0)
    {
        ScottPlot.Plottables.Text label = plot.Add.Text(text, x, y);
        label.LabelFontSize = 13;
        label.LabelBold = true;
        label.LabelFontColor = color;
        label.LabelAlignment = alignment;
        label.OffsetX = offsetX;
        label.OffsetY = offsetY;
    }

    /// <summary>Ticks with labels of our own.</summary>
    public static NumericManual Ticks(IEnumerable<(double Position, string Label)> ticks)
    {
        NumericManual manual = new();
        foreach ((double position, string label) in ticks)
            manual.AddMajor(position, label);
        return manual;
    }
}
