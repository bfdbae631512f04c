namespace Aurigraph.Units;

public static partial class DeterministicMath
{
    /// <summary>The largest magnitude, in radians, that <see cref="Sin"/> and <see cref="Cos"/> take: 2^20, about 167,000 turns.</summary>
    public const double LargestAngle = 1_048_576;

    private const double TwoOverPi = 0.6366197723675814;

    // Pi / 2 in four parts; the first three have 33 bits, so their products with a count of quarter turns up to 2^20 are exact.
    private const double QuarterTurn1 = 1.5707963267341256;
    private const double QuarterTurn2 = 6.077100506303966E-11;
    private const double QuarterTurn3 = 2.0222662487111665E-21;
    private const double QuarterTurn4 = 8.4784276603689E-32;

    /// <summary>The sine of an angle in radians; not-a-number for an infinite one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The angle is finite and beyond <see cref="LargestAngle"/>.</exception>
    public static double Sin(double radians) => radians == 0 ? radians : SineOfQuarters(radians, 0);

    /// <summary>The cosine of an angle in radians; not-a-number for an infinite one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The angle is finite and beyond <see cref="LargestAngle"/>.</exception>
    public static double Cos(double radians) => SineOfQuarters(radians, 1);

    /// <summary>sin(radians + quarters pi / 2).</summary>
    private static double SineOfQuarters(double radians, int quarters)
    {
        if (!double.IsFinite(radians))
            return double.NaN;
        if (Math.Abs(radians) > LargestAngle)
        {
            throw new ArgumentOutOfRangeException(nameof(radians), radians,
                $"Angles run from -{LargestAngle:F0} to {LargestAngle:F0} radians: take whole turns off first.");
        }
        double count = ((radians * TwoOverPi) + RoundToInteger) - RoundToInteger;
        DoubleDouble angle = DoubleDouble.Sum(radians - (count * QuarterTurn1), -(count * QuarterTurn2));
        DoubleDouble further = DoubleDouble.Sum(angle.Hi, -(count * QuarterTurn3));
        angle = DoubleDouble.SumOrdered(further.Hi, further.Lo + angle.Lo - (count * QuarterTurn4));
        int quadrant = ((int)count + quarters) & 3;
        double value = (quadrant & 1) == 0 ? SineNearZero(angle) : CosineNearZero(angle);
        return (quadrant & 2) == 0 ? value : -value;
    }

    /// <summary>The sine's series to x^17, for |x| up to pi / 4.</summary>
    private static double SineNearZero(DoubleDouble angle)
    {
        double x = angle.Hi;
        double square = x * x;
        double fourth = square * square;
        double odd = (-1.0 / 6) + (fourth * ((-1.0 / 5_040) + (fourth * ((-1.0 / 39_916_800) + (fourth * (-1.0 / 1_307_674_368_000))))));
        double even = (1.0 / 120) + (fourth * ((1.0 / 362_880) + (fourth * ((1.0 / 6_227_020_800) + (fourth * (1.0 / 355_687_428_096_000))))));
        return x + ((x * square * (odd + (square * even))) + (angle.Lo * (1 - (0.5 * square))));
    }

    /// <summary>The cosine's series to x^16, for |x| up to pi / 4; 1 - x^2 / 2 is taken with its rounding error.</summary>
    private static double CosineNearZero(DoubleDouble angle)
    {
        double x = angle.Hi;
        double square = x * x;
        double fourth = square * square;
        double even = (1.0 / 24) + (fourth * ((1.0 / 40_320) + (fourth * ((1.0 / 479_001_600) + (fourth * (1.0 / 20_922_789_888_000))))));
        double odd = (-1.0 / 720) + (fourth * ((-1.0 / 3_628_800) + (fourth * (-1.0 / 87_178_291_200))));
        double half = 0.5 * square;
        double first = 1 - half;
        return first + (((1 - first) - half) + ((fourth * (even + (square * odd))) - (x * angle.Lo)));
    }
}
