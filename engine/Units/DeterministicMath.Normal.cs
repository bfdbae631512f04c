namespace Aurigraph.Units;

public static partial class DeterministicMath
{
    private const double InverseRootTwoPi = 0.3989422804014327;

    /// <summary>The density of the standard normal distribution at z.</summary>
    public static double NormalDensity(double z) => InverseRootTwoPi * Exp(-0.5 * z * z);

    /// <summary>The probability that a standard normal draw is at most z, to a relative error below 1e-13:
    /// the series in odd powers near the centre, the continued fraction of Mills' ratio beyond (Abramowitz and Stegun, 26.2.11 and
    /// 26.2.14).</summary>
    public static double NormalCumulative(double z)
    {
        if (double.IsNaN(z))
            return double.NaN;
        double distance = Math.Abs(z);
        if (distance < 2)
            return 0.5 + NormalFromCentre(z);
        double tail = NormalTailBeyond(distance);
        return z < 0 ? tail : 1 - tail;
    }

    /// <summary>The probability between 0 and z, for |z| up to 2.</summary>
    private static double NormalFromCentre(double z)
    {
        double term = z;
        double sum = z;
        for (int n = 3; n <= 61; n += 2)
        {
            term *= z * z / n;
            sum += term;
        }
        return NormalDensity(z) * sum;
    }

    /// <summary>The probability above z, for z from 2.</summary>
    private static double NormalTailBeyond(double z)
    {
        double fraction = z;
        for (int n = 200; n >= 1; n--)
            fraction = z + (n / fraction);
        return NormalDensity(z) / fraction;
    }
}
