using Aurigraph.CommandLine.Live;
using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Experiment;
using Aurigraph.NetworkModels;
using Aurigraph.Scenarios;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Tests.Live;

public sealed class ProjectionGuessesTests
{
    [Fact]
    public void Each_guess_is_a_sentence_with_the_value_that_the_projection_has()
    {
        ExperimentDefinition experiment = ScenarioReader.ReadText(ScenarioFolder.Small, "small.yaml").Experiment!;
        var fit = new PilotFit { WakeUpNs = 45_000, WorkFactor = 1.5, Latency = new LognormalLatency(Duration.FromMilliseconds(0.05), 0.5), IdleCores = 0.1, DriverCores = 0.1, Busy = (0.25, 0.5) };
        string[] guesses = [.. ProjectionGuesses.Of(experiment.Costs, fit, LiveProjection.OnThisMachine(experiment, experiment.Costs, fit).Costs)];
        Assert.Equal(
            [
                "Loopback carries 16 Gb/s.",
                "Messages are late by chance, each for itself: lognormal, half within 50 us, sigma 0.5; fitted to the finality of the pilot, grown as waiting for one of its cores does: 25 % of the machine was busy then, 50 % is now.",
                "A message that finds its receiver without another takes 45 us to wake it, whatever its kind; those that find it at work wake nobody.",
                "Work per byte and per transaction takes 1.5 times what the cost table `reference` says, all kinds alike; fitted to the processor time of the pilot, where that does not tell near twice.",
                "A transaction writes 16 bytes of state and reads none.",
            ],
            guesses[..^1]);
        // As the table says it, not as the projection multiplies it.
        Assert.StartsWith("applyPerTransaction is 4 us in the table (measured: 2.3 to 4.7 us on LevelDB", guesses[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, 30, null, " (p50 12.0 ms, p99 30.0 ms).")]
    [InlineData(12, 30, 200.0, " (p50 12.0 ms, p99 30.0 ms), the calmer of two since one was held up (the other: p50 12.0 ms, p99 200.0 ms).")]
    [InlineData(12, 90, 200.0, " (p50 12.0 ms, p99 90.0 ms, a far tail: run again, or distrust p99), the calmer of two since one was held up (the other: p50 12.0 ms, p99 200.0 ms).")]
    public void The_tail_of_the_pilot_is_told_and_that_of_one_that_was_passed_over(double median, double late, double? other, string end)
    {
        ExperimentDefinition experiment = ScenarioReader.ReadText(ScenarioFolder.Small, "small.yaml").Experiment!;
        var fit = new PilotFit
        {
            WakeUpNs = 45_000,
            WorkFactor = 1.5,
            Latency = new LognormalLatency(Duration.FromMilliseconds(0.05), 0.5),
            IdleCores = 0.1,
            DriverCores = 0.1,
            Tail = new PilotTail(median, late),
            PassedOver = other is { } passed ? new PilotTail(median, passed) : null,
        };
        Assert.EndsWith("fitted to the finality of the pilot" + end, ProjectionGuesses.Of(experiment.Costs, fit, experiment.Costs)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_tails_the_calmer_reaches_less_far_beyond_its_own_median()
    {
        Assert.True(new PilotTail(20, 60).IsCalmerThan(new PilotTail(10, 50)));
        Assert.False(new PilotTail(10, 50).IsCalmerThan(new PilotTail(20, 60)));
        Assert.True(new PilotTail(10, 61).IsHeldUp);
        Assert.False(new PilotTail(10, 59).IsHeldUp);
    }

    [Theory]
    [InlineData(1.7, "near twice.")]
    [InlineData(2.6, "near twice; this is the most that is believed, and what was beyond counts as wake-ups.")]
    [InlineData(0.5, "near twice; this is the least that is believed.")]
    public void Work_at_the_edge_of_what_is_believed_is_said_to_be(double work, string end)
    {
        ExperimentDefinition experiment = ScenarioReader.ReadText(ScenarioFolder.Small, "small.yaml").Experiment!;
        var fit = new PilotFit { WakeUpNs = 45_000, WorkFactor = work, Latency = new ConstantLatency(Duration.FromMilliseconds(0.05)), IdleCores = 0.1, DriverCores = 0.1 };
        Assert.EndsWith(end, ProjectionGuesses.Of(experiment.Costs, fit, experiment.Costs)[3], StringComparison.Ordinal);
    }
}
