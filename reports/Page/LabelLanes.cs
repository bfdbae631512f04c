namespace Aurigraph.Reports.Page;

/// <summary>Places labels under parts of a bar so that they do not touch: a label hangs on a line from its part, and labels that would
/// run into the next one go a lane deeper.</summary>
internal static class LabelLanes
{
    /// <summary>The lane (0 is the highest) and the left edge of each label.</summary>
    /// <param name="anchors">Where the parts begin, rising.</param>
    /// <param name="widths">How wide the labels are.</param>
    /// <param name="right">Where labels must end.</param>
    public static (int Lane, double X)[] Place(double[] anchors, double[] widths, double right)
    {
        const double gap = 8;
        var placed = new (int Lane, double X)[anchors.Length];
        for (int i = anchors.Length - 1; i >= 0; i--)
        {
            double x = Math.Max(0, Math.Min(anchors[i], right - widths[i]));
            int lane = 0;
            // The lines of deeper labels cross the lanes above them.
            while (Enumerable.Range(i + 1, anchors.Length - i - 1).Any(j => placed[j].Lane >= lane && Math.Min(placed[j].X, anchors[j]) < x + widths[i] + gap))
                lane++;
            placed[i] = (lane, x);
        }
        return placed;
    }
}
