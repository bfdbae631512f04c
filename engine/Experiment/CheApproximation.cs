using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>How many reads a cache answers that drops what was not used for longest (LRU), when each read is drawn independently of those before.
/// <para>Che's approximation: a block is in the cache when it was read within the last T reads, T the same for all: sum over blocks of
/// 1 - exp(-p T) = size of the cache; hit ratio = sum over blocks of p (1 - exp(-p T)). Source: H. Che, Y. Tung, Z. Wang, Hierarchical Web caching
/// systems, IEEE Journal on Selected Areas in Communications 20(7), 2002. With blocks that are all alike the hit ratio is cache over data, exactly.</para></summary>
public static class CheApproximation
{
    private const int Halvings = 60;

    /// <summary>The hit ratio in the steady state.</summary>
    /// <param name="popularity">How often each block is read.</param>
    /// <param name="cachedBlocks">How many blocks the cache holds; not negative, need not be whole.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative or not a number.</exception>
    public static double HitRatio(BlockPopularity popularity, double cachedBlocks)
    {
        if (!(cachedBlocks >= 0))
            throw new ArgumentOutOfRangeException(nameof(cachedBlocks), cachedBlocks, "A cache holds no negative number of blocks.");
        if (cachedBlocks >= popularity.Blocks)
            return 1;
        if (cachedBlocks == 0)
            return 0;
        if (popularity.Groups.Count == 1)
            return cachedBlocks / popularity.Blocks;
        double time = CharacteristicTime(popularity, cachedBlocks);
        double hits = 0;
        foreach (PopularityGroup group in popularity.Groups)
            hits += group.Blocks * group.Probability * (1 - DeterministicMath.Exp(-group.Probability * time));
        return Math.Clamp(hits, 0, 1);
    }

    /// <summary>Reads after which a block leaves the cache unless it is read again. At least the size of the cache, as T reads touch at most T blocks.</summary>
    private static double CharacteristicTime(BlockPopularity popularity, double cachedBlocks)
    {
        double low = cachedBlocks;
        double high = cachedBlocks * 2;
        // Ends: the popularity of every block is positive, so the sum approaches the number of blocks, which is above the size of the cache.
        while (Occupied(popularity, high) < cachedBlocks && double.IsFinite(high))
            (low, high) = (high, high * 2);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = low + ((high - low) / 2);
            if (Occupied(popularity, middle) < cachedBlocks)
                low = middle;
            else
                high = middle;
        }
        return high;
    }

    private static double Occupied(BlockPopularity popularity, double time)
    {
        double sum = 0;
        foreach (PopularityGroup group in popularity.Groups)
            sum += group.Blocks * (1 - DeterministicMath.Exp(-group.Probability * time));
        return sum;
    }
}
