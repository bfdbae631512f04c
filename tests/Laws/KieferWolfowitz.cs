namespace Aurigraph.Laws;

/// <summary>When each customer of a first-come-first-served queue leaves, from arrivals and service times alone (Kiefer and Wolfowitz, 1955).</summary>
public static class KieferWolfowitz
{
    /// <summary>The instants of departure.</summary>
    /// <param name="servers">At least 1.</param>
    /// <param name="arrivals">Instants, not falling.</param>
    /// <param name="services">Service times, as many.</param>
    public static long[] Departures(int servers, IReadOnlyList<long> arrivals, IReadOnlyList<long> services)
    {
        long[] freeAt = new long[servers];
        long[] departures = new long[arrivals.Count];
        for (int i = 0; i < departures.Length; i++)
        {
            int first = Array.IndexOf(freeAt, freeAt.Min());
            freeAt[first] = Math.Max(arrivals[i], freeAt[first]) + services[i];
            departures[i] = freeAt[first];
        }
        return departures;
    }
}
