using CsCheck;

namespace Aurigraph.Units.Tests;

public class QuorumTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(2, 2, 2)]
    [InlineData(3, 2, 3)]
    [InlineData(4, 3, 3)]
    [InlineData(5, 3, 4)]
    [InlineData(7, 4, 5)]
    [InlineData(20, 11, 14)]
    public void Sizes_follow_the_formulas(int voters, int majority, int supermajority)
    {
        Assert.Equal(majority, QuorumRule.Majority.Size(voters));
        Assert.Equal(supermajority, QuorumRule.Supermajority.Size(voters));
    }

    [Fact]
    public void Two_majorities_share_a_voter() =>
        Gen.Int[1, 100_000].Sample(n => 2 * QuorumRule.Majority.Size(n) > n);

    [Fact]
    public void Two_supermajorities_share_more_voters_than_may_be_faulty() =>
        Gen.Int[1, 100_000].Sample(n => (2 * QuorumRule.Supermajority.Size(n)) - n > (n - 1) / 3);

    [Fact]
    public void A_quorum_is_never_more_than_all() =>
        Gen.Int[0, 100_000].Sample(n => QuorumRule.Majority.Size(n) <= n && QuorumRule.Supermajority.Size(n) <= n);

    [Fact]
    public void Fewer_than_no_voters_and_unknown_rules_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => QuorumRule.Majority.Size(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((QuorumRule)9).Size(3));
    }
}
