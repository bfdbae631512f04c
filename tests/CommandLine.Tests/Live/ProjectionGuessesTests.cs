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
        var fit = new PilotFit { MessageConstantNs = 5_000, WorkFactor = 1, Latency = new LognormalLatency(Duration.FromMilliseconds(0.05), 0.5), IdleCores = 0.1, DriverCores = 0.1 };
        string[] guesses = [.. ProjectionGuesses.Of(LiveProjection.OnThisMachine(experiment, experiment.Costs, fit), fit)];
        Assert.Equal(
            ["Loopback carries 16 Gb/s.", "Messages are late by chance, each for itself: lognormal, half within 50 us, sigma 0.5; fitted to the finality of the pilot.", "A transaction writes 16 bytes of state and reads none."],
            guesses[..3]);
        Assert.StartsWith("applyPerTransaction is 4 us, from the cost table `reference` (measured: 2.3 to 4.7 us on LevelDB", Assert.Single(guesses[3..]), StringComparison.Ordinal);
    }
}
