using Aurigraph.Capacity.Claims;

namespace Aurigraph.Capacity.Tests.Claims.Judging;

public sealed class BatchJudgeTests
{
    [Fact]
    public void A_batch_that_the_delay_closes_first_is_not_reachable()
    {
        ClaimVerdict verdict = Judge(100e3, Study.Unprojected("option-b"));
        Assert.Equal((ClaimOutcome.NotReachable, 10e3), (verdict.Verdict, verdict.Projected));
        Assert.Equal("1.0M TPS x 10 ms = 10K, or 625 at each of 16 origins: the delay closes every batch first", verdict.Why);
    }

    [Fact]
    public void A_run_tells_what_batches_are_beside() =>
        Assert.EndsWith("; 38 on average at 42K TPS", Judge(100e3, Study.Projected("option-b", 60e3)).Why, StringComparison.Ordinal);

    [Fact]
    public void A_batch_that_fills_in_time_is_met() => Assert.Equal(ClaimOutcome.Met, Judge(10e3, Study.Unprojected("option-b")).Verdict);

    private static ClaimVerdict Judge(double claimed, ProjectedScenario scenario) => ClaimJudge.Judge(ClaimOf.Batch(claimed, 1e6), Study.Of(scenario))[0];
}
