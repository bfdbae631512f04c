using Aurigraph.Capacity.Claims;

namespace Aurigraph.Capacity.Tests.Claims.Judging;

public sealed class MemoryJudgeTests
{
    [Fact]
    public void A_limit_shared_out_over_the_nodes_of_the_cluster_contradicts_itself()
    {
        ClaimVerdict verdict = Judge("memory.node.validator", 19e6, Study.Projected("option-b", 60e3));
        Assert.Equal(ClaimOutcome.ContradictsItself, verdict.Verdict);
        Assert.Equal("384 MB / 5 nodes = 76.8 MB; 19 MB is 384 MB of one container over the 20 nodes of all", verdict.Why);
    }

    [Fact]
    public void A_figure_of_no_known_origin_is_held_against_the_share_alone() =>
        Assert.Equal("384 MB / 5 nodes = 76.8 MB", Judge("memory.node.validator", 50e6, Study.Unprojected("option-b")).Why);

    [Fact]
    public void The_share_itself_is_met_while_a_node_takes_less()
    {
        ClaimVerdict verdict = Judge("memory.node.validator", 77e6, Study.Projected("option-b", 60e3));
        Assert.Equal((ClaimOutcome.Met, 60e6, "384 MB / 5 nodes = 76.8 MB; a node takes 60 MB at 70 % of the knee"), (verdict.Verdict, verdict.Projected, verdict.Why));
    }

    [Fact]
    public void The_share_is_not_met_when_the_first_transaction_finds_more_taken()
    {
        ClaimVerdict verdict = Judge("memory.node.validator", 77e6, Study.Unprojected("option-b-as-written"));
        Assert.Equal((ClaimOutcome.NotMet, true), (verdict.Verdict, verdict.IsExact));
        Assert.EndsWith("a node takes 477 MB before the first transaction", verdict.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Unequal_containers_are_averaged() =>
        Assert.Equal("1,536 MB / 15 nodes = 102 MB", Judge("memory.node.slim", 10e6, Study.Unprojected("option-b")).Why);

    [Fact]
    public void The_budget_of_the_guide_adds_up_and_that_of_the_container_file_does_not()
    {
        Assert.Equal(ClaimOutcome.Met, Judge("memory.fixed.validator", 384e6, Study.Unprojected("option-b-as-guided")).Verdict);
        Assert.Equal(ClaimOutcome.ContradictsItself, Judge("memory.fixed.validator", 384e6, Study.Unprojected("option-b-as-written")).Verdict);
    }

    [Fact]
    public void A_peak_of_the_run_is_a_threshold()
    {
        Assert.Equal(ClaimOutcome.Met, Judge("memory.peak.validator", 390e6, Study.Projected("option-b", 60e3)).Verdict);
        Assert.Equal(ClaimOutcome.NotMet, Judge("memory.peak.validator", 300e6, Study.Projected("option-b", 60e3)).Verdict);
    }

    private static ClaimVerdict Judge(string metric, double claimed, ProjectedScenario scenario) =>
        ClaimJudge.Judge(ClaimOf.Kind(ClaimKind.Memory, metric, claimed, scenario.Name), Study.Of(scenario))[0];
}
