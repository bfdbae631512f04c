namespace Aurigraph.Units;

/// <summary>A number as the unevaluated sum of two doubles, about 106 bits, built from + - * / alone. It fills the tables of
/// <see cref="DeterministicMath"/> once and carries the exponent of its power function. Source: Dekker, A floating-point
/// technique for extending the available precision (1971); Knuth's two-sum. Magnitudes stay far from overflow (below 1e290).</summary>
internal readonly record struct DoubleDouble(double Hi, double Lo)
{
    private const double SplitFactor = 134_217_729; // 2^27 + 1: halves a 53-bit significand

    /// <summary>The natural logarithm of 2.</summary>
    public static DoubleDouble Ln2 => new(0.6931471805599453, 2.3190468138462996E-17);

    /// <summary>The exact sum of two doubles, in either order.</summary>
    public static DoubleDouble Sum(double a, double b)
    {
        double sum = a + b;
        double bPart = sum - a;
        return new(sum, (a - (sum - bPart)) + (b - bPart));
    }

    /// <summary>The exact sum of two doubles of which the first is not the smaller one, or is zero.</summary>
    public static DoubleDouble SumOrdered(double larger, double smaller)
    {
        double sum = larger + smaller;
        return new(sum, smaller - (sum - larger));
    }

    /// <summary>The exact product of two doubles.</summary>
    public static DoubleDouble Product(double a, double b)
    {
        double product = a * b;
        double scaled = SplitFactor * a;
        double aHigh = scaled - (scaled - a);
        double aLow = a - aHigh;
        scaled = SplitFactor * b;
        double bHigh = scaled - (scaled - b);
        double bLow = b - bHigh;
        return new(product, (((aHigh * bHigh) - product) + (aHigh * bLow) + (aLow * bHigh)) + (aLow * bLow));
    }

    /// <summary>Sum.</summary>
    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble high = Sum(a.Hi, b.Hi);
        DoubleDouble low = Sum(a.Lo, b.Lo);
        high = SumOrdered(high.Hi, high.Lo + low.Hi);
        return SumOrdered(high.Hi, high.Lo + low.Lo);
    }

    /// <summary>Product.</summary>
    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble high = Product(a.Hi, b.Hi);
        return SumOrdered(high.Hi, high.Lo + ((a.Hi * b.Lo) + (a.Lo * b.Hi)));
    }

    /// <summary>Quotient by a double, by long division in two steps.</summary>
    public static DoubleDouble operator /(DoubleDouble a, double b)
    {
        double first = a.Hi / b;
        DoubleDouble taken = Product(first, b);
        double second = (((a.Hi - taken.Hi) - taken.Lo) + a.Lo) / b;
        return SumOrdered(first, second);
    }

    /// <summary>e to the power of x by its series; for |x| below 1.</summary>
    public static DoubleDouble Exp(DoubleDouble x)
    {
        DoubleDouble sum = new(1, 0);
        DoubleDouble term = sum;
        for (int n = 1; n <= 30; n++)
        {
            term = term * x / n;
            sum += term;
        }
        return sum;
    }

    /// <summary>The natural logarithm of c by 2 artanh((c - 1) / (c + 1)); for c in [0.7, 1.5] of at most 40 bits, so that c - 1 and c + 1 are exact.</summary>
    public static DoubleDouble Log(double c)
    {
        DoubleDouble s = new DoubleDouble(c - 1, 0) / (c + 1);
        DoubleDouble square = s * s;
        DoubleDouble power = s;
        DoubleDouble sum = s;
        for (int n = 3; n <= 51; n += 2)
        {
            power *= square;
            sum += power / n;
        }
        return new(2 * sum.Hi, 2 * sum.Lo);
    }
}
