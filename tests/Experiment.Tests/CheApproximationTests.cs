using CsCheck;

namespace Aurigraph.Experiment.Tests;

public sealed class CheApproximationTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.0005, 0.0005)]
    [InlineData(0.2, 0.2)]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    public void With_accounts_that_are_all_alike_the_hit_ratio_is_cache_over_data(double share, double expected) =>
        Assert.Equal(expected, CheApproximation.HitRatio(new AccountPopularity(1000, 0), 4, share), 1e-12);

    [Theory]
    [InlineData(0.6, 1, 0.02)]
    [InlineData(0.6, 4, 0.2)]
    [InlineData(0.9, 1, 0.02)]
    [InlineData(0.9, 4, 0.6)]
    [InlineData(1.0, 1, 0.1)]
    [InlineData(1.0, 16, 0.1)]
    [InlineData(1.3, 4, 0.05)]
    public void It_agrees_with_a_cache_that_drops_what_was_not_used_for_longest(double zipf, int accountsPerBlock, double share)
    {
        const int accounts = 40_000;
        double measured = LeastRecentlyUsedCache.HitRatio(accounts, zipf, accountsPerBlock, share, reads: 600_000, seed: 7);
        Assert.Equal(measured, CheApproximation.HitRatio(new AccountPopularity(accounts, zipf), accountsPerBlock, share), 0.01);
    }

    [Fact]
    public void It_agrees_with_such_a_cache_whatever_the_accounts_and_their_skew() =>
        // With few accounts, where the first few lie is luck: the expectation is over many.
        Gen.Select(Gen.Int[8_000, 20_000], Gen.Double[0, 1.2], Gen.Int[1, 12], Gen.Double[0.03, 0.95], Gen.ULong).Sample(
            (accounts, zipf, accountsPerBlock, share, seed) =>
            {
                double measured = LeastRecentlyUsedCache.HitRatio(accounts, zipf, accountsPerBlock, share, reads: 200_000, seed);
                return Math.Abs(measured - CheApproximation.HitRatio(new AccountPopularity(accounts, zipf), accountsPerBlock, share)) <= 0.01;
            }, iter: 20);

    [Fact]
    public void More_cache_never_answers_fewer_reads() =>
        Gen.Select(Gen.Int[1, 1_000_000], Gen.Double[0, 3], Gen.Double[1, 50], Gen.Double[0, 1.2], Gen.Double[0, 1.2]).Sample(
            (accounts, zipf, accountsPerBlock, a, b) =>
            {
                var popularity = new AccountPopularity(accounts, zipf);
                double less = CheApproximation.HitRatio(popularity, accountsPerBlock, Math.Min(a, b));
                double more = CheApproximation.HitRatio(popularity, accountsPerBlock, Math.Max(a, b));
                return less <= more + 1e-9 && less >= Math.Min(1, Math.Min(a, b)) - 1e-6;
            }, iter: 300);

    [Fact]
    public void Skew_helps_and_strangers_in_a_block_do_not() =>
        Gen.Select(Gen.Int[100, 1_000_000], Gen.Double[0.01, 0.9], Gen.Double[0, 2], Gen.Double[0, 2], Gen.Double[1, 30]).Sample(
            (accounts, share, a, b, accountsPerBlock) =>
            {
                double flat = CheApproximation.HitRatio(new AccountPopularity(accounts, Math.Min(a, b)), 1, share);
                double skewed = CheApproximation.HitRatio(new AccountPopularity(accounts, Math.Max(a, b)), 1, share);
                double mixed = CheApproximation.HitRatio(new AccountPopularity(accounts, Math.Max(a, b)), accountsPerBlock, share);
                return skewed >= flat - 1e-3 && mixed <= skewed + 1e-9;
            }, iter: 200);

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        var popularity = new AccountPopularity(10, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => CheApproximation.HitRatio(popularity, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CheApproximation.HitRatio(popularity, 1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => CheApproximation.HitRatio(popularity, 0.5, 0.5));
    }
}
