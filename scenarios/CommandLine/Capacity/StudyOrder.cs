using Aurigraph.Capacity.Search;
using Aurigraph.CommandLine.Execution;

namespace Aurigraph.CommandLine.Capacity;

/// <summary>A study as it was asked for.</summary>
/// <param name="Files">Scenarios, as named by the user.</param>
/// <param name="Overrides">Each <c>path=value</c>, for all of them.</param>
/// <param name="Settings">Service level and seeds.</param>
/// <param name="ServiceLevel">The service level as written.</param>
/// <param name="Jobs">Simulations at once.</param>
internal sealed record StudyOrder(IReadOnlyList<string> Files, IReadOnlyList<string> Overrides, CapacitySettings Settings, string ServiceLevel, int Jobs);

/// <summary>Reads the scenarios of a study, all of them before anything runs.</summary>
internal static class StudyLoading
{
    /// <summary>The scenarios; null when one is faulty or two have the same name, which has been said then.</summary>
    public static IReadOnlyList<LoadedScenario>? Load(StudyOrder order)
    {
        List<LoadedScenario?> scenarios = [.. order.Files.Select(f => ScenarioLoading.Load(f, order.Overrides))];
        if (scenarios.Any(s => s is null))
            return null;
        List<LoadedScenario> loaded = [.. scenarios.OfType<LoadedScenario>()];
        foreach (var same in loaded.GroupBy(s => s.Experiment.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            Console.Error.WriteLine($"aurigraph-sim: {string.Join(" and ", same.Select(s => s.File))} have the same name, {same.Key}; a report tells scenarios apart by their names. Change `name` in one of them.");
            return null;
        }
        return loaded;
    }
}
