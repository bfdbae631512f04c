namespace Aurigraph.Units.Tests;

/// <summary>How far a computed double is from an expected one, counted in representable numbers.</summary>
internal static class UnitsInTheLastPlace
{
    public static long Between(double expected, double actual)
    {
        if (double.IsNaN(expected) || double.IsNaN(actual))
            return double.IsNaN(expected) && double.IsNaN(actual) ? 0 : long.MaxValue;
        Int128 distance = (Int128)Ordinal(expected) - Ordinal(actual);
        return (long)Int128.Min(Int128.Abs(distance), long.MaxValue);
    }

    private static long Ordinal(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        return bits < 0 ? long.MinValue - bits : bits;
    }
}
