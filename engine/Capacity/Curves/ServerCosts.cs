using MathNet.Numerics.LinearRegression;

namespace Aurigraph.Capacity.Curves;

/// <summary>Throughput of one replicated group by its size: the leader spends a time of its own on each write and a time for each follower, rate = 1 / (t0 + t1 (n - 1)).
/// The law "leader CPU" without batches.</summary>
/// <param name="Own">t0, seconds; positive.</param>
/// <param name="PerFollower">t1, seconds.</param>
public sealed record ServerCosts(double Own, double PerFollower)
{
    /// <summary>The fit through two measurements.</summary>
    /// <param name="small">Servers and writes a second.</param>
    /// <param name="large">Servers, more than in the other, and writes a second.</param>
    /// <exception cref="ArgumentException">Sizes are not rising from 1, or a rate is not positive.</exception>
    public static ServerCosts Through((int Servers, double Rate) small, (int Servers, double Rate) large)
    {
        if (small.Servers < 1 || large.Servers <= small.Servers || !(small.Rate > 0) || !(large.Rate > 0))
            throw new ArgumentException($"Two measurements at rising sizes from 1 on and with positive rates were expected, not {small} and {large}.");
        double perFollower = ((1 / large.Rate) - (1 / small.Rate)) / (large.Servers - small.Servers);
        return new ServerCosts((1 / small.Rate) - (perFollower * (small.Servers - 1)), perFollower);
    }

    /// <summary>The fit through several measurements: least squares of the time of a write, t0 + t1 (n - 1).</summary>
    /// <param name="measured">Servers and writes a second; two sizes at least, rates positive.</param>
    public static ServerCosts LeastSquares(IReadOnlyList<(double Servers, double Rate)> measured)
    {
        (double own, double perFollower) = SimpleRegression.Fit([.. measured.Select(m => m.Servers - 1)], [.. measured.Select(m => 1 / m.Rate)]);
        return new ServerCosts(own, perFollower);
    }

    /// <summary>Writes a second of so many servers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no server.</exception>
    public double Rate(int servers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(servers, 1);
        return 1 / (Own + (PerFollower * (servers - 1)));
    }
}
