using System.Globalization;
using Aurigraph.Capacity.Study;

namespace Aurigraph.Capacity.Curves;

/// <summary>Throughput by the size of a group, as a curve: the law of <see cref="ServerCosts"/> (docs/laws.md, leader CPU) through simulated points.</summary>
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
        ServerCosts costs = ServerCosts.LeastSquares(known);
        if (costs.Own <= 0 || costs.PerFollower < 0)
            return null;
        int largest = (int)known.Max(p => p.X);
        double[] residuals = [.. known.Select(p => (p.Y - costs.Rate((int)p.X)) / p.Y)];
        return new CurveFit(
            string.Create(CultureInfo.InvariantCulture, $"1 / ({costs.Own * 1e6:0.###} us + {costs.PerFollower * 1e6:0.####} us (n - 1))"),
            [.. Enumerable.Range(1, 3 * largest).Select(n => new CurvePoint(n, costs.Rate(n)))],
            2 * largest,
            FitBand.Of(residuals, parameters: 2));
    }
}
