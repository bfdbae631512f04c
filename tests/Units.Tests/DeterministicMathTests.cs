using System.Globalization;
using CsCheck;

namespace Aurigraph.Units.Tests;

/// <summary>The framework's functions are within one unit in the last place of the truth on every platform that runs these tests, and ours are within one, so
/// that the two may lie two apart.</summary>
public class DeterministicMathTests
{
    private const long Samples = 20_000;

    private static readonly Gen<double> Positive =
        Gen.Long[1, 0x7FEF_FFFF_FFFF_FFFF].Select(BitConverter.Int64BitsToDouble);

    private static readonly double[] Special =
    [
        0.0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 1e300, -1e300, 1e-300, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN, 4_503_599_627_370_497, -4_503_599_627_370_497, 9_007_199_254_740_993, 1.5, -1.5,
        0.9999999999999999, 1.0000000000000002,
    ];

    [Fact]
    public void The_logarithm_agrees_with_the_framework_from_subnormals_to_the_largest_number() =>
        Positive.Sample(x => WithinTwo(Math.Log(x), DeterministicMath.Log(x)), iter: Samples);

    [Fact]
    public void The_logarithm_keeps_its_relative_accuracy_beside_one() =>
        Gen.Double[0.5, 2].Sample(x => WithinTwo(Math.Log(x), DeterministicMath.Log(x)), iter: Samples);

    [Fact]
    public void The_exponential_agrees_with_the_framework_from_zero_to_infinity() =>
        Gen.Double[-750, 712].Sample(x => WithinTwo(Math.Exp(x), DeterministicMath.Exp(x)), iter: Samples);

    [Fact]
    public void The_power_agrees_with_the_framework_wherever_it_is_finite() =>
        Gen.Select(Positive, Gen.Double[-745, 709])
            .Select((x, exponent) => (x, y: exponent / Math.Log(x)))
            .Where(pair => double.IsFinite(pair.y))
            .Sample(pair => WithinTwo(Math.Pow(pair.x, pair.y), DeterministicMath.Pow(pair.x, pair.y)), iter: Samples);

    [Fact]
    public void The_power_of_a_base_beside_one_keeps_its_accuracy_at_exponents_of_many_digits() =>
        Gen.Select(Gen.Double[0.98, 1.02], Gen.Double[-30_000, 30_000])
            .Sample((x, y) => WithinTwo(Math.Pow(x, y), DeterministicMath.Pow(x, y)), iter: Samples);

    [Fact]
    public void Sine_and_cosine_agree_with_the_framework_over_the_range_they_take() =>
        Gen.Double[-DeterministicMath.LargestAngle, DeterministicMath.LargestAngle].Sample(
            x => WithinTwo(Math.Sin(x), DeterministicMath.Sin(x)) && WithinTwo(Math.Cos(x), DeterministicMath.Cos(x)), iter: Samples);

    [Fact]
    public void Sine_and_cosine_keep_their_accuracy_beside_every_zero() =>
        Gen.Int[-600_000, 600_000].Select(n => n * (Math.PI / 2)).Sample(
            x => WithinTwo(Math.Sin(x), DeterministicMath.Sin(x)) && WithinTwo(Math.Cos(x), DeterministicMath.Cos(x)), iter: Samples);

    [Fact]
    public void Special_arguments_of_one_argument_functions_give_what_the_framework_gives()
    {
        foreach (double x in Special)
        {
            AssertClose(Math.Log(x), DeterministicMath.Log(x), $"log {x:R}");
            AssertClose(Math.Exp(x), DeterministicMath.Exp(x), $"exp {x:R}");
            if (Math.Abs(x) > DeterministicMath.LargestAngle && double.IsFinite(x))
                continue;
            AssertClose(Math.Sin(x), DeterministicMath.Sin(x), $"sin {x:R}");
            AssertClose(Math.Cos(x), DeterministicMath.Cos(x), $"cos {x:R}");
        }
    }

    [Fact]
    public void Every_pair_of_special_arguments_has_the_power_the_framework_gives()
    {
        foreach (double x in Special)
        {
            foreach (double y in Special)
                AssertClose(Math.Pow(x, y), DeterministicMath.Pow(x, y), $"{x:R} ^ {y:R}");
        }
    }

    [Theory]
    [InlineData(1_048_577)]
    [InlineData(-1e300)]
    public void An_angle_beyond_the_range_is_refused(double radians)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DeterministicMath.Sin(radians));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeterministicMath.Cos(radians));
    }

    // Correctly rounded values of 200-bit arithmetic: right on every machine, whatever its own library says.
    [Theory]
    [InlineData("log", 10, 0x40026BB1BBB55516)]
    [InlineData("log", 0.1, 0xC0026BB1BBB55515)]
    [InlineData("log", 1e-310, 0xC0864E69394D9508)]
    [InlineData("log", 1.0009765625, 0x3F4FFC00AA8AB110)]
    [InlineData("exp", 1, 0x4005BF0A8B145769)]
    [InlineData("exp", -20, 0x3E21B48655F37267)]
    [InlineData("exp", 700.5, 0x7F18625C7D4F56C2)]
    [InlineData("sin", 1, 0x3FEAED548F090CEE)]
    [InlineData("sin", 1_000_000, 0xBFD6664B2568D867)]
    [InlineData("cos", 1, 0x3FE14A280FB5068C)]
    [InlineData("cos", 3, 0xBFEFAE04BE85E5D2)]
    public void Bits_are_the_same_on_every_machine(string function, double x, ulong expected)
    {
        double actual = function switch
        {
            "log" => DeterministicMath.Log(x),
            "exp" => DeterministicMath.Exp(x),
            "sin" => DeterministicMath.Sin(x),
            _ => DeterministicMath.Cos(x),
        };
        Assert.Equal(expected.ToString("X16", CultureInfo.InvariantCulture), BitConverter.DoubleToUInt64Bits(actual).ToString("X16", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_million_results_hash_to_the_same_value_on_every_machine()
    {
        var generator = new SeededGenerator(1);
        ulong hash = StableHash.Empty;
        for (int i = 0; i < 200_000; i++)
        {
            double u = generator.NextPositiveDouble();
            hash = StableHash.Mix(hash, BitConverter.DoubleToUInt64Bits(DeterministicMath.Log(u)));
            hash = StableHash.Mix(hash, BitConverter.DoubleToUInt64Bits(DeterministicMath.Exp(20 * (u - 0.5))));
            hash = StableHash.Mix(hash, BitConverter.DoubleToUInt64Bits(DeterministicMath.Pow(u, -0.7)));
            hash = StableHash.Mix(hash, BitConverter.DoubleToUInt64Bits(DeterministicMath.Sin(100 * u)));
            hash = StableHash.Mix(hash, BitConverter.DoubleToUInt64Bits(DeterministicMath.Cos(100 * u)));
        }
        Assert.Equal(10837425314227557831UL, hash);
    }

    [Theory]
    [InlineData(-10, 7.619853024160527e-24)]
    [InlineData(-3, 0.0013498980316300946)]
    [InlineData(-2, 0.022750131948179208)]
    [InlineData(-0.5, 0.3085375387259869)]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.8413447460685429)]
    [InlineData(2.5, 0.9937903346742239)]
    public void The_normal_distribution_function_agrees_with_tables(double z, double expected) =>
        Assert.InRange(DeterministicMath.NormalCumulative(z) / expected, 1 - 1e-13, 1 + 1e-13);

    private static bool WithinTwo(double expected, double actual) => UnitsInTheLastPlace.Between(expected, actual) <= 2;

    private static void AssertClose(double expected, double actual, string what)
    {
        Assert.True(WithinTwo(expected, actual), $"{what}: expected {expected:R}, got {actual:R}");
        if (expected == 0)
            Assert.True(double.IsNegative(expected) == double.IsNegative(actual), $"{what}: the sign of zero differs");
    }
}
