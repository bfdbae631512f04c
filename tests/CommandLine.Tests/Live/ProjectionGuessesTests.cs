using Aurigraph.CommandLine.Live;
using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Experiment;
using Aurigraph.Scenarios;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Tests.Live;

public sealed class ProjectionGuessesTests
{
    [Fact]
    public void Each_guess_is_a_sentence_with_the_value_that_the_projection_has()
    {
        ExperimentDefinition experiment = ScenarioReader.ReadText(ScenarioFolder.Small, "small.yaml").Experiment!;
        var fit = new PilotFit(5_000, Duration.FromMilliseconds(0.05), Bandwidth.FromBitsPerSecond(16e9), 0.1);
        string[] guesses = [.. new LiveProjection(experiment, experiment.Costs, fit).Guesses];
        Assert.Equal(["Loopback carries 16 Gb/s.", "A transaction writes 16 bytes of state and reads none."], guesses[..2]);
        Assert.StartsWith("applyPerTransaction is 4 us, from the cost table `reference` (measured: 2.3 to 4.7 us on LevelDB", Assert.Single(guesses[2..]), StringComparison.Ordinal);
    }
}
