using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Search;

/// <summary>Draws cost tables within their uncertainty, each input independent and evenly covered: a Latin hypercube (McKay, Beckman and
/// Conover 1979). The logarithm of an input's factor is uniform between those of 1 / (1 + u) and 1 + u, so that dear and cheap weigh alike.</summary>
public static class CostDraw
{
    /// <summary>As many tables as seeds.</summary>
    /// <param name="table">The table as stated, with its uncertainties.</param>
    /// <param name="count">How many; at least 1.</param>
    /// <param name="seed">Seeds the draw.</param>
    public static IReadOnlyList<CostTable> Hypercube(CostTable table, int count, ulong seed)
    {
        var seeds = new SeededGenerator(seed);
        CostTable[] drawn = [.. Enumerable.Repeat(table, count)];
        int input = 0;
        foreach ((string key, double uncertainty) in table.Uncertainties.OrderBy(u => u.Key, StringComparer.Ordinal))
        {
            SeededGenerator generator = seeds.Derive("cost draw", input++);
            int[] strata = Shuffled(count, generator);
            for (int i = 0; i < count; i++)
            {
                double place = (strata[i] + generator.NextDouble()) / count;
                drawn[i] = drawn[i].Scaled(key, Math.Exp(((2 * place) - 1) * Math.Log(1 + uncertainty)));
            }
        }
        return drawn;
    }

    private static int[] Shuffled(int count, SeededGenerator generator)
    {
        int[] strata = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int k = (int)(generator.NextDouble() * (i + 1));
            (strata[i], strata[k]) = (strata[k], strata[i]);
        }
        return strata;
    }
}
