using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>How often each block of a state store is read: blocks of about the same popularity in groups, so that a hundred million accounts
/// are a few hundred numbers.
/// <para>Model. Keys are hashes, so the accounts of a block have nothing to do with each other: ranks are dealt to the blocks like cards, and
/// block j holds the accounts ranked j, j + blocks, j + 2 blocks and so on. The first <see cref="Exact"/> blocks are groups of their own; from there on a group
/// spans a twelfth of its rank.</para></summary>
public sealed class BlockPopularity
{
    private const int Exact = 64;
    private const int ExactRounds = 8;
    private const double Span = 1.0 / 12;
    private const double NearlyOne = 1e-6;

    private readonly double _exponent;
    private readonly double[] _headSums = new double[Exact + 1];
    private readonly List<PopularityGroup> _groups = [];

    /// <summary>The popularity of blocks.</summary>
    /// <param name="accounts">How many accounts; at least 1.</param>
    /// <param name="zipf">The k-th account is read in proportion to k to the power of minus this; not negative, 0: all alike.</param>
    /// <param name="accountsPerBlock">How many accounts share a block; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public BlockPopularity(long accounts, double zipf, long accountsPerBlock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(accounts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(accountsPerBlock, 1);
        if (!(zipf >= 0))
            throw new ArgumentOutOfRangeException(nameof(zipf), zipf, "An exponent of popularity is not negative.");
        _exponent = zipf;
        Blocks = ((accounts - 1) / accountsPerBlock) + 1;
        for (int k = 1; k <= Exact; k++)
            _headSums[k] = _headSums[k - 1] + DeterministicMath.Pow(k, -zipf);
        if (zipf == 0)
            _groups.Add(new PopularityGroup(Blocks, 1.0 / Blocks));
        else
            Deal(accounts);
    }

    /// <summary>How many blocks there are.</summary>
    public long Blocks { get; }

    /// <summary>All blocks, the most popular first; the probabilities of all blocks add up to 1.</summary>
    public IReadOnlyList<PopularityGroup> Groups => _groups;

    private void Deal(long accounts)
    {
        double all = Weight(0, accounts);
        long dealt = Math.Min(accounts, Blocks * ExactRounds);
        // Far down the ranks accounts hardly differ: what is left is spread evenly.
        double rest = Weight(dealt, accounts) / Blocks;
        for (long from = 0; from < Blocks;)
        {
            long to = Math.Min(Blocks, from + Math.Max(1, from < Exact ? 1 : (long)(from * Span)));
            double weight = rest * (to - from);
            for (long round = 0; round < dealt; round += Blocks)
                weight += Weight(Math.Min(round + from, dealt), Math.Min(round + to, dealt));
            _groups.Add(new PopularityGroup(to - from, weight / all / (to - from)));
            from = to;
        }
    }

    /// <summary>The sum of k to the power of -exponent over the ranks above <paramref name="from"/> up to <paramref name="to"/>: term by term at the head, beyond
    /// it the integral between the halves, which is off by less than a hundred-thousandth.</summary>
    private double Weight(long from, long to)
    {
        if (to <= from)
            return 0;
        if (to <= Exact)
            return _headSums[to] - _headSums[from];
        double head = from < Exact ? _headSums[Exact] - _headSums[from] : 0;
        double low = Math.Max(from, Exact) + 0.5;
        double high = to + 0.5;
        double power = 1 - _exponent;
        return head + (Math.Abs(power) < NearlyOne
            ? DeterministicMath.Log(high / low)
            : (DeterministicMath.Pow(high, power) - DeterministicMath.Pow(low, power)) / power);
    }
}

/// <summary>Blocks that are read equally often.</summary>
/// <param name="Blocks">How many; at least 1.</param>
/// <param name="Probability">That a read is for a certain one of them.</param>
public readonly record struct PopularityGroup(long Blocks, double Probability);
