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
}
