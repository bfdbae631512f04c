using Aurigraph.Capacity.Curves;
using Aurigraph.Capacity.Study;
using CsCheck;

namespace Aurigraph.Capacity.Tests.Curves;

public sealed class ScalabilityFitTests
{
    [Fact]
    public void Points_of_the_law_give_the_law_back() =>
        Gen.Select(Gen.Double[1, 1_000], Gen.Double[0, 0.2], Gen.Double[0, 0.01]).Sample((a, s, k) =>
        {
            CurveFit fit = ScalabilityFit.Of([.. Points(n => a * n / (1 + (s * (n - 1)) + (k * n * (n - 1))))], "cores")!;

            CurvePoint last = fit.Points[^1];
            double expected = a * last.X / (1 + (s * (last.X - 1)) + (k * last.X * (last.X - 1)));
            Assert.InRange(last.Y!.Value / expected, 0.999, 1.001);
        });

    [Fact]
    public void Contention_is_not_negative_even_where_the_points_grow_faster_than_even()
    {
        CurveFit fit = ScalabilityFit.Of([.. Points(n => n * Math.Sqrt(n))], "cores")!;

        Assert.Contains("(1 + 0 (N - 1) + 0 N (N - 1))", fit.Formula, StringComparison.Ordinal);
    }

    [Fact]
    public void The_law_is_reliable_to_twice_the_largest_point() => Assert.Equal(64, ScalabilityFit.Of([.. Points(n => n)], "cores")!.ReliableUpTo);

    [Fact]
    public void Residuals_in_runs_have_no_band() =>
        Assert.Null(ScalabilityFit.Of([.. Enumerable.Range(1, 24).Select(n => new CurvePoint(n, Math.Min(n, 8)))], "cores")!.Band);

    [Fact]
    public void Residuals_that_alternate_have_one() =>
        Assert.InRange(ScalabilityFit.Of([.. Enumerable.Range(1, 24).Select(n => new CurvePoint(n, 10 * n * (n % 2 == 0 ? 1.01 : 0.99)))], "cores")!.Band!.Value, 0.015, 0.03);

    [Fact]
    public void Three_points_are_too_few() => Assert.Null(ScalabilityFit.Of([new(1, 1), new(2, 2), new(4, 3), new(8, null)], "cores"));

    private static IEnumerable<CurvePoint> Points(Func<double, double> law) => new double[] { 1, 2, 4, 6, 8, 12, 16, 24, 32 }.Select(n => new CurvePoint(n, law(n)));
}
