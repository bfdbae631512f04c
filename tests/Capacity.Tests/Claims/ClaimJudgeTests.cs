using Aurigraph.Capacity.Claims;
using Aurigraph.Scenarios.Claims;

namespace Aurigraph.Capacity.Tests.Claims;

public sealed class ClaimJudgeTests
{
    private static readonly Claim Throughput = ClaimOf.Kind(ClaimKind.Throughput, "throughput", 1e6);

    [Fact]
    public void A_claim_about_a_scenario_that_the_study_lacks_is_not_judged()
    {
        ClaimVerdict verdict = Assert.Single(ClaimJudge.Judge(Throughput, Study.Of(Study.Projected("baseline", 98e3))));
        Assert.Equal((ClaimOutcome.NotJudged, false, "option-b"), (verdict.Verdict, verdict.IsInStudy, verdict.Scenario));
        Assert.Equal("–", verdict.ProjectedText);
    }

    [Fact]
    public void A_claim_about_any_scenario_has_a_verdict_for_each_in_order_of_their_names()
    {
        Claim any = Throughput with { About = Claim.AnyScenario };
        IReadOnlyList<ClaimVerdict> verdicts = ClaimJudge.Judge(any, Study.Of(Study.Projected("option-b", 60e3), Study.Projected("baseline", 98e3)));
        Assert.Equal(["baseline", "option-b"], verdicts.Select(v => v.Scenario));
    }

    [Fact]
    public void A_claim_about_a_deployment_is_held_against_every_scenario_that_has_it()
    {
        ProjectedScenario mine = Study.Projected("option-b", 60e3) with { Name = "mine" };
        Assert.Equal("mine", Assert.Single(ClaimJudge.Judge(Throughput, Study.Of(mine))).Scenario);
    }

    [Fact]
    public void A_claim_is_held_against_variants()
    {
        Claim claim = Throughput with { Scenarios = ["option-b", "option-b-slim192"] };
        Assert.Equal("option-b-slim192", Assert.Single(ClaimJudge.Judge(claim, Study.Of(Study.Projected("option-b-slim192", 60e3)))).Scenario);
    }

    [Fact]
    public void What_does_not_fit_reaches_no_rate()
    {
        ClaimVerdict verdict = ClaimJudge.Judge(Throughput with { Scenarios = ["option-b-as-written"] }, Study.Of(Study.Unprojected("option-b-as-written")))[0];
        Assert.Equal(ClaimOutcome.NotReachable, verdict.Verdict);
        Assert.Equal("does not fit: validator-container-1 takes 5 x (100 + 49.2 + 200 + 128) = 2,386 MB before the first transaction, its limit is 384 MB", verdict.Why);
    }

    [Fact]
    public void A_claim_for_the_record_is_never_judged()
    {
        Claim record = Throughput with { Kind = ClaimKind.Record, Metric = null, Claimed = null, Note = "one node only" };
        ClaimVerdict verdict = ClaimJudge.Judge(record, Study.Of(Study.Projected("option-b", 60e3)))[0];
        Assert.Equal((ClaimOutcome.NotJudged, "one node only", "–"), (verdict.Verdict, verdict.Why, verdict.ClaimedText));
    }

    [Fact]
    public void Tables_leave_out_what_the_study_says_nothing_of()
    {
        ClaimSet set = ClaimsReader.Read("aurigraph-v11").Claims!;
        IReadOnlyDictionary<string, ProjectedScenario> study = Study.Of(Study.Projected("baseline", 98e3), Study.Projected("option-b", 60e3));
        IReadOnlyList<ClaimVerdict> shown = ClaimJudge.Judge(set, study);
        IReadOnlyList<ClaimVerdict> all = ClaimJudge.Judge(set, study, withUnjudged: true);
        Assert.All(shown, v => Assert.Contains(v.Scenario, study.Keys));
        Assert.Contains(all, v => v.Id == "option-c-tps" && v.Verdict == ClaimOutcome.NotJudged);
        Assert.Contains(all, v => v.Id == "single-node-tps");
        Assert.DoesNotContain(shown, v => v.Id is "option-c-tps" or "single-node-tps");
    }

    [Theory]
    [InlineData("option-b-tps", "option-b", ClaimOutcome.NotMet, "1.0M TPS", "60K TPS")]
    [InlineData("option-b-tps-gain", "option-b", ClaimOutcome.NotMet, "+29 %", "−39 %")]
    [InlineData("option-b-p95", "option-b", ClaimOutcome.Met, "200 ms", "67 ms")]
    [InlineData("option-b-in-flight", "option-b", ClaimOutcome.NotReachable, "1.0M TPS", "≤ 417K TPS")]
    [InlineData("option-b-batch", "option-b", ClaimOutcome.NotReachable, "100K", "≤ 10K")]
    [InlineData("option-b-node-memory", "option-b", ClaimOutcome.ContradictsItself, "19 MB", "76.8 MB")]
    [InlineData("option-b-cores", "option-b", ClaimOutcome.ContradictsItself, "142 cores", "128 cores")]
    [InlineData("option-a-nodes", "option-a", ClaimOutcome.ContradictsItself, "40 nodes", "36 nodes")]
    [InlineData("option-b-memory", "option-b", ClaimOutcome.Met, "4,300 MB", "4,352 MB")]
    [InlineData("option-b-as-guided-fits", "option-b-as-guided", ClaimOutcome.Met, "384 MB", "384 MB")]
    [InlineData("option-b-as-written-fits", "option-b-as-written", ClaimOutcome.ContradictsItself, "384 MB", "2,386 MB")]
    [InlineData("option-b-failover", "option-b", ClaimOutcome.NotMet, "200 ms", "241 ms")]
    public void Verdicts_on_the_catalog_read_as_in_the_report(string id, string scenario, ClaimOutcome outcome, string claimed, string projected)
    {
        Claim claim = ClaimsReader.Read("aurigraph-v11").Claims!.Claims.Single(c => c.Id == id);
        IReadOnlyDictionary<string, ProjectedScenario> study = Study.Of(Study.Projected("baseline", 98e3), Study.Projected("option-a", 78e3), Study.Projected("option-b", 60e3),
            Study.Unprojected("option-b-as-guided"), Study.Unprojected("option-b-as-written"));
        ClaimVerdict verdict = ClaimJudge.Judge(claim, study).Single(v => v.Scenario == scenario);
        Assert.Equal((outcome, claimed, projected), (verdict.Verdict, verdict.ClaimedText, verdict.ProjectedText));
    }
}
