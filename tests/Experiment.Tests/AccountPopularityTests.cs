using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Experiment.Tests;

public sealed class AccountPopularityTests
{
    [Fact]
    public void Groups_hold_all_accounts_and_all_reads() =>
        Gen.Select(Gen.Int[1, 2_000_000_000], Gen.Double[0, 4]).Sample((accounts, zipf) =>
        {
            var popularity = new AccountPopularity(accounts, zipf);
            return popularity.Groups.Sum(g => g.Accounts) == accounts
                && Math.Abs(popularity.Groups.Sum(g => g.Accounts * g.Probability) - 1) < 1e-6;
        }, iter: 500);

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(1.0000001)]
    [InlineData(2.0)]
    public void The_most_popular_account_has_its_share_of_the_harmonic_sum(double zipf)
    {
        double sum = Enumerable.Range(1, 100_000).Sum(k => DeterministicMath.Pow(k, -zipf));
        Assert.Equal(1 / sum, new AccountPopularity(100_000, zipf).Groups[0].Probability, 1e-5 / sum);
    }

    [Fact]
    public void Two_thousand_million_accounts_are_a_few_hundred_groups() =>
        Assert.InRange(new AccountPopularity(2_000_000_000, 0.9).Groups.Count, 1, 400);

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AccountPopularity(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AccountPopularity(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AccountPopularity(1, double.NaN));
    }
}
