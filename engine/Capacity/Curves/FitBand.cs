using MathNet.Numerics.Distributions;

namespace Aurigraph.Capacity.Curves;

/// <summary>How far a fitted law may be off. Residuals that come in runs say that the law is the wrong one: then there is no band to give.</summary>
internal static class FitBand
{
    private const int FewestResiduals = 6;

    /// <summary>Half width of the 95 % band, relative; null where residuals are not random, or too few to tell.</summary>
    /// <param name="residuals">Relative, in order of the input.</param>
    /// <param name="parameters">Parameters that were fitted.</param>
    public static double? Of(IReadOnlyList<double> residuals, int parameters)
    {
        int free = residuals.Count - parameters;
        if (residuals.Count < FewestResiduals || free < 1 || !AreRandom(residuals))
            return null;
        double deviation = Math.Sqrt(residuals.Sum(r => r * r) / free);
        return StudentT.InvCDF(0, 1, free, 0.975) * deviation;
    }

    /// <summary>Runs of equal sign (Wald and Wolfowitz 1940), by their exact distribution: too few runs, at 5 %, are not random.</summary>
    private static bool AreRandom(IReadOnlyList<double> residuals)
    {
        int positive = residuals.Count(r => r > 0);
        int negative = residuals.Count - positive;
        if (positive == 0 || negative == 0)
            return false;
        int runs = 1 + residuals.Zip(residuals.Skip(1), (a, b) => a > 0 != b > 0 ? 1 : 0).Sum();
        double all = Choose(residuals.Count, positive);
        double asFew = Enumerable.Range(2, runs - 1).Sum(r => Ways(r, positive, negative)) / all;
        return asFew > 0.05;
    }

    private static double Ways(int runs, int positive, int negative)
    {
        int half = runs / 2;
        return runs % 2 == 0
            ? 2 * Choose(positive - 1, half - 1) * Choose(negative - 1, half - 1)
            : (Choose(positive - 1, half) * Choose(negative - 1, half - 1)) + (Choose(positive - 1, half - 1) * Choose(negative - 1, half));
    }

    private static double Choose(int n, int k)
    {
        if (k < 0 || k > n)
            return 0;
        double ways = 1;
        for (int i = 1; i <= k; i++)
            ways = ways * (n - k + i) / i;
        return ways;
    }
}
