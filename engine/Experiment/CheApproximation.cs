using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>How many reads a cache of blocks answers that drops what was not used for longest (LRU), when each read is drawn independently of those before.
/// <para>Che's approximation: a block is in the cache when it was read within the last T reads, T the same for all; T is where as many blocks are expected in the cache as it
/// holds. Source: H. Che, Y. Tung, Z. Wang, Hierarchical Web caching systems, IEEE Journal on Selected Areas in Communications 20(7), 2002.</para>
/// <para>Keys are hashes, so the b accounts of a block have nothing to do with each other, and a popular one brings strangers with it. The expectation over where
/// accounts lie has a closed form. With f(T) the mean of exp(-p T) over accounts, a block is absent with probability f(T)^b, so
/// 1 - f(T)^b = cache / data; and the hit ratio is 1 - f(T)^(b - 1) times the sum of p exp(-p T) over accounts. For b = 1 these are Che's equations; for accounts that are all
/// alike the hit ratio is cache / data, exactly.</para></summary>
public static class CheApproximation
{
    private const int Halvings = 60;

    /// <summary>The hit ratio in the steady state.</summary>
    /// <param name="popularity">How often each account is read.</param>
    /// <param name="accountsPerBlock">How many accounts a block holds, on average; at least 1.</param>
    /// <param name="share">The part of all blocks that the cache holds; not negative, from 1 on it holds all.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static double HitRatio(AccountPopularity popularity, double accountsPerBlock, double share)
    {
        if (!(share >= 0))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A cache holds no negative part of the data.");
        if (!(accountsPerBlock >= 1))
            throw new ArgumentOutOfRangeException(nameof(accountsPerBlock), accountsPerBlock, "A block holds at least one account.");
        if (share >= 1 || popularity.Groups.Count == 1)
            return Math.Min(share, 1);
        if (share == 0)
            return 0;
        double time = CharacteristicTime(popularity, accountsPerBlock, share);
        double missed = 0;
        foreach (PopularityGroup group in popularity.Groups)
            missed += group.Accounts * group.Probability * DeterministicMath.Exp(-group.Probability * time);
        return Math.Clamp(1 - (missed * DeterministicMath.Pow(Unread(popularity, time), accountsPerBlock - 1)), 0, 1);
    }

    /// <summary>Reads after which a block leaves the cache unless it is read again.</summary>
    private static double CharacteristicTime(AccountPopularity popularity, double accountsPerBlock, double share)
    {
        double high = 1;
        // Ends: every account is read at last, so absent blocks become as few as one likes.
        while (IsShort(high) && double.IsFinite(high))
            high *= 2;
        double low = high / 2;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = low + ((high - low) / 2);
            if (IsShort(middle))
                low = middle;
            else
                high = middle;
        }
        return high;

        bool IsShort(double time) => 1 - DeterministicMath.Pow(Unread(popularity, time), accountsPerBlock) < share;
    }

    /// <summary>The probability that an account is not read within so many reads, over all accounts.</summary>
    private static double Unread(AccountPopularity popularity, double time)
    {
        double sum = 0;
        foreach (PopularityGroup group in popularity.Groups)
            sum += group.Accounts * DeterministicMath.Exp(-group.Probability * time);
        return sum / popularity.Accounts;
    }
}
