using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Live.Transactions;

/// <summary>Draws accounts by their popularity: a group by the sum of its probabilities, and one of the group.</summary>
internal sealed class AccountDraw
{
    private readonly SeededGenerator _generator;
    private readonly long[] _firsts;
    private readonly long[] _counts;
    private readonly double[] _until;

    public AccountDraw(Accounts accounts, SeededGenerator generator)
    {
        _generator = generator;
        IReadOnlyList<PopularityGroup> groups = new AccountPopularity(accounts.Count, accounts.Zipf).Groups;
        (_firsts, _counts, _until) = (new long[groups.Count], new long[groups.Count], new double[groups.Count]);
        long first = 0;
        double sum = 0;
        for (int i = 0; i < groups.Count; i++)
        {
            (_firsts[i], _counts[i]) = (first, groups[i].Accounts);
            first += groups[i].Accounts;
            _until[i] = sum += groups[i].Accounts * groups[i].Probability;
        }
    }

    /// <summary>An account, from 0.</summary>
    public long Next()
    {
        int group = 0;
        if (_until.Length > 1)
        {
            group = Array.BinarySearch(_until, _generator.NextDouble() * _until[^1]);
            group = Math.Min(group < 0 ? ~group : group, _until.Length - 1);
        }
        return _firsts[group] + _generator.NextInt64(_counts[group]);
    }
}
