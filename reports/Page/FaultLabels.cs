using Aurigraph.Measurement;

namespace Aurigraph.Reports.Page;

/// <summary>Names of faults above the plot: each where its fault begins, in the first lane with room; what finds no room is counted.</summary>
internal static class FaultLabels
{
    /// <summary>A label to draw.</summary>
    /// <param name="Text">What fired.</param>
    /// <param name="X">Where it begins.</param>
    /// <param name="Lane">0 is nearest to the plot.</param>
    public sealed record Label(string Text, double X, int Lane);

    /// <summary>Labels and how many found no room.</summary>
    public static (IReadOnlyList<Label> Labels, int Hidden) Place(IReadOnlyList<FaultSpan> faults, Func<double, double> x, TimelineLayout layout)
    {
        List<Label> labels = [];
        double[] taken = new double[layout.FaultLanes];
        int hidden = 0;
        foreach (FaultSpan fault in faults.OrderBy(f => f.StartMs))
        {
            double width = SvgCanvas.TextWidth(fault.Text);
            double left = Math.Min(x(fault.StartMs / 1e3), layout.Width - width);
            int lane = width > layout.Width ? -1 : Array.FindIndex(taken, end => end + 10 <= left || end == 0);
            if (lane < 0)
            {
                hidden++;
                continue;
            }
            taken[lane] = left + width;
            labels.Add(new Label(fault.Text, left, lane));
        }
        if (hidden <= labels.Count)
            return (labels, hidden);
        // A long series of faults is counted instead: names of a few of them would mislead.
        string count = $"{faults.Count} faults";
        string first = $"{count}, the first: {faults.MinBy(f => f.StartMs)!.Text}";
        string text = SvgCanvas.TextWidth(first) <= layout.Right - layout.Left ? first : count;
        return ([new Label(text, layout.Left, 0)], 0);
    }
}
