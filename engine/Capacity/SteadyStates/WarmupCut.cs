namespace Aurigraph.Capacity.SteadyStates;

/// <summary>Where a series has left its start behind: MSER-5 (K. P. White, An effective truncation heuristic for bias reduction in simulation
/// output, 1997). Means of five observations; that cut of the first half is best which makes the squared standard error of what is left
/// smallest. A start whose mean is hardly another than that of the rest is none: in a settled series chance decides where the cut falls.</summary>
public static class WarmupCut
{
    private const int BatchSize = 5;
    private const double OtherMean = 0.1;

    /// <summary>How many observations to leave out. A best cut at the end of the first half means that the series has not settled.</summary>
    /// <param name="series">Observations at equal distances; a missing one takes the value before it.</param>
    /// <param name="tolerance">Means that are no further apart than this are alike, whatever their size; not negative.</param>
    /// <param name="cut">Observations to leave out, a multiple of five.</param>
    /// <returns>False when the best cut is the last of the first half, or there are too few observations to tell.</returns>
    public static bool TryFind(IReadOnlyList<double?> series, double tolerance, out int cut)
    {
        List<double> means = Means(series);
        cut = 0;
        if (means.Count < 4)
            return false;
        double best = double.PositiveInfinity;
        int bestCut = 0;
        int last = means.Count / 2;
        for (int d = 0; d <= last; d++)
        {
            double error = SquaredError(means, d);
            if (error < best)
                (best, bestCut) = (error, d);
        }
        if (bestCut == 0 || IsAlike(means, bestCut, tolerance))
            return true;
        cut = bestCut * BatchSize;
        return bestCut < last;
    }

    private static bool IsAlike(List<double> means, int cut, double tolerance)
    {
        double rest = means.Skip(cut).Average();
        return Math.Abs(means.Take(cut).Average() - rest) <= Math.Max(OtherMean * rest, tolerance);
    }

    private static double SquaredError(List<double> means, int from)
    {
        int count = means.Count - from;
        double mean = 0;
        for (int i = from; i < means.Count; i++)
            mean += means[i];
        mean /= count;
        double squares = 0;
        for (int i = from; i < means.Count; i++)
            squares += (means[i] - mean) * (means[i] - mean);
        return squares / ((double)count * count);
    }

    private static List<double> Means(IReadOnlyList<double?> series)
    {
        List<double> means = [];
        double last = series.FirstOrDefault(v => v is not null) ?? 0;
        for (int i = 0; i + BatchSize <= series.Count; i += BatchSize)
        {
            double sum = 0;
            for (int k = i; k < i + BatchSize; k++)
            {
                last = series[k] ?? last;
                sum += last;
            }
            means.Add(sum / BatchSize);
        }
        return means;
    }
}
