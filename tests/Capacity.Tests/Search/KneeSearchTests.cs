using Aurigraph.Capacity.Search;
using Aurigraph.Experiment;
using CsCheck;

namespace Aurigraph.Capacity.Tests.Search;

public sealed class KneeSearchTests
{
    private static readonly ExperimentDefinition Scenario = SampleRun.Network(200);

    [Fact]
    public void It_closes_in_on_any_knee_from_any_guess() =>
        Gen.Select(Gen.Double[1, 7], Gen.Double[0, 8], Gen.Double[1.01, 3]).Sample((knee, guess, step) =>
        {
            double capacity = Math.Pow(10, knee);
            KneeBracket found = Find(_ => capacity, Math.Pow(10, guess), step, 1, 1e9);

            Assert.InRange(capacity, found.Sustained!.Value, found.Refused!.Value);
            Assert.True(found.Refused <= found.Sustained * 1.02, $"{found} is wider than 2 %");
        }, iter: 300);

    [Fact]
    public void Nothing_sustained_down_to_the_lowest_rate_is_no_knee() =>
        Assert.Equal(new KneeBracket(null, 10), Find(_ => 5, 1_000, 1.2, 10, 1e6));

    [Fact]
    public void All_sustained_up_to_the_highest_rate_is_no_bound() =>
        Assert.Equal(new KneeBracket(1e6, null), Find(_ => 1e9, 1_000, 1.2, 10, 1e6));

    [Fact]
    public void Probes_near_the_knee_are_few()
    {
        var runner = new ScriptedRunner(_ => 1_000);
        var search = new KneeSearch(new LoadProbe(runner, []), new ProbeLog());

        search.FindAsync(Scenario, 1, 995, 1.015, 1.02, 1, 1e6, CancellationToken.None).Wait();

        Assert.InRange(runner.Runs, 2, 3);
    }

    private static KneeBracket Find(Func<ExperimentDefinition, double> capacity, double guess, double step, double lowest, double highest) =>
        new KneeSearch(new LoadProbe(new ScriptedRunner(capacity), []), new ProbeLog())
            .FindAsync(Scenario, 1, guess, step, 1.02, lowest, highest, CancellationToken.None).GetAwaiter().GetResult();
}
