using Aurigraph.Capacity.Search;
using Aurigraph.Experiment;
using CsCheck;

namespace Aurigraph.Capacity.Tests.Search;

public sealed class KneeSearchTests
{
    private static readonly ExperimentDefinition Scenario = SampleRun.Network(200);

    [Fact]
    public Task It_closes_in_on_any_knee_from_any_guess() =>
        Gen.Select(Gen.Double[1, 7], Gen.Double[0, 8], Gen.Double[1.01, 3]).SampleAsync(async (knee, guess, step) =>
        {
            double capacity = Math.Pow(10, knee);
            KneeBracket found = await FindAsync(_ => capacity, Math.Pow(10, guess), step, 1, 1e9);

            Assert.InRange(capacity, found.Sustained!.Value, found.Refused!.Value);
            Assert.True(found.Refused <= found.Sustained * 1.025, $"{found} is wider than 2 %");
        }, iter: 300);

    [Fact]
    public async Task Nothing_sustained_down_to_the_lowest_rate_is_no_knee() =>
        Assert.Equal(new KneeBracket(null, 10), await FindAsync(_ => 5, 1_000, 1.2, 10, 1e6));

    [Fact]
    public async Task All_sustained_up_to_the_highest_rate_is_no_bound() =>
        Assert.Equal(new KneeBracket(1e6, null), await FindAsync(_ => 1e9, 1_000, 1.2, 10, 1e6));

    [Fact]
    public async Task Probes_near_the_knee_are_few()
    {
        var runner = new ScriptedRunner(_ => 1_000);
        var search = new KneeSearch(new LoadProbe(runner, []), new ProbeLog());

        await search.FindAsync(Scenario, 1, 995, 1.015, 1.02, 1, 1e6, CancellationToken.None);

        Assert.InRange(runner.Runs, 2, 3);
    }

    private static Task<KneeBracket> FindAsync(Func<ExperimentDefinition, double> capacity, double guess, double step, double lowest, double highest) =>
        new KneeSearch(new LoadProbe(new ScriptedRunner(capacity), []), new ProbeLog())
            .FindAsync(Scenario, 1, guess, step, 1.02, lowest, highest, CancellationToken.None);
}
