namespace Aurigraph.Laws;

/// <summary>Mean waiting times of queues with Poisson arrivals, in units of the mean service time (Kleinrock, Queueing Systems, volume 1).</summary>
public static class ClosedForm
{
    /// <summary>One server, any service time, first come first served: Pollaczek and Khinchine.</summary>
    /// <param name="utilisation">In (0, 1).</param>
    /// <param name="squaredVariation">Square of the coefficient of variation of the service time: 1 for M/M/1, 0 for M/D/1.</param>
    public static double SingleServer(double utilisation, double squaredVariation) =>
        utilisation * (1 + squaredVariation) / (2 * (1 - utilisation));

    /// <summary>Several servers, exponential service times, first come first served: M/M/c.</summary>
    /// <param name="servers">At least 1.</param>
    /// <param name="utilisation">In (0, 1).</param>
    public static double SeveralServers(int servers, double utilisation) =>
        ErlangC(servers, utilisation) / (servers * (1 - utilisation));

    /// <summary>One server shared equally by all present, any service time: time beyond the service time itself.</summary>
    /// <param name="utilisation">In (0, 1).</param>
    public static double ProcessorSharing(double utilisation) => utilisation / (1 - utilisation);

    /// <summary>Probability that a customer of M/M/c has to wait, from the recursion of Erlang B.</summary>
    /// <param name="servers">At least 1.</param>
    /// <param name="utilisation">In (0, 1).</param>
    public static double ErlangC(int servers, double utilisation)
    {
        double load = servers * utilisation;
        double blocking = 1;
        for (int i = 1; i <= servers; i++)
            blocking = load * blocking / (i + (load * blocking));
        return blocking / (1 - (utilisation * (1 - blocking)));
    }
}
