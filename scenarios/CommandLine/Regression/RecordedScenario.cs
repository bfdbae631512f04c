using Aurigraph.CommandLine.Execution;

namespace Aurigraph.CommandLine.Regression;

/// <summary>A scenario that can run, with what was recorded of it.</summary>
/// <param name="Scenario">As it is now.</param>
/// <param name="Golden">What was recorded.</param>
/// <param name="Path">Where that lies.</param>
internal sealed record RecordedScenario(LoadedScenario Scenario, Golden Golden, string Path)
{
    /// <summary>Reads both; null when one is faulty, with the faults printed to standard error.</summary>
    public static RecordedScenario? Load(string file, IReadOnlyList<string> overrides)
    {
        if (ScenarioLoading.Load(file, overrides) is not { } scenario)
            return null;
        string path = GoldenFile.PathFor(file, scenario.Experiment.Name);
        try
        {
            return new RecordedScenario(scenario, GoldenFile.Read(path), path);
        }
        catch (GoldenFileException problem)
        {
            Console.Error.WriteLine(PlainLine.Of($"aurigraph-sim: {problem.Message}"));
            return null;
        }
    }
}
