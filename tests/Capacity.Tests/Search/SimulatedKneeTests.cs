using Aurigraph.Capacity.Search;
using Aurigraph.Capacity.Study;
using Aurigraph.Experiment;
using Aurigraph.Scenarios;

namespace Aurigraph.Capacity.Tests.Search;

/// <summary>Knees that are known: one lane applies a transaction in 200 us and nothing else costs anything, so the knee is at 5,000 a second.</summary>
public sealed class SimulatedKneeTests
{
    private const double Known = 5_000;

    [Fact]
    public async Task The_search_finds_a_known_knee_within_two_percent_and_its_interval_holds_it_for_18_of_20_seeds()
    {
        int held = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            ScenarioCapacity found = await FindAsync(SampleRun.Network(200) with { Seed = seed }, 1);
            KneeEstimate knee = found.Knee!;
            Assert.True(Math.Abs(knee.Mid - Known) <= 0.02 * Known, $"seed {seed}: the knee is {Known} and {knee.Mid} was found");
            held += knee.Low <= Known && Known <= knee.High ? 1 : 0;
        }
        Assert.True(held >= 18, $"the interval held the knee for {held} of 20 seeds");
    }

    [Fact]
    public async Task Costs_that_are_uncertain_by_a_quarter_widen_the_interval_by_about_that()
    {
        ExperimentDefinition scenario = SampleRun.Network(200);
        scenario = scenario with { Costs = scenario.Costs with { Uncertainties = new SortedDictionary<string, double>(StringComparer.Ordinal) { ["applyPerTransaction"] = 0.25 } } };

        ScenarioCapacity found = await FindAsync(scenario, 5);

        Assert.InRange(found.Knee!.Low, Known / 1.25 / 1.06, Known / 1.1);
        Assert.InRange(found.Knee.High, Known * 1.1, Known * 1.25 * 1.06);
        InputEffect effect = Assert.Single(found.Inputs);
        Assert.Equal("applyPerTransaction", effect.Input);
        Assert.InRange(effect.KneeWhenDear, Known / 1.25 * 0.96, Known / 1.25 * 1.03);
        Assert.InRange(effect.KneeWhenCheap, Known * 1.25 * 0.96, Known * 1.25 * 1.03);
    }

    [Fact]
    public async Task A_quarter_more_of_what_binds_gives_a_quarter_more_and_of_all_else_nothing()
    {
        ScenarioCapacity found = await FindAsync(SampleRun.Network(200), 1);

        Assert.Equal("apply", found.Gains[0].Resource);
        Assert.InRange(found.Gains[0].Gain, 0.21, 0.29);
        Assert.All(found.Gains.Skip(1), g => Assert.InRange(g.Gain, -0.03, 0.03));
        Assert.Equal("apply", found.Bottleneck!.Resource);
    }

    [Fact]
    public async Task A_service_level_that_an_idle_system_misses_is_a_result()
    {
        ScenarioCapacity found = await FindAsync(SampleRun.Network(200), 1, "finality.p95 < 1ms");

        Assert.Equal(CapacityOutcome.MissesWhenIdle, found.Outcome);
        Assert.Contains("finality.p95 < 1ms fails", found.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_too_small_for_its_process_does_not_fit()
    {
        ScenarioCapacity found = await FindAsync(SampleRun.Network(200, "runtime.base=3GB"), 1);

        Assert.Equal(CapacityOutcome.DoesNotFit, found.Outcome);
        Assert.Contains("its limit is 2000 MB", found.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_that_fails_at_the_lowest_load_is_refused_with_the_reason()
    {
        var search = new ScenarioSearch(new ScriptedRunner(_ => 0), new CapacitySettings([], 1), SampleRun.Network(200), new ProbeLog());

        CapacityException refused = await Assert.ThrowsAsync<CapacityException>(() => search.FindAsync(CancellationToken.None));

        Assert.Contains("already fails", refused.Message, StringComparison.Ordinal);
    }

    private static Task<ScenarioCapacity> FindAsync(ExperimentDefinition scenario, int seeds, string serviceLevel = "finality.p95 < 200ms")
    {
        Assert.Null(ThresholdReader.Read(serviceLevel, out Threshold? condition));
        return new ScenarioSearch(new SimulatedRunner(), new CapacitySettings([condition!], seeds), scenario, new ProbeLog()).FindAsync(CancellationToken.None);
    }
}
