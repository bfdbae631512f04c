using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Tests.Text;

public class VerdictTests
{
    private static readonly RunResult Quiet = SampleResult.Result with
    {
        Consensus = SampleResult.Result.Consensus with { Elections = 0, LeaderChanges = 0, LeaderlessMs = 0 },
        Elections = [],
        Faults = [],
        Thresholds = [],
    };

    private static readonly ExperimentDefinition Plain = SampleResult.With();

    [Fact]
    public void A_healthy_run_says_what_was_carried_how_fast_and_that_nothing_was_lost()
    {
        Verdict verdict = Verdict.Of(Quiet, Plain);

        Assert.Equal("Option B carried 183K TPS, 95 % of it final within 96 ms, and lost nothing.", verdict.Sentence);
        Assert.Equal("The scenario sets no threshold. Next to saturate: applying in log order on leader validator-11 is 80 % busy.", verdict.Beneath);
        Assert.True(verdict.Holds);
    }

    [Fact]
    public void When_the_leader_failed_the_standstill_is_said()
    {
        Verdict verdict = Verdict.Of(SampleResult.Result with { Thresholds = [] }, Plain);

        Assert.EndsWith("and lost nothing. When its leader failed, finality stood still for 312 ms.", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_intervals_without_a_leader_are_counted()
    {
        ElectionRow row = SampleResult.Result.Elections[0];
        Verdict verdict = Verdict.Of(SampleResult.Result with { Elections = [new ElectionRow(0, 380, 380, 1, row.NewLeader), row, row, row], Faults = [] }, Plain);

        Assert.EndsWith("Over 3 intervals without a leader, finality stood still for 312 ms of the window.", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_found_its_node_down_is_not_blamed_on_a_resource()
    {
        RunResult result = Quiet with
        {
            Throughput = Quiet.Throughput with
            {
                OfferedTps = 300, CommittedTps = 160, Submitted = 2_400, Final = 1_890, Rejected = 509, Rejections = new Dictionary<string, long>(StringComparer.Ordinal) { ["unreachable"] = 500, ["overloaded"] = 9 },
            },
            Bottleneck = new Bottleneck("cpu", "this machine", 0.71),
        };

        Assert.Equal("Option B was offered 300 TPS and committed 160, 53 % of it: 500 transactions found their node down.", Verdict.Of(result, Plain).Sentence);
    }

    [Fact]
    public void A_saturated_run_says_how_much_was_offered_and_what_bounds_it()
    {
        RunResult result = Quiet with
        {
            Throughput = Quiet.Throughput with { OfferedTps = 1_000_000, CommittedTps = 412_000 },
            Bottleneck = new Bottleneck("apply", "leader validator-3", 0.99),
        };
        Verdict verdict = Verdict.Of(result, Plain);

        Assert.Equal("Option B was offered 1.0M TPS and committed 412K, 41 % of it: applying in log order on leader validator-3 is 99 % busy.", verdict.Sentence);
        Assert.DoesNotContain("Next to saturate", verdict.Beneath, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_short_of_its_load_without_a_busy_resource_names_the_refusals()
    {
        RunResult result = Quiet with
        {
            Throughput = Quiet.Throughput with { OfferedTps = 200_000, CommittedTps = 100_000, Rejected = 3_000_000, Rejections = new Dictionary<string, long>(StringComparer.Ordinal) { ["overloaded"] = 3_000_000 } },
            Bottleneck = new Bottleneck("none", "", 0),
        };

        Assert.Equal("Option B was offered 200K TPS and committed 100K, 50 % of it: no resource is near its limit, and 3,000,000 were rejected (3,000,000 overloaded).", Verdict.Of(result, Plain).Sentence);
    }

    [Fact]
    public void A_failed_threshold_is_named_with_what_was_measured_and_the_exit_code()
    {
        ExperimentDefinition experiment = SampleResult.With(
            new Threshold("committedTps >= 180K", "committedTps", ">=", 180_000),
            new Threshold("finality.p99 < 250ms", "finality.p99", "<", 250));
        Verdict verdict = Verdict.Of(SampleResult.Evaluated(Quiet, experiment), experiment);

        Assert.StartsWith("One of two thresholds holds; finality.p99 < 250ms fails at 268 ms (exit code 3).", verdict.Beneath, StringComparison.Ordinal);
        Assert.False(verdict.Holds);
    }

    [Fact]
    public void An_undecided_threshold_is_not_called_failed()
    {
        ExperimentDefinition experiment = SampleResult.With(new Threshold("electionsPerHour < 1", "electionsPerHour", "<", 1));
        RunResult result = Quiet with { Consensus = Quiet.Consensus with { ElectionsPerHour = Reports.Thresholds.PoissonInterval.PerHour(0, 30) } };
        Verdict verdict = Verdict.Of(SampleResult.Evaluated(result, experiment), experiment);

        Assert.StartsWith("Its one threshold does not hold; electionsPerHour < 1 is undecided, which counts as failed (exit code 3).", verdict.Beneath, StringComparison.Ordinal);
    }

    [Fact]
    public void Thresholds_that_all_hold_are_said_in_one_sentence()
    {
        ExperimentDefinition experiment = SampleResult.With(new Threshold("lost == 0", "lost", "==", 0), new Threshold("finality.p95 < 200ms", "finality.p95", "<", 200));

        Assert.StartsWith("Both thresholds hold.", Verdict.Of(SampleResult.Evaluated(Quiet, experiment), experiment).Beneath, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_fit_at_no_load_names_the_worst_container()
    {
        RunResult result = Quiet with
        {
            Misfits = [new MemoryMisfit("validator-container-1", 477_000_000, 384_000_000), new MemoryMisfit("slim-container-1", 200_000_000, 192_000_000)],
            Finality = Distribution.Empty,
            Throughput = Quiet.Throughput with { CommittedTps = 0 },
        };
        Verdict verdict = Verdict.Of(result, Plain);

        Assert.Equal("Option B does not fit at 0 TPS: 2 of 14 containers need more memory than the limit before the first transaction, validator-container-1 477 MB of 384 MB.", verdict.Sentence);
        Assert.False(verdict.Holds);
    }

    [Fact]
    public void What_was_killed_by_its_memory_does_not_fit_under_load()
    {
        RunResult result = Quiet with
        {
            Containers = [Quiet.Containers[0] with { MemoryKills = 2 }, .. Quiet.Containers.Skip(1)],
            Throughput = Quiet.Throughput with { OfferedTps = 200_000, CommittedTps = 120_000 },
        };
        Verdict verdict = Verdict.Of(result, Plain);

        Assert.Equal("Option B does not fit under load: 1 of 14 containers passed the memory limit and was killed (2 kills), and 120K of 200K TPS offered were committed.", verdict.Sentence);
        Assert.False(verdict.Holds);
    }

    [Fact]
    public void A_safety_violation_goes_before_everything_else()
    {
        RunResult result = Quiet with
        {
            Safety = new SafetyFigures(["no loss"], ["Batch business-1/1/7 was acknowledged and is not in the log", "b"]),
            Containers = [Quiet.Containers[0] with { MemoryKills = 2 }],
            Misfits = [new MemoryMisfit("x", 2, 1)],
        };
        Verdict verdict = Verdict.Of(result, Plain);

        Assert.Equal("Option B violated safety: Batch business-1/1/7 was acknowledged and is not in the log. One more violation is listed below.", verdict.Sentence);
        Assert.StartsWith("Exit code 4; seed 42 replays it.", verdict.Beneath, StringComparison.Ordinal);
        Assert.False(verdict.Holds);
    }

    [Fact]
    public void A_run_that_was_cut_short_says_so_first()
    {
        Verdict verdict = Verdict.Of(Quiet with { Partial = true, Wall = Quiet.Wall with { VirtualSeconds = 12.3 } }, Plain);

        Assert.StartsWith("The run was cut short after 12.3 s. Option B carried", verdict.Sentence, StringComparison.Ordinal);
        Assert.False(verdict.Holds);
    }

    [Fact]
    public void A_run_without_load_measured_nothing()
    {
        RunResult result = Quiet with { Throughput = Quiet.Throughput with { OfferedTps = 0, AdmittedTps = 0, CommittedTps = 0, Submitted = 0, Admitted = 0, Final = 0, Committed = 0 }, Finality = Distribution.Empty };

        Assert.Equal("Option B was offered nothing, so nothing was measured of it.", Verdict.Of(result, Plain).Sentence);
    }

    [Fact]
    public void A_run_that_committed_nothing_names_the_missing_leader()
    {
        RunResult result = Quiet with
        {
            Throughput = Quiet.Throughput with { CommittedTps = 0, Final = 0 },
            Finality = Distribution.Empty,
            Consensus = Quiet.Consensus with { LeaderlessMs = 30_000 },
        };

        Assert.Equal("Option B committed none of the 183K TPS it was offered: no quorum followed a leader for 30 s of the window.", Verdict.Of(result, Plain).Sentence);
    }

    [Fact]
    public void An_inline_deployment_is_called_after_its_scenario()
    {
        ExperimentDefinition experiment = Plain with { Name = "first", Deployment = Plain.Deployment with { Name = "inline" } };

        Assert.StartsWith("first carried", Verdict.Of(Quiet, experiment).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_without_checked_properties_says_that_safety_was_not_checked() =>
        Assert.Contains("Safety was not checked.", Verdict.Of(Quiet with { Safety = new SafetyFigures([], []) }, Plain).Beneath, StringComparison.Ordinal);

    [Fact]
    public void Rejected_transactions_are_not_lost_and_are_said() =>
        Assert.EndsWith("and lost nothing; 1,200 of 6.25M were rejected.", Verdict.Of(Quiet with { Throughput = Quiet.Throughput with { Rejected = 1_200 } }, Plain).Sentence, StringComparison.Ordinal);
}
