using Aurigraph.Capacity.Claims;

namespace Aurigraph.Capacity.Tests.Claims.Judging;

public sealed class RatioJudgeTests
{
    private static readonly ProjectedScenario Baseline = Study.Projected("baseline", 100e3) with { KneeLow = 75e3, KneeHigh = 120e3 };
    private static readonly ProjectedScenario B = Study.Projected("option-b", 60e3) with { KneeLow = 44e3, KneeHigh = 75e3 };

    [Fact]
    public void Like_ends_of_the_intervals_are_compared()
    {
        ClaimVerdict verdict = Judge(ClaimOf.Ratio("throughput", 0.29), B, Baseline);
        Assert.Equal((ClaimOutcome.NotMet, "60K TPS against 100K TPS"), (verdict.Verdict, verdict.Why));
        Assert.Equal(-0.4, verdict.Projected!.Value, 9);
        Assert.Equal((44.0 / 75 - 1, 75.0 / 120 - 1), (verdict.Low!.Value, verdict.High!.Value));
    }

    [Fact]
    public void A_gain_that_is_reached_is_met() => Assert.Equal(ClaimOutcome.Met, Judge(ClaimOf.Ratio("throughput", 0.29), B with { KneeMid = 130e3 }, Baseline).Verdict);

    [Theory]
    [InlineData(0, ClaimOutcome.Met)]
    [InlineData(-0.6, ClaimOutcome.NotMet)]
    public void A_latency_must_fall_at_least_so_far(double change, ClaimOutcome outcome) => Assert.Equal(outcome, Judge(ClaimOf.Ratio("finality.p50", change), B, Baseline).Verdict);

    [Theory]
    [InlineData("nodes", 0.96, ClaimOutcome.Met, "51 nodes against 26 nodes is +96 %")]
    [InlineData("nodes.validator", 0.66, ClaimOutcome.Met, "20 nodes against 12 nodes is +67 %")]
    [InlineData("cores", 0.61, ClaimOutcome.ContradictsItself, "128 cores against 88 cores is +45 %")]
    [InlineData("memory.container.validator", -0.42, ClaimOutcome.ContradictsItself, "384 MB against 512 MB is −25 %")]
    public void Sums_of_the_deployments_decide_without_a_run(string metric, double change, ClaimOutcome outcome, string why)
    {
        ClaimVerdict verdict = Judge(ClaimOf.Ratio(metric, change), Study.Unprojected("option-b"), Study.Unprojected("baseline"));
        Assert.Equal((outcome, why, true), (verdict.Verdict, verdict.Why, verdict.IsExact));
    }

    [Fact]
    public void Without_the_other_scenario_or_without_its_knee_nothing_is_judged()
    {
        Assert.Equal(ClaimOutcome.NotJudged, Judge(ClaimOf.Ratio("throughput", 0.29), B).Verdict);
        Assert.Equal(ClaimOutcome.NotJudged, Judge(ClaimOf.Ratio("throughput", 0.29), B, Study.Unprojected("baseline")).Verdict);
    }

    [Fact]
    public void A_gain_over_what_does_not_fit_is_not_reachable()
    {
        Claim claim = ClaimOf.Ratio("throughput", 0.29) with { Over = "baseline-as-written" };
        Assert.Equal(ClaimOutcome.NotReachable, Judge(claim, B, Study.Unprojected("baseline-as-written")).Verdict);
    }

    private static ClaimVerdict Judge(Claim claim, params ProjectedScenario[] scenarios) => ClaimJudge.Judge(claim, Study.Of(scenarios))[0];
}
