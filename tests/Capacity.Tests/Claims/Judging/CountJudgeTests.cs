using Aurigraph.Capacity.Claims;

namespace Aurigraph.Capacity.Tests.Claims.Judging;

public sealed class CountJudgeTests
{
    [Theory]
    [InlineData("cores", 128, ClaimOutcome.Met, "4 x 12 + 4 x 11 + 6 x 6 = 128")]
    [InlineData("cores", 142, ClaimOutcome.ContradictsItself, "4 x 12 + 4 x 11 + 6 x 6 = 128")]
    [InlineData("nodes", 51, ClaimOutcome.Met, "4 x 5 + 4 x 4 + 3 x 3 + 3 x 2 = 51")]
    [InlineData("nodes.validator", 51, ClaimOutcome.ContradictsItself, "4 x 5 = 20")]
    [InlineData("containers", 51, ClaimOutcome.ContradictsItself, "4 + 4 + 6 = 14")]
    [InlineData("memory", 4.3e9, ClaimOutcome.Met, "4 x 384 MB + 4 x 320 MB + 6 x 256 MB = 4,352 MB")]
    [InlineData("memory", 5.2e9, ClaimOutcome.ContradictsItself, "4 x 384 MB + 4 x 320 MB + 6 x 256 MB = 4,352 MB")]
    public void The_parts_decide_without_a_run(string metric, double claimed, ClaimOutcome outcome, string why)
    {
        ClaimVerdict verdict = Judge(metric, claimed, null);
        Assert.Equal((outcome, why, true), (verdict.Verdict, verdict.Why, verdict.IsExact));
    }

    [Fact]
    public void A_host_that_is_too_small_contradicts_the_limits_of_its_containers() =>
        Assert.Equal(ClaimOutcome.ContradictsItself, Judge("cores", 16, ClaimComparison.AtMost).Verdict);

    private static ClaimVerdict Judge(string metric, double claimed, ClaimComparison? comparison) =>
        ClaimJudge.Judge(ClaimOf.Kind(ClaimKind.Count, metric, claimed, comparison: comparison), Study.Of(Study.Unprojected("option-b")))[0];
}
