using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>How often each account is read: accounts of about the same popularity in groups, so that thousands of millions of them are a few hundred numbers.
/// The first <see cref="Exact"/> are groups of their own; from there on a group spans a twelfth of its rank.</summary>
public sealed class AccountPopularity
{
    private const int Exact = 64;
    private const double Span = 1.0 / 12;
    private const double NearlyOne = 1e-6;

    private readonly double _exponent;
    private readonly double[] _headSums = new double[Exact + 1];
    private readonly List<PopularityGroup> _groups = [];

    /// <summary>The popularity of accounts.</summary>
    /// <param name="accounts">How many; at least 1.</param>
    /// <param name="zipf">The k-th account is read in proportion to k to the power of minus this; not negative, 0: all alike.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public AccountPopularity(long accounts, double zipf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(accounts, 1);
        if (!(zipf >= 0))
            throw new ArgumentOutOfRangeException(nameof(zipf), zipf, "An exponent of popularity is not negative.");
        _exponent = zipf;
        Accounts = accounts;
        for (int k = 1; k <= Exact; k++)
            _headSums[k] = _headSums[k - 1] + DeterministicMath.Pow(k, -zipf);
        if (zipf == 0)
            _groups.Add(new PopularityGroup(accounts, 1.0 / accounts));
        else
            Group(accounts);
    }

    /// <summary>How many accounts there are.</summary>
    public long Accounts { get; }

    /// <summary>All accounts, the most popular first; the probabilities of all add up to 1.</summary>
    public IReadOnlyList<PopularityGroup> Groups => _groups;

    private void Group(long accounts)
    {
        double all = Weight(0, accounts);
        for (long from = 0; from < accounts;)
        {
            long to = Math.Min(accounts, from + (from < Exact ? 1 : (long)(from * Span)));
            _groups.Add(new PopularityGroup(to - from, Weight(from, to) / all / (to - from)));
            from = to;
        }
    }

    /// <summary>The sum of k to the power of -exponent over the ranks above <paramref name="from"/> up to <paramref name="to"/>: term by term at the head, beyond
    /// it the integral between the halves, which is off by less than a hundred-thousandth for exponents up to 2.</summary>
    private double Weight(long from, long to)
    {
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

/// <summary>Accounts that are read equally often.</summary>
/// <param name="Accounts">How many; at least 1.</param>
/// <param name="Probability">That a read is for a certain one of them.</param>
public readonly record struct PopularityGroup(long Accounts, double Probability);
