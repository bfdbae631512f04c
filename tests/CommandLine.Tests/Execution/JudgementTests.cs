using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Measurement;

namespace Aurigraph.CommandLine.Tests.Execution;

public class JudgementTests
{
    private static readonly ThresholdOutcome Failed = new("finality.p95 < 1ms", 5, false, false);
    private static readonly ThresholdOutcome Undecided = new("electionsPerHour < 1", 0, false, true);

    [Fact]
    public void A_whole_run_without_failed_thresholds_exits_0() => Assert.Equal(0, Judgement.Of(SmallRun.Run.Result));

    [Fact]
    public void A_failed_or_undecided_threshold_exits_3()
    {
        Assert.Equal(3, Judgement.Of(SmallRun.Run.Result with { Thresholds = [Failed] }));
        Assert.Equal(3, Judgement.Of(SmallRun.Run.Result with { Thresholds = [Undecided] }));
    }

    [Fact]
    public void A_partial_run_exits_130_whatever_its_thresholds_say() =>
        Assert.Equal(130, Judgement.Of(SmallRun.Run.Result with { Partial = true, Thresholds = [Failed] }));

    [Fact]
    public void A_safety_violation_exits_4_before_all_else() =>
        Assert.Equal(4, Judgement.Of(SmallRun.Run.Result with { Safety = new SafetyFigures(["a"], ["broken"]), Partial = true, Thresholds = [Failed] }));
}
