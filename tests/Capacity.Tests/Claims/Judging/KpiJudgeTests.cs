using Aurigraph.Capacity.Claims;
using Aurigraph.Measurement;

namespace Aurigraph.Capacity.Tests.Claims.Judging;

public sealed class KpiJudgeTests
{
    private static readonly ProjectedScenario At60K = Study.Projected("option-b", 60e3);

    [Theory]
    [InlineData("cpu.mean", 0.8, ClaimComparison.AtMost, ClaimOutcome.Met, "50 % at 42K TPS, 70 % of the knee")]
    [InlineData("cpu.mean", 0.6, ClaimComparison.AtLeast, ClaimOutcome.NotMet, "50 % at 42K TPS, 70 % of the knee")]
    [InlineData("memory.utilisation.max", 0.85, ClaimComparison.AtMost, ClaimOutcome.Met, "80 % at 42K TPS, 70 % of the knee")]
    [InlineData("network.cluster", 400e6, ClaimComparison.AtMost, ClaimOutcome.NotMet, "510 MB/s at 42K TPS, 70 % of the knee")]
    [InlineData("network.node", 20e6, ClaimComparison.AtMost, ClaimOutcome.Met, "10 MB/s at 42K TPS, 70 % of the knee")]
    [InlineData("disk.perContainer", 50e6, ClaimComparison.Below, ClaimOutcome.Met, "40 MB/s at 42K TPS, 70 % of the knee")]
    [InlineData("replication.p50", 20, ClaimComparison.Below, ClaimOutcome.Met, "5 ms at 42K TPS, 70 % of the knee")]
    public void The_figure_of_the_run_decides(string metric, double claimed, ClaimComparison comparison, ClaimOutcome outcome, string why)
    {
        ClaimVerdict verdict = Judge(metric, claimed, comparison, At60K);
        Assert.Equal((outcome, why), (verdict.Verdict, verdict.Why));
    }

    [Fact]
    public void A_rare_event_that_the_window_cannot_decide_is_not_judged()
    {
        ClaimVerdict verdict = Judge("elections.perHour", 1, ClaimComparison.Below, At60K);
        Assert.Equal((ClaimOutcome.NotJudged, "the window of 30 s says only 0 to 360 an hour"), (verdict.Verdict, verdict.Why));
    }

    [Fact]
    public void A_rare_event_seen_too_often_is_not_met()
    {
        RunResult run = At60K.At70! with { Consensus = At60K.At70.Consensus with { ElectionsPerHour = new RateInterval(600, 200, 1400) } };
        Assert.Equal(ClaimOutcome.NotMet, Judge("elections.perHour", 1, ClaimComparison.Below, At60K with { At70 = run }).Verdict);
    }

    [Fact]
    public void What_a_run_does_not_tell_is_not_judged()
    {
        Assert.Equal("no figure for reads answered from the store's cache", Judge("cacheHitRatio", 0.8, ClaimComparison.Above, At60K).Why);
        Assert.Equal("no run at 70 % of the knee", Judge("cpu.mean", 0.8, ClaimComparison.AtMost, Study.Unprojected("option-b")).Why);
    }

    [Fact]
    public void Settings_decide_without_a_run()
    {
        ClaimVerdict verdict = Judge("failover.longest", 200, ClaimComparison.Below, Study.Unprojected("option-b"));
        Assert.Equal((ClaimOutcome.NotMet, "240 ms + 0.5 ms = 241 ms", true), (verdict.Verdict, verdict.Why, verdict.IsExact));
    }

    private static ClaimVerdict Judge(string metric, double claimed, ClaimComparison comparison, ProjectedScenario scenario) =>
        ClaimJudge.Judge(ClaimOf.Kind(ClaimKind.Kpi, metric, claimed, comparison: comparison), Study.Of(scenario))[0];
}
