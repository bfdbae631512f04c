using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Live;
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

    [Theory]
    [InlineData("--live", false, null)]
    [InlineData("--live --in-process", true, null)]
    [InlineData("--live --compare", false, "")]
    [InlineData("--live --in-process --compare --costs 'my costs.yaml'", true, "my costs.yaml")]
    public void Of_a_live_run_it_says_how_it_ran_and_not_which_folder_was_kept(string expected, bool inProcess, string? costs) =>
        Assert.Equal($"aurigraph-sim run a.yaml --seed 7 --set duration=5s {expected}", ReplayCommand.For("a.yaml", 7, ["duration=5s"], new LiveArguments(inProcess, "kept", costs)));

    [Fact]
    public void A_violation_is_told_with_the_seed_and_the_command_that_replays_it()
    {
        RunResult violated = SmallRun.Run.Result with { Safety = new SafetyFigures(["electionSafety"], ["two leaders\nin term 3"]) };

        Assert.Equal(
            ["SAFETY VIOLATION: two leaders in term 3", "Seed 42; replay: aurigraph-sim run small.yaml --seed 42"],
            ReplayCommand.AfterViolation(violated, SmallRun.Scenario));
        Assert.Equal("Seed 42; the same load again: aurigraph-sim run small.yaml --seed 42 --live --in-process", ReplayCommand.AfterViolation(violated, SmallRun.Scenario, new LiveArguments(true, null, null))[1]);
        Assert.Empty(ReplayCommand.AfterViolation(SmallRun.Run.Result, SmallRun.Scenario));
    }
}
