using Aurigraph.Scenarios.Shapes;

namespace Aurigraph.Scenarios.Keys;

/// <summary>All keys with their paths.</summary>
internal static class KeyPlaces
{
    /// <summary>Every key with its path, as <c>workload.stages[].rate</c>, in the order of the file.</summary>
    public static IReadOnlyList<(string Path, Key Key)> All { get; } = [.. Within(ScenarioKeys.Root, "")];

    /// <summary>The paths of keys of a name, distributions and kinds of fault left out.</summary>
    public static IReadOnlyList<string> Of(string name) =>
        [.. All.Where(p => p.Key.Name == name && !p.Path.Contains('(', StringComparison.Ordinal) && !p.Path.Contains('[', StringComparison.Ordinal)).Select(p => p.Path).Distinct()];

    private static IEnumerable<(string Path, Key Key)> Within(GroupShape group, string path)
    {
        foreach (Key key in group.Keys)
        {
            string keyPath = KeyValues.Join(path, key.Name);
            yield return (keyPath, key);
            foreach ((string suffix, GroupShape inner) in key.Form.Groups)
            {
                foreach ((string Path, Key Key) place in Within(inner, keyPath + suffix))
                    yield return place;
            }
        }
    }
}
