using System.Globalization;
using Aurigraph.Capacity.Study;
using MathNet.Numerics.LinearRegression;

namespace Aurigraph.Capacity.Curves;

/// <summary>Throughput by the size of a group whose leader serves every member: 1 / (t0 + t1 (n - 1)), fitted by least squares to the time of a
/// transaction, t0 + t1 (n - 1) (docs/laws.md, leader CPU).</summary>
public static class ServerFit
{
    private const int FewestPoints = 3;

    /// <summary>The law through points of which at least three have an output; null with fewer, or when time does not come out positive.</summary>
    /// <param name="points">Servers and throughput.</param>
    public static CurveFit? Of(IReadOnlyList<CurvePoint> points)
    {
        (double X, double Y)[] known = [.. points.Where(p => p.Y > 0).Select(p => (p.X, p.Y!.Value))];
        if (known.Length < FewestPoints)
            return null;
        (double t0, double t1) = SimpleRegression.Fit([.. known.Select(p => p.X - 1)], [.. known.Select(p => 1 / p.Y)]);
        if (t0 <= 0 || t1 < 0)
            return null;
        int largest = (int)known.Max(p => p.X);
        double[] residuals = [.. known.Select(p => (p.Y - Law(p.X, t0, t1)) / p.Y)];
        return new CurveFit(
            string.Create(CultureInfo.InvariantCulture, $"1 / ({t0 * 1e6:0.###} us + {t1 * 1e6:0.####} us (n - 1))"),
            [.. Enumerable.Range(1, 3 * largest).Select(n => new CurvePoint(n, Law(n, t0, t1)))],
            2 * largest,
            FitBand.Of(residuals, parameters: 2));
    }

    private static double Law(double n, double t0, double t1) => 1 / (t0 + (t1 * (n - 1)));
}
