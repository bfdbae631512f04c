using Aurigraph.Units;

namespace Aurigraph.Experiment.Tests;

/// <summary>A cache of blocks, read for read: what approximations are held against. Accounts lie in blocks in an order that is drawn.</summary>
internal static class LeastRecentlyUsedCache
{
    /// <summary>The share of reads that it answers after as many again to warm up.</summary>
    public static double HitRatio(int accounts, double zipf, int accountsPerBlock, double share, int reads, ulong seed)
    {
        int capacity = (int)Math.Round((((accounts - 1) / accountsPerBlock) + 1) * share);
        var generator = new SeededGenerator(seed);
        int[] blockOf = Shuffled(accounts, generator).Select(place => place / accountsPerBlock).ToArray();
        double[] cumulative = Cumulative(accounts, zipf);
        var places = new Dictionary<int, LinkedListNode<int>>();
        var order = new LinkedList<int>();
        int hits = 0;
        for (int i = 0; i < 2 * reads; i++)
        {
            int rank = Array.BinarySearch(cumulative, generator.NextDouble() * cumulative[^1]);
            int block = blockOf[Math.Min(rank < 0 ? ~rank : rank, accounts - 1)];
            if (places.TryGetValue(block, out LinkedListNode<int>? node))
            {
                order.Remove(node);
                order.AddFirst(node);
                hits += i >= reads ? 1 : 0;
                continue;
            }
            if (capacity == 0)
                continue;
            if (places.Count == capacity)
            {
                places.Remove(order.Last!.Value);
                order.RemoveLast();
            }
            places[block] = order.AddFirst(block);
        }
        return (double)hits / reads;
    }

    private static double[] Cumulative(int accounts, double zipf)
    {
        var sums = new double[accounts];
        double sum = 0;
        for (int k = 1; k <= accounts; k++)
            sums[k - 1] = sum += DeterministicMath.Pow(k, -zipf);
        return sums;
    }

    private static int[] Shuffled(int count, SeededGenerator generator)
    {
        int[] places = Enumerable.Range(0, count).ToArray();
        for (int i = count - 1; i > 0; i--)
        {
            int other = (int)generator.NextInt64(i + 1);
            (places[i], places[other]) = (places[other], places[i]);
        }
        return places;
    }
}
