using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Load;

/// <summary>How the load is shared by the nodes that admit it. Pure.</summary>
public static class NodeShares
{
    /// <summary>The share of each node; they add up to 1.</summary>
    /// <param name="nodes">How many.</param>
    /// <param name="exponent">The k-th gets a share of k^-exponent (Zipf); 0: all the same.</param>
    public static double[] Of(int nodes, double exponent)
    {
        if (exponent == 0)
            return [.. Enumerable.Repeat(1.0 / nodes, nodes)];
        double[] weights = [.. Enumerable.Range(1, nodes).Select(k => DeterministicMath.Pow(k, -exponent))];
        double sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    /// <summary>Whole clients by share: each node gets what the rounded sums of shares up to it and before it differ by.</summary>
    public static int[] Clients(int clients, IReadOnlyList<double> shares)
    {
        var parts = new int[shares.Count];
        double sum = 0;
        int given = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            sum += shares[i];
            int until = i == parts.Length - 1 ? clients : (int)Math.Round(sum * clients);
            parts[i] = until - given;
            given = until;
        }
        return parts;
    }
}
