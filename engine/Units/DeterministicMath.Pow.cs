namespace Aurigraph.Units;

public static partial class DeterministicMath
{
    private const double TwoTo53 = 9_007_199_254_740_992;

    // Beyond this exponent every base but 1 overflows or vanishes; below its reciprocal every power is 1 to the last place.
    private const double LargestExponent = 36_893_488_147_419_103_232.0; // 2^65

    /// <summary>x to the power of y = exp(y log x), the logarithm and the product carried to about 64 bits. A negative base has
    /// a power only for whole y.</summary>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
            return 1;
        if (double.IsNaN(x) || double.IsNaN(y))
            return double.NaN;
        double size = Math.Abs(x);
        bool odd = IsOdd(y);
        if (size == 0 || double.IsInfinity(size))
        {
            double magnitude = (size == 0) == (y > 0) ? 0 : double.PositiveInfinity;
            return odd && double.IsNegative(x) ? -magnitude : magnitude;
        }
        if (Math.Abs(y) >= LargestExponent)
            return PowOfHugeExponent(size, y);
        if (x < 0 && Math.Floor(y) != y)
            return double.NaN;
        double power = size == 1 ? 1 : PowOfPositive(size, y);
        return odd && x < 0 ? -power : power;
    }

    private static double PowOfPositive(double x, double y)
    {
        if (Math.Abs(y) < 1 / LargestExponent)
            return 1;
        DoubleDouble log = LogExtended(x);
        DoubleDouble exponent = DoubleDouble.Product(y, log.Hi);
        return ExpOfSum(exponent.Hi, exponent.Lo + (y * log.Lo));
    }

    /// <summary>The exponent is infinite or so large that it is even and no base beside 1 has a finite power but zero.</summary>
    private static double PowOfHugeExponent(double size, double y)
    {
        if (size == 1)
            return 1;
        return (size > 1) == (y > 0) ? double.PositiveInfinity : 0;
    }

    /// <summary>From 2^53 on every double is even.</summary>
    private static bool IsOdd(double y) => Math.Abs(y) < TwoTo53 && Math.Floor(y) == y && ((long)y & 1) != 0;
}
