using Aurigraph.Capacity.Claims;

namespace Aurigraph.Capacity.Tests.Claims.Judging;

public sealed class LittleJudgeTests
{
    [Fact]
    public void A_rate_beyond_cap_over_latency_is_not_reachable()
    {
        ClaimVerdict verdict = Judge(1e6);
        Assert.Equal((ClaimOutcome.NotReachable, "Little's law: 50K / 120 ms = 417K", true), (verdict.Verdict, verdict.Why, verdict.IsExact));
        Assert.Equal(50_000 / 0.12, verdict.Projected!.Value, 3);
    }

    [Fact]
    public void A_rate_within_it_is_met() => Assert.Equal(ClaimOutcome.Met, Judge(400e3).Verdict);

    private static ClaimVerdict Judge(double claimed) => ClaimJudge.Judge(ClaimOf.Little(claimed, 50_000, 120), Study.Of(Study.Unprojected("option-b")))[0];
}
