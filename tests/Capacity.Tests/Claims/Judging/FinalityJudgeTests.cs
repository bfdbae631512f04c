using Aurigraph.Capacity.Claims;
using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Tests.Claims.Judging;

public sealed class FinalityJudgeTests
{
    [Theory]
    [InlineData(67, ClaimOutcome.Met)]
    [InlineData(66.9, ClaimOutcome.NotMet)]
    public void The_percentile_of_the_run_decides(double claimed, ClaimOutcome outcome) => Assert.Equal(outcome, Judge(claimed, Study.Projected("option-b", 60e3)).Verdict);

    [Fact]
    public void The_verdict_says_at_which_rate_and_that_more_was_claimed() =>
        Assert.Equal("67 ms at 42K TPS, 70 % of the knee; claimed at 1.0M, beyond the knee", Judge(200, Study.Projected("option-b", 60e3)).Why);

    [Fact]
    public void Without_a_run_or_without_a_final_transaction_nothing_is_judged()
    {
        Assert.Equal(ClaimOutcome.NotJudged, Judge(200, Study.Unprojected("option-b")).Verdict);
        ProjectedScenario scenario = Study.Projected("option-b", 60e3);
        Assert.Equal(ClaimOutcome.NotJudged, Judge(200, scenario with { At70 = scenario.At70! with { Finality = Distribution.Empty } }).Verdict);
    }

    private static ClaimVerdict Judge(double claimed, ProjectedScenario scenario) =>
        ClaimJudge.Judge(ClaimOf.Kind(ClaimKind.Finality, "finality.p95", claimed) with { Rate = new Rate(1e6) }, Study.Of(scenario))[0];
}
