using System.Reflection;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios;

/// <summary>The scenarios and parts that come with the program, or those of a folder laid out the same way.</summary>
public sealed class Catalog
{
    private const string Prefix = "catalog/";
    private readonly Func<string, string?> _read;
    private readonly IReadOnlyList<string> _files;

    private Catalog(IReadOnlyList<string> files, Func<string, string?> read)
    {
        (_files, _read) = (files, read);
    }

    /// <summary>The catalog inside the program: no path matters.</summary>
    public static Catalog BuiltIn { get; } = FromResources(typeof(Catalog).Assembly);

    /// <summary>A folder with scenarios and the folders <c>deployments</c>, <c>networks</c>, <c>costs</c> and <c>claims</c>.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static Catalog FromFolder(string path)
    {
        List<string> files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(path, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal).ToList();
        return new Catalog(files, name => files.Contains(name) ? File.ReadAllText(Path.Combine(path, name)) : null);
    }

    /// <summary>The scenarios, by name, with their descriptions.</summary>
    public IReadOnlyList<CatalogScenario> Scenarios() =>
        [.. Names("").Select(name => new CatalogScenario(name, Description(Find("", name)!)))];

    /// <summary>The text of a scenario; null when there is none of that name.</summary>
    public string? Scenario(string name) => Find("", name);

    /// <summary>Names of the parts of a kind, in order: <c>deployments</c>, <c>networks</c>, <c>costs</c> or <c>claims</c>.</summary>
    public IReadOnlyList<string> Parts(string kind) => Names(kind);

    /// <summary>The names of a folder.</summary>
    internal IReadOnlyList<string> Names(string folder) =>
        [.. _files.Where(f => f.EndsWith(".yaml", StringComparison.Ordinal) && (Path.GetDirectoryName(f) ?? "") == folder)
            .Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    /// <summary>The text of a name in a folder.</summary>
    internal string? Find(string folder, string name) =>
        Names(folder).Contains(name) ? FindFile(folder.Length == 0 ? $"{name}.yaml" : $"{folder}/{name}.yaml") : null;

    /// <summary>The text of a file by its path within the catalog.</summary>
    internal string? FindFile(string path) => _files.Contains(path) ? _read(path) : null;

    private static Catalog FromResources(Assembly assembly)
    {
        Dictionary<string, string> resources = [];
        foreach (string resource in assembly.GetManifestResourceNames())
        {
            string name = resource.Replace('\\', '/');
            if (name.StartsWith(Prefix, StringComparison.Ordinal))
                resources[name[Prefix.Length..]] = resource;
        }
        return new Catalog([.. resources.Keys.Order(StringComparer.Ordinal)], name =>
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(resources[name])!);
            return reader.ReadToEnd();
        });
    }

    private static string Description(string text) =>
        YamlTree.Load(text, new SourceFile("catalog", null), new FaultList()) is MappingNode map && map.Find("description") is ScalarNode description
            ? description.Text.Trim() : "";
}
