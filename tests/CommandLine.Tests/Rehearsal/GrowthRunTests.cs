using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Rehearsal;
using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Reports.Rehearsal;
using Aurigraph.Scenarios;

namespace Aurigraph.CommandLine.Tests.Rehearsal;

public sealed class GrowthRunTests
{
    private static readonly ScenarioReading Small = ScenarioReader.ReadText(ScenarioFolder.Small, "small.yaml");
    private static readonly ScenarioReading Larger = ScenarioReader.ReadText(ScenarioFolder.Small.Replace("count: 3", "count: 5", StringComparison.Ordinal), "larger.yaml");

    [Fact]
    public void In_the_run_of_each_size_its_voter_joins_under_load()
    {
        GrowthRun growth = Grow(o => o);
        Assert.Equal([(3, null), (4, "validator-4"), (5, "validator-5"), (5, null)], growth.Done.Select(s => (s.Voters, s.Changed)));
        Assert.All(growth.Done.Where(s => s.Changed is not null), s => Assert.InRange(s.ChangeMs!.Value, 0.1, 1_000));
        Assert.All(growth.Done, s => Assert.Empty(s.Reason));
        Assert.Null(growth.TakenBack);
    }

    [Fact]
    public void A_size_that_is_too_slow_is_taken_back_by_a_run_in_which_its_voter_leaves()
    {
        GrowthRun growth = Grow(o => o.Result.Consensus.Voters == 4 ? o with { Result = o.Result with { Finality = o.Result.Finality with { P95 = 10_000 } } } : o);
        Assert.Equal(4, growth.Done[^1].Voters);
        Assert.StartsWith("finality p95 10,000 ms, and ", growth.Done[^1].Reason, StringComparison.Ordinal);
        GrowthStep back = Assert.IsType<GrowthStep>(growth.TakenBack);
        Assert.Equal(("back to 3 voters", 3, "validator-4", ""), (back.Name, back.Voters, back.Changed, back.Reason));
        Assert.NotNull(back.ChangeMs);
    }

    [Fact]
    public void A_voter_that_does_not_come_to_vote_ends_the_growth_and_nobody_has_to_leave()
    {
        GrowthRun growth = Grow(o => o.Result.Consensus.Voters == 4 ? o with { Result = o.Result with { Consensus = o.Result.Consensus with { Voters = 3 } } } : o);
        Assert.Equal("validator-4 did not join: 3 validators vote", growth.Done[^1].Reason);
        Assert.Null(growth.Done[^1].ChangeMs);
        Assert.Null(growth.TakenBack);
    }

    private static GrowthRun Grow(Func<RehearsalObservation, RehearsalObservation> alter)
    {
        var scenario = new LoadedScenario("small.yaml", [], Small.Experiment!, Small);
        var growth = new GrowthRun(500, new RehearsalRuns(scenario, new AlteredTarget(alter), _ => { }, CancellationToken.None));
        growth.Run(GrowthPlan.Between(Small.Experiment!, Larger.Experiment!).Plan!);
        return growth;
    }
}
