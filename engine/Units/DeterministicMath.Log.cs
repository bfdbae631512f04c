namespace Aurigraph.Units;

public static partial class DeterministicMath
{
    // x = 2^k m with m in [0.6875, 1.375), so that k is 0 on both sides of 1 and nothing cancels there.
    private const long LogOffset = 0x3FE6_0000_0000_0000;
    private const long ExponentField = unchecked((long)0xFFF0_0000_0000_0000);
    private const long LowSignificand = 0x1F_FFFF;
    private const long SmallestNormal = 0x0010_0000_0000_0000;
    private const double TwoTo54 = 18_014_398_509_481_984;

    // Ln2High and the high parts of the table are multiples of 2^-42: k Ln2High + entry is exact for every exponent.
    private const double Ln2High = 0.6931471805598903;
    private const double Ln2Low = 5.497923018708371E-14;
    private const double RoundTo42Bits = 1536; // adding and subtracting 1.5 * 2^10 rounds to a multiple of 2^-42

    private static readonly LogCell[] LogCells = FillLogCells();

    /// <summary>The natural logarithm: negative infinity at zero, not-a-number below.</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
            return LogOfSpecial(x);
        LogReduction reduced = ReduceForLog(x);
        double r = reduced.R;
        double whole = reduced.High;
        double sum = whole + r;
        double rest = (whole - sum) + r;
        double tail = reduced.Low + reduced.RLow + (r * r * ((r * CubicOfLog(r)) - 0.5));
        return sum + (rest + tail);
    }

    /// <summary>The logarithm of a positive finite number to about 64 bits, for the power function.</summary>
    private static DoubleDouble LogExtended(double x)
    {
        LogReduction reduced = ReduceForLog(x);
        double r = reduced.R;
        DoubleDouble square = DoubleDouble.Product(r, r);
        DoubleDouble sum = DoubleDouble.SumOrdered(reduced.High, r);
        DoubleDouble minusHalfSquare = DoubleDouble.Sum(sum.Hi, -0.5 * square.Hi);
        double cubic = r * square.Hi * CubicOfLog(r);
        double low = sum.Lo + minusHalfSquare.Lo + (reduced.Low + reduced.RLow - (r * reduced.RLow) - (0.5 * square.Lo) + cubic);
        return DoubleDouble.SumOrdered(minusHalfSquare.Hi, low);
    }

    /// <summary>log(x) = High + Low + log(1 + R + RLow), with |R| below 2^-7.</summary>
    private static LogReduction ReduceForLog(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int k = 0;
        if (bits < SmallestNormal)
        {
            bits = BitConverter.DoubleToInt64Bits(x * TwoTo54);
            k = -54;
        }
        long fromOffset = bits - LogOffset;
        k += (int)(fromOffset >> 52);
        ref readonly LogCell cell = ref LogCells[(int)(fromOffset >> 45) & 127];
        long significand = bits - (fromOffset & ExponentField);
        double m = BitConverter.Int64BitsToDouble(significand);
        double mHigh = BitConverter.Int64BitsToDouble(significand & ~LowSignificand);

        // The inverse has 10 bits: both products and the subtraction are exact.
        double rHigh = (mHigh * cell.Inverse) - 1;
        double rRest = (m - mHigh) * cell.Inverse;
        double r = rHigh + rRest;
        return new LogReduction((k * Ln2High) + cell.High, (k * Ln2Low) + cell.Low, r, (rHigh - r) + rRest);
    }

    /// <summary>(log(1 + r) - r + r^2 / 2) / r^3 = 1/3 - r/4 + r^2/5 - ... - r^7/10, in two chains; the rest is below 2^-73 of r.</summary>
    private static double CubicOfLog(double r)
    {
        double square = r * r;
        double even = (1.0 / 3) + (square * ((1.0 / 5) + (square * ((1.0 / 7) + (square * (1.0 / 9))))));
        double odd = (-1.0 / 4) + (square * ((-1.0 / 6) + (square * ((-1.0 / 8) + (square * (-1.0 / 10))))));
        return even + (r * odd);
    }

    private static double LogOfSpecial(double x)
    {
        if (x == 0)
            return double.NegativeInfinity;
        return x > 0 ? double.PositiveInfinity : double.NaN;
    }

    private static LogCell[] FillLogCells()
    {
        var cells = new LogCell[128];
        for (int i = 0; i < cells.Length; i++)
        {
            double start = BitConverter.Int64BitsToDouble(LogOffset + ((long)i << 45));
            double width = start < 1 ? 1.0 / 256 : 1.0 / 128;

            // On either side of 1 the inverse is 1, so that the logarithm of 1 + r keeps all its bits.
            bool besideOne = start == 1 || start + width == 1;
            double inverse = besideOne ? 1 : Math.Round(512 / (start + (width / 2))) / 512;
            DoubleDouble log = DoubleDouble.Log(inverse);
            double high = (RoundTo42Bits - log.Hi) - RoundTo42Bits;
            cells[i] = new LogCell(inverse, high, (-log.Hi - high) - log.Lo);
        }
        return cells;
    }

    /// <summary>1/m for the middle of a cell, rounded to 10 bits, and the logarithm of its reciprocal in two parts.</summary>
    private readonly record struct LogCell(double Inverse, double High, double Low);

    private readonly record struct LogReduction(double High, double Low, double R, double RLow);
}
