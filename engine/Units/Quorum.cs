namespace Aurigraph.Units;

/// <summary>Which share of the voters decides; applies to elections and commits alike.</summary>
public enum QuorumRule
{
    /// <summary>floor(n / 2) + 1.</summary>
    Majority,

    /// <summary>n - floor((n - 1) / 3).</summary>
    Supermajority,
}

/// <summary>Sizes of quorums.</summary>
public static class Quorum
{
    /// <summary>How many of <paramref name="voters"/> make a quorum; 0 of 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of voters is negative.</exception>
    public static int Size(this QuorumRule rule, int voters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(voters);
        return voters == 0 ? 0 : rule switch
        {
            QuorumRule.Majority => (voters / 2) + 1,
            QuorumRule.Supermajority => voters - ((voters - 1) / 3),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Unknown quorum rule."),
        };
    }
}
