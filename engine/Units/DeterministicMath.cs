namespace Aurigraph.Units;

/// <summary>Elementary functions whose results have the same bits on every machine. The framework's own call the C library, which
/// picks different code for processors with and without fused multiply-add; these use only + - * /, the square root and bit
/// operations, each of which IEEE 754 defines to the last bit, and C# never contracts a product and a sum into one operation.
/// <para>Method: table-driven reduction after Tang (ACM TOMS 1989, 1990) followed by the plain power series on a short
/// interval. The tables are filled once from series in <see cref="DoubleDouble"/> arithmetic; there are no fitted coefficients.</para>
/// <para>Accuracy, against 200-bit references over wide ranges: logarithm, exponential and power below 0.52 units in the last
/// place, sine and cosine below 0.8; results in the subnormal range below 1. Special values (zeros, infinities, not-a-number,
/// negative bases) follow IEEE 754-2019, section 9.2.1, as <see cref="Math"/> does.</para></summary>
public static partial class DeterministicMath
{
    /// <summary>The square root; exact to the last bit by IEEE 754 on every machine, here so that callers need one place only.</summary>
    public static double Sqrt(double x) => Math.Sqrt(x);
}
