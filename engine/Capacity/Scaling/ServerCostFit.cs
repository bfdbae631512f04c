namespace Aurigraph.Capacity.Scaling;

/// <summary>Throughput of one replicated group by its size: the leader spends a time of its own on each write and a time for each follower, rate = 1 / (t0 + t1 (n - 1)).
/// The law "leader CPU" without batches.</summary>
/// <param name="Own">t0, seconds; positive.</param>
/// <param name="PerFollower">t1, seconds.</param>
public sealed record ServerCostFit(double Own, double PerFollower)
{
    /// <summary>The fit through two measurements.</summary>
    /// <param name="small">Servers and writes a second.</param>
    /// <param name="large">Servers, more than in the other, and writes a second.</param>
    /// <exception cref="ArgumentException">Sizes are not rising from 1, or a rate is not positive.</exception>
    public static ServerCostFit Through((int Servers, double Rate) small, (int Servers, double Rate) large)
    {
        if (small.Servers < 1 || large.Servers <= small.Servers || !(small.Rate > 0) || !(large.Rate > 0))
            throw new ArgumentException($"Two measurements at rising sizes from 1 on and with positive rates were expected, not {small} and {large}.");
        double perFollower = ((1 / large.Rate) - (1 / small.Rate)) / (large.Servers - small.Servers);
        return new ServerCostFit((1 / small.Rate) - (perFollower * (small.Servers - 1)), perFollower);
    }

    /// <summary>Writes a second of so many servers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no server.</exception>
    public double Rate(int servers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(servers, 1);
        return 1 / (Own + (PerFollower * (servers - 1)));
    }
}
