using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Measurement;

namespace Aurigraph.CommandLine.Tests.Execution;

public class ReplayCommandTests
{
    [Fact]
    public void It_names_file_seed_and_overrides() =>
        Assert.Equal("aurigraph-sim run a/b.yaml --seed 7 --set batching.maxDelay=5ms", ReplayCommand.For("a/b.yaml", 7, ["batching.maxDelay=5ms", "seed=9"]));

    [Fact]
    public void What_a_shell_would_take_apart_is_quoted() =>
        Assert.Equal(
            @"aurigraph-sim run 'my file.yaml' --seed 1 --set 'workload.stages[0].rate=1/s' --set 'description=it'\''s $HOME'",
            ReplayCommand.For("my file.yaml", 1, ["workload.stages[0].rate=1/s", "description=it's $HOME"]));

    [Fact]
    public void A_violation_is_told_with_the_seed_and_the_command_that_replays_it()
    {
        RunResult violated = SmallRun.Run.Result with { Safety = new SafetyFigures(["electionSafety"], ["two leaders\nin term 3"]) };

        Assert.Equal(
            ["SAFETY VIOLATION: two leaders in term 3", "Seed 42; replay: aurigraph-sim run small.yaml --seed 42"],
            ReplayCommand.AfterViolation(violated, SmallRun.Scenario));
        Assert.Empty(ReplayCommand.AfterViolation(SmallRun.Run.Result, SmallRun.Scenario));
    }
}
