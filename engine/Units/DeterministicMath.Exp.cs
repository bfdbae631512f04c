namespace Aurigraph.Units;

public static partial class DeterministicMath
{
    // x = (128 k + j) ln2 / 128 + r. The step's high part has 35 bits, so its product with any reachable count is exact.
    private const double StepHigh = 0.0054152123482253955;
    private const double StepLow = -1.0082281460997769E-13;
    private const double StepsPerUnit = 184.6649652337873; // 128 / ln2
    private const double RoundToInteger = 6_755_399_441_055_744; // 1.5 * 2^52: adding and subtracting it rounds to an integer

    private static readonly DoubleDouble[] ExpSteps = FillExpSteps();

    /// <summary>e to the power of x: infinity above 709.78, zero below -745.13.</summary>
    public static double Exp(double x) => ExpOfSum(x, 0);

    /// <summary>e to the power of high + low, low being small beside the last place of the result times high.</summary>
    private static double ExpOfSum(double high, double low)
    {
        if (!(high > -746))
            return double.IsNaN(high) ? double.NaN : 0;
        if (high > 710)
            return double.PositiveInfinity;
        double steps = ((high * StepsPerUnit) + RoundToInteger) - RoundToInteger;
        double r = (high - (steps * StepHigh)) - ((steps * StepLow) - low);
        int n = (int)steps;
        DoubleDouble scale = ExpSteps[n & 127];
        double square = r * r;
        double minusOne = r + (square * (((1.0 / 2) + (r * (1.0 / 6))) + (square * ((1.0 / 24) + (r * (1.0 / 120))))));
        double result = scale.Hi + (scale.Lo + (scale.Hi * minusOne));
        return TimesPowerOfTwo(result, n >> 7);
    }

    /// <summary>A number between 0.9 and 2 times 2^k, rounded once; k from -1080 to 1030.</summary>
    private static double TimesPowerOfTwo(double x, int k)
    {
        if (k is > -1022 and < 1024)
            return BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) + ((long)k << 52));
        return k > 0
            ? x * PowerOfTwo(k - 1) * 2
            : x * PowerOfTwo(k + 100) * PowerOfTwo(-100);
    }

    private static double PowerOfTwo(int k) => BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);

    private static DoubleDouble[] FillExpSteps()
    {
        var steps = new DoubleDouble[128];
        for (int j = 0; j < steps.Length; j++)
            steps[j] = DoubleDouble.Exp(DoubleDouble.Ln2 * new DoubleDouble(j / 128.0, 0));
        return steps;
    }
}
