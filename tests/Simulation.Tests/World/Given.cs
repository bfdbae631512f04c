using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Scenarios;
using Aurigraph.Worlds;

namespace Aurigraph.Simulation.Tests.World;

/// <summary>Runs scenarios given as text, as a user would write them.</summary>
internal static class Given
{
    /// <summary>The result of a scenario without its first lines, which are always the same.</summary>
    public static RunResult Result(string scenario) => Run(scenario).Result;

    /// <summary>The outcome of a scenario.</summary>
    public static SimulationOutcome Run(string scenario)
    {
        ScenarioReading reading = ScenarioReader.ReadText("schema: aurigraph.sim/1\nname: law\n" + scenario, "law.yaml");
        Assert.True(reading.IsValid, string.Join('\n', reading.Faults));
        ExperimentDefinition experiment = reading.Experiment;
        SimulationOutcome outcome = SimulationRun.Execute(experiment, new RunIdentity("test", new MachineEnvironment("", "", 1, "")));
        Assert.Empty(outcome.Result.Safety.Violations);
        return outcome;
    }

    /// <summary>Asserts that a value is within a share of what a law says.</summary>
    public static void Within(double share, double expected, double actual) =>
        Assert.True(Math.Abs((actual / expected) - 1) <= share, $"The law says {expected:G6}, measured {actual:G6}: {(actual / expected) - 1:P2} apart, {share:P0} allowed.");
}
