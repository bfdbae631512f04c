using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Thresholds;

namespace Aurigraph.Reports.Tests.Thresholds;

public class ThresholdEvaluatorTests
{
    private static ThresholdOutcome One(string metric, string comparison, double limit, RunResult? result = null, Func<ExperimentDefinition, ExperimentDefinition>? change = null)
    {
        ExperimentDefinition experiment = SampleResult.With(new Threshold($"{metric} {comparison} {limit}", metric, comparison, limit));
        return Assert.Single(ThresholdEvaluator.Evaluate(result ?? SampleResult.Result, change?.Invoke(experiment) ?? experiment));
    }

    private static RunResult Elections(long count, double seconds) =>
        SampleResult.Result with { Consensus = SampleResult.Result.Consensus with { Elections = count, ElectionsPerHour = PoissonInterval.PerHour(count, seconds) } };

    [Theory]
    [InlineData("throughput.committedTps", 183_350)]
    [InlineData("committedTps", 183_350)]
    [InlineData("finality.p95", 96.1)]
    [InlineData("consensus.elections", 1)]
    [InlineData("elections", 1)]
    [InlineData("lost", 0)]
    [InlineData("batches.closedBy.delay", 55_600)]
    [InlineData("closedBy.delay", 55_600)]
    [InlineData("rejections.overloaded", 0)]
    [InlineData("throughput.rejections.body-missing", 0)]
    [InlineData("commitToQuorumMs.p95", 1.9)]
    [InlineData("phases.apply.mean", 15.4)]
    [InlineData("bottleneck.utilisation", 0.8)]
    public void A_metric_is_a_path_or_an_end_of_a_path_that_is_unambiguous(string metric, double expected)
    {
        ThresholdOutcome outcome = One(metric, "==", expected);

        Assert.Equal(expected, outcome.Actual);
        Assert.True(outcome.Passed);
    }

    [Fact]
    public void Aggregates_run_over_nodes_and_containers_of_one_role_or_all()
    {
        IReadOnlyList<NodeFigures> nodes = SampleResult.Result.Nodes;
        IReadOnlyList<ContainerFigures> containers = SampleResult.Result.Containers;

        Assert.Equal(nodes.Max(n => n.MemoryPeak), One("node.memoryPeak.max", "<", 1).Actual);
        Assert.Equal(nodes.Min(n => (double)n.Memory.Bodies), One("node.memory.bodies.min", "<", 1).Actual);
        Assert.Equal(containers.Where(c => c.Id.StartsWith("validator", StringComparison.Ordinal)).Average(c => c.CpuUtilisation), One("container[validator].cpuUtilisation.mean", "<", 1).Actual!.Value, 12);
        Assert.Equal(containers.Sum(c => c.ThrottledMs), One("container.throttledMs.sum", "<", 1).Actual);
        Assert.Equal(nodes.Where(n => n.Id.Role == Units.NodeRole.Slim).Max(n => n.LagMs.P95), One("node[slim].lagMs.p95.max", "<", 1).Actual);
    }

    [Theory]
    [InlineData("<", 182, false)]
    [InlineData("<", 184, true)]
    [InlineData("<=", 183.35, true)]
    [InlineData(">", 183.35, false)]
    [InlineData(">=", 183.35, true)]
    [InlineData("==", 183.35, true)]
    [InlineData("==", 183, false)]
    public void Each_comparison_does_what_it_says(string comparison, double limitThousands, bool passes) =>
        Assert.Equal(passes, One("committedTps", comparison, limitThousands * 1_000).Passed);

    [Theory]
    [InlineData("<")]
    [InlineData(">=")]
    [InlineData("==")]
    public void A_metric_without_a_value_fails_whatever_it_is_held_against(string comparison)
    {
        ThresholdOutcome outcome = One("finality.p95", comparison, 0, SampleResult.Result with { Finality = Distribution.Empty });

        Assert.Null(outcome.Actual);
        Assert.False(outcome.Passed);
        Assert.False(outcome.Undecided);
    }

    [Fact]
    public void A_number_that_is_not_finite_counts_as_missing() =>
        Assert.False(One("committedTps", ">=", 0, SampleResult.Result with { Throughput = SampleResult.Result.Throughput with { CommittedTps = double.NaN } }).Passed);

    [Fact]
    public void No_election_in_thirty_seconds_leaves_a_rate_undecided_and_says_how_long_would_decide()
    {
        ThresholdOutcome outcome = One("electionsPerHour", "<", 1, Elections(0, 30));

        Assert.False(outcome.Passed);
        Assert.True(outcome.Undecided);
        Assert.Equal("None in 30 s says only fewer than 359 an hour; 3 h of virtual time with none would decide it.", outcome.Remark);
    }

    [Fact]
    public void A_rate_over_no_time_fails_because_nothing_was_seen()
    {
        ThresholdOutcome outcome = One("electionsPerHour", "<", 1, Elections(0, 0));

        Assert.False(outcome.Passed);
        Assert.Null(outcome.Actual);
        Assert.Equal("There was nothing to measure.", outcome.Remark);
    }

    [Fact]
    public void Three_hours_without_an_election_decide_it()
    {
        ThresholdOutcome outcome = One("electionsPerHour", "<", 1, Elections(0, 3 * 3_600), e => e with { Duration = Units.Duration.FromSeconds(3 * 3_600) });

        Assert.True(outcome.Passed);
        Assert.False(outcome.Undecided);
        Assert.Null(outcome.Remark);
    }

    [Fact]
    public void A_rate_whose_whole_interval_misses_the_limit_fails_and_is_decided()
    {
        ThresholdOutcome outcome = One("electionsPerHour", "<", 1, Elections(3, 30));

        Assert.False(outcome.Passed);
        Assert.False(outcome.Undecided);
    }

    [Fact]
    public void A_lower_limit_on_a_rate_is_undecided_until_enough_was_seen()
    {
        ThresholdOutcome few = One("electionsPerHour", ">", 100, Elections(2, 30));
        ThresholdOutcome many = One("electionsPerHour", ">", 100, Elections(200, 3_600), e => e with { Duration = Units.Duration.FromSeconds(3_600) });

        Assert.True(few.Undecided);
        Assert.Contains("at this rate would decide it", few.Remark, StringComparison.Ordinal);
        Assert.True(many.Passed);
    }

    [Fact]
    public void A_bound_of_the_rate_can_be_named_itself() => Assert.Equal(PoissonInterval.PerHour(1, 30).High, One("electionsPerHour.high", "<", 1).Actual!.Value, 9);

    [Theory]
    [InlineData("p95", "could be")]
    [InlineData("finalty.p95", "did you mean finality.p95")]
    [InlineData("node.memoryPeek.max", "did you mean memoryPeak")]
    [InlineData("node.memoryPeak", "end it with .min, .mean, .max or .sum")]
    [InlineData("node[vaildator].memoryPeak.max", "names no role")]
    [InlineData("nothing.at.all", "No number of the summary")]
    public void A_name_that_stands_for_nothing_or_for_several_is_reported_before_the_run(string metric, string expected)
    {
        string fault = Assert.Single(ThresholdEvaluator.Faults([new Threshold($"{metric} < 1", metric, "<", 1)], SampleResult.Result));

        Assert.StartsWith($"{metric} < 1: ", fault, StringComparison.Ordinal);
        Assert.Contains(expected, fault, StringComparison.Ordinal);
        Assert.False(One(metric, "<", double.MaxValue).Passed);
    }

    [Fact]
    public void Good_names_have_no_faults() => Assert.Empty(ThresholdEvaluator.Faults(SampleResult.Experiment.Thresholds, SampleResult.Result));

    [Fact]
    public void The_exit_code_puts_safety_before_thresholds()
    {
        RunResult fine = SampleResult.Result with { Thresholds = [new ThresholdOutcome("a < 1", 0, true, false)] };
        RunResult failed = SampleResult.Result with { Thresholds = [new ThresholdOutcome("a < 1", 2, false, false)] };

        Assert.Equal(0, ThresholdEvaluator.ExitCode(fine));
        Assert.Equal(3, ThresholdEvaluator.ExitCode(failed));
        Assert.Equal(4, ThresholdEvaluator.ExitCode(failed with { Safety = new SafetyFigures([], ["broken"]) }));
    }
}
