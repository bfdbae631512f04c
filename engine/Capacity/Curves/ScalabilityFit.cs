using System.Globalization;
using Aurigraph.Capacity.Study;
using MathNet.Numerics.LinearRegression;

namespace Aurigraph.Capacity.Curves;

/// <summary>The Universal Scalability Law, X(N) = a N / (1 + s (N - 1) + k N (N - 1)) (N. J. Gunther, Guerrilla Capacity Planning, 2007), fitted by
/// least squares to its linear form N / X = (1 + s (N - 1) + k N (N - 1)) / a. Contention s and coherency k are not negative; the fit is done
/// anew without one that would be.</summary>
public static class ScalabilityFit
{
    private const int FewestPoints = 4;
    private const int Steps = 40;

    /// <summary>The law through points of which at least four have an output; null with fewer.</summary>
    /// <param name="points">Input and throughput.</param>
    /// <param name="input">What the input is called in the formula.</param>
    public static CurveFit? Of(IReadOnlyList<CurvePoint> points, string input)
    {
        (double X, double Y)[] known = [.. points.Where(p => p.Y > 0).Select(p => (p.X, p.Y!.Value))];
        if (known.Length < FewestPoints)
            return null;
        (double a, double s, double k) = Fit(known);
        if (!(a > 0))
            return null;
        double largest = known.Max(p => p.X);
        double smallest = known.Min(p => p.X);
        double[] residuals = [.. known.Select(p => (p.Y - Law(p.X, a, s, k)) / p.Y)];
        return new CurveFit(
            string.Create(CultureInfo.InvariantCulture, $"{a:0.#} N / (1 + {s:0.####} (N - 1) + {k:0.######} N (N - 1)), N {input}"),
            [.. Enumerable.Range(0, Steps + 1).Select(i => smallest + (((3 * largest) - smallest) * i / Steps)).Select(x => new CurvePoint(x, Law(x, a, s, k)))],
            2 * largest,
            FitBand.Of(residuals, parameters: 3));
    }

    private static double Law(double n, double a, double s, double k) => a * n / (1 + (s * (n - 1)) + (k * n * (n - 1)));

    private static (double A, double S, double K) Fit((double X, double Y)[] points)
    {
        double[] y = [.. points.Select(p => p.X / p.Y)];
        double[] both = Solve(points, y, useS: true, useK: true);
        if (both[1] >= 0 && both[2] >= 0)
            return Named(both);
        double[] contention = Solve(points, y, useS: true, useK: false);
        double[] coherency = Solve(points, y, useS: false, useK: true);
        double[] neither = Solve(points, y, useS: false, useK: false);
        return Named(new[] { contention, coherency, neither }.Where(c => c[1] >= 0 && c[2] >= 0).MinBy(c => Error(points, y, c))!);
    }

    private static (double A, double S, double K) Named(double[] c) => (1 / c[0], c[1] / c[0], c[2] / c[0]);

    private static double[] Solve((double X, double Y)[] points, double[] y, bool useS, bool useK)
    {
        double[][] x = [.. points.Select(p => (double[])[1, .. useS ? [p.X - 1] : Array.Empty<double>(), .. useK ? [p.X * (p.X - 1)] : Array.Empty<double>()])];
        double[] solved = MultipleRegression.QR(x, y);
        return [solved[0], useS ? solved[1] : 0, useK ? solved[^1] : 0];
    }

    private static double Error((double X, double Y)[] points, double[] y, double[] c) =>
        points.Select((p, i) => y[i] - c[0] - (c[1] * (p.X - 1)) - (c[2] * p.X * (p.X - 1))).Sum(r => r * r);
}
