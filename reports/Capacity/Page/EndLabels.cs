namespace Aurigraph.Reports.Capacity.Page;

/// <summary>Names over the ends of lines: each as near to its end as the others allow, in as few lanes as hold them.</summary>
internal static class EndLabels
{
    /// <summary>A label to place.</summary>
    /// <param name="Middle">Where it would stand best.</param>
    /// <param name="Width">Its width with some air.</param>
    public readonly record struct Wish(double Middle, double Width);

    /// <summary>Lane (0 is nearest to the plot) and middle of each label, in the order of the wishes.</summary>
    public static (int Lane, double Middle)[] Place(IReadOnlyList<Wish> wishes, double left, double right, int lanesMax)
    {
        double room = Math.Max(1, right - left);
        int lanes = Math.Clamp((int)Math.Ceiling(wishes.Sum(w => w.Width) / room), 1, Math.Max(1, lanesMax));
        (int Lane, double Middle)[] placed = new (int, double)[wishes.Count];
        int[] order = [.. Enumerable.Range(0, wishes.Count).OrderBy(i => wishes[i].Middle)];
        for (int lane = 0; lane < lanes; lane++)
        {
            int[] members = [.. order.Where((_, position) => position % lanes == lane)];
            double[] middles = Spread([.. members.Select(i => wishes[i])], left, right);
            for (int i = 0; i < members.Length; i++)
                placed[members[i]] = (lane, middles[i]);
        }
        return placed;
    }

    // To the right where the one before is in the way, then back from the right end.
    private static double[] Spread(Wish[] wishes, double left, double right)
    {
        double[] middles = new double[wishes.Length];
        double free = left;
        for (int i = 0; i < wishes.Length; i++)
        {
            middles[i] = Math.Max(wishes[i].Middle, free + wishes[i].Width / 2);
            free = middles[i] + wishes[i].Width / 2;
        }
        double end = right;
        for (int i = wishes.Length - 1; i >= 0; i--)
        {
            middles[i] = Math.Min(middles[i], end - wishes[i].Width / 2);
            end = middles[i] - wishes[i].Width / 2;
        }
        return middles;
    }
}
