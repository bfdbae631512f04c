namespace Aurigraph.Reports.Charts;

/// <summary>Round numbers for axes.</summary>
internal static class Scale
{
    /// <summary>The smallest of 1, 2, 2.5 and 5 times a power of ten that cuts <paramref name="span"/> into at most <paramref name="steps"/> parts.</summary>
    public static double Step(double span, int steps)
    {
        if (!(span > 0) || !double.IsFinite(span))
            return 1;
        double raw = span / steps;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        foreach (double factor in new[] { 1, 2, 2.5, 5, 10 })
        {
            if (factor * power >= raw * (1 - 1e-9))
                return factor * power;
        }
        return 10 * power;
    }

    /// <summary>Ticks from zero to the first round number that is not below <paramref name="max"/>.</summary>
    public static double[] Linear(double max, int steps)
    {
        double step = Step(max, steps);
        int count = Math.Max(1, (int)Math.Ceiling(max / step - 1e-9));
        return Enumerable.Range(0, count + 1).Select(i => i * step).ToArray();
    }

    /// <summary>Ticks 1, 2 and 5 times powers of ten that enclose the values; at least one decade apart is not asked for, two ticks are.</summary>
    public static double[] Logarithmic(double min, double max)
    {
        if (!(min > 0))
            min = 0.1;
        if (!(max > min))
            max = min * 2;
        List<double> ladder = [];
        for (int exponent = (int)Math.Floor(Math.Log10(min)) - 1; exponent <= (int)Math.Ceiling(Math.Log10(max)) + 1; exponent++)
        {
            foreach (int digit in new[] { 1, 2, 5 })
                ladder.Add(digit * Math.Pow(10, exponent));
        }
        int first = ladder.FindLastIndex(t => t <= min * 1.0001);
        int last = ladder.FindIndex(t => t >= max * 0.9999);
        List<double> ticks = ladder.GetRange(Math.Max(0, first), last - Math.Max(0, first) + 1);
        // Over many decades only the powers of ten get a label, beside the ends.
        if (ticks.Count > 9)
            ticks = ticks.Where((t, i) => i == 0 || i == ticks.Count - 1 || IsPowerOfTen(t)).ToList();
        return [.. ticks];
    }

    private static bool IsPowerOfTen(double value) => Math.Abs(Math.Log10(value) - Math.Round(Math.Log10(value))) < 1e-9;
}
