using Aurigraph.CommandLine.Execution;
using Aurigraph.Scenarios;

namespace Aurigraph.CommandLine.Tests.Running;

/// <summary>One run of the small scenario inside the test process, for tests that need a whole result to change.</summary>
internal static class SmallRun
{
    private static readonly Lazy<(LoadedScenario Scenario, CompletedRun Run)> Once = new(Make);

    public static LoadedScenario Scenario => Once.Value.Scenario;

    public static CompletedRun Run => Once.Value.Run;

    private static (LoadedScenario, CompletedRun) Make()
    {
        ScenarioReading reading = ScenarioReader.ReadText(ScenarioFolder.Small, "small.yaml");
        var scenario = new LoadedScenario("small.yaml", [], reading.Experiment!, reading);
        return (scenario, Simulator.Run(scenario, CancellationToken.None));
    }
}
