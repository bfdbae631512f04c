using MathNet.Numerics.Distributions;

namespace Aurigraph.Capacity.SteadyStates;

/// <summary>Whether a backlog grows: the slope of a straight line through the means of equal stretches, with the lower end of its one-sided 95 %
/// interval. Means of stretches, because neighbouring observations of a queue resemble each other.</summary>
/// <param name="Slope">Transactions per second by which the backlog grows.</param>
/// <param name="Low">Lower end of the interval.</param>
public sealed record BacklogTrend(double Slope, double Low)
{
    private const int Stretches = 10;

    /// <summary>The trend of a series.</summary>
    /// <param name="backlog">Observations at equal distances.</param>
    /// <param name="step">Their distance in seconds.</param>
    public static BacklogTrend Of(IReadOnlyList<double> backlog, double step)
    {
        int stretches = Math.Min(Stretches, backlog.Count);
        if (stretches < 3)
            return new BacklogTrend(0, double.NegativeInfinity);
        double[] x = new double[stretches];
        double[] y = new double[stretches];
        for (int i = 0; i < stretches; i++)
        {
            int from = i * backlog.Count / stretches;
            int to = (i + 1) * backlog.Count / stretches;
            x[i] = (from + to - 1) / 2.0 * step;
            y[i] = backlog.Skip(from).Take(to - from).Average();
        }
        return Fit(x, y);
    }

    private static BacklogTrend Fit(double[] x, double[] y)
    {
        double meanX = x.Average();
        double meanY = y.Average();
        double squares = x.Sum(v => (v - meanX) * (v - meanX));
        double slope = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / squares;
        double residuals = x.Zip(y, (a, b) => b - meanY - (slope * (a - meanX))).Sum(r => r * r);
        double error = Math.Sqrt(residuals / (x.Length - 2) / squares);
        return new BacklogTrend(slope, slope - (StudentT.InvCDF(0, 1, x.Length - 2, 0.95) * error));
    }
}
