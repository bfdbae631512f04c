using Aurigraph.Capacity.Claims;

namespace Aurigraph.Capacity.Tests.Claims.Judging;

public sealed class ThroughputJudgeTests
{
    private static readonly ProjectedScenario At60K = Study.Projected("option-b", 60e3) with { Ceilings = [("disk", 118e3), ("apply", 62e3)] };

    [Fact]
    public void A_rate_beyond_the_knee_is_not_met_and_the_lowest_ceiling_says_why()
    {
        ClaimVerdict verdict = Judge(1e6, At60K);
        Assert.Equal((ClaimOutcome.NotMet, 60e3, 45e3, 75e3), (verdict.Verdict, verdict.Projected!.Value, verdict.Low!.Value, verdict.High!.Value));
        Assert.Equal("60K (45K to 75K) TPS is sustained; the lowest ceiling is apply at 62K", verdict.Why);
    }

    [Theory]
    [InlineData(60_000, ClaimOutcome.Met)]
    [InlineData(60_001, ClaimOutcome.NotMet)]
    public void The_knee_itself_decides(double claimed, ClaimOutcome outcome) => Assert.Equal(outcome, Judge(claimed, At60K).Verdict);

    [Fact]
    public void A_claim_within_the_interval_is_told_as_such() =>
        Assert.EndsWith("the claim lies within the interval", Judge(70e3, At60K).Why, StringComparison.Ordinal);

    [Fact]
    public void Without_a_knee_a_ceiling_below_the_claim_is_enough()
    {
        ClaimVerdict verdict = Judge(1e6, Study.Unprojected("option-b") with { Ceilings = [("apply", 250e3)] });
        Assert.Equal((ClaimOutcome.NotMet, "apply alone ends at 250K TPS", true), (verdict.Verdict, verdict.Why, verdict.IsExact));
    }

    [Fact]
    public void Without_knee_and_ceilings_nothing_is_judged() => Assert.Equal(ClaimOutcome.NotJudged, Judge(1e6, Study.Unprojected("option-b")).Verdict);

    [Fact]
    public void A_share_of_each_validator_divides_the_knee()
    {
        ClaimVerdict verdict = ClaimJudge.Judge(ClaimOf.Kind(ClaimKind.Throughput, "throughput.perValidator", 50e3), Study.Of(At60K))[0];
        Assert.Equal((3e3, ClaimOutcome.NotMet), (verdict.Projected, verdict.Verdict));
        Assert.Equal("60K TPS over 20 validators; each handles every transaction, so their rates do not add up", verdict.Why);
    }

    private static ClaimVerdict Judge(double claimed, ProjectedScenario scenario) =>
        ClaimJudge.Judge(ClaimOf.Kind(ClaimKind.Throughput, "throughput", claimed), Study.Of(scenario))[0];
}
