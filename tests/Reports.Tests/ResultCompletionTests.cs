using Aurigraph.Measurement;
using Aurigraph.Reports.Thresholds;

namespace Aurigraph.Reports.Tests;

public class ResultCompletionTests
{
    private static readonly RunResult Raw = SampleResult.Result with
    {
        Thresholds = [],
        Consensus = SampleResult.Result.Consensus with { Elections = 2, ElectionsPerHour = new RateInterval(0, 0, 0) },
    };

    [Fact]
    public void The_election_rate_comes_from_the_count_and_the_window()
    {
        RunResult complete = ResultCompletion.Complete(Raw, SampleResult.Experiment);

        Assert.Equal(PoissonInterval.PerHour(2, 30), complete.Consensus.ElectionsPerHour);
    }

    [Fact]
    public void A_run_that_was_cut_short_has_the_rate_of_what_it_saw()
    {
        RunResult complete = ResultCompletion.Complete(Raw with { Partial = true, Wall = Raw.Wall with { VirtualSeconds = 15 } }, SampleResult.Experiment);

        Assert.Equal(720, complete.Consensus.ElectionsPerHour.Estimate, 9);
    }

    [Fact]
    public void A_run_that_was_cut_short_in_its_warm_up_has_seen_nothing()
    {
        RunResult complete = ResultCompletion.Complete(Raw with { Partial = true, Wall = Raw.Wall with { VirtualSeconds = 3 } }, SampleResult.Experiment);

        Assert.Equal(new RateInterval(0, 0, 0), complete.Consensus.ElectionsPerHour);
    }

    [Fact]
    public void Every_threshold_gets_an_outcome_in_the_order_of_the_scenario()
    {
        RunResult complete = ResultCompletion.Complete(Raw, SampleResult.Experiment);

        Assert.Equal(SampleResult.Experiment.Thresholds.Select(t => t.Expression), complete.Thresholds.Select(t => t.Expression));
    }
}
