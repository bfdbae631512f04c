using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios;

/// <summary>Finds the parts that scenarios name: in the catalog by name, on disk by path.</summary>
internal sealed class PartFiles
{
    private const long MaxBytes = 4L * YamlTree.MaxCharacters;

    private readonly Catalog _catalog;

    /// <summary>Looks names up in a catalog.</summary>
    public PartFiles(Catalog catalog) => _catalog = catalog;

    /// <summary>Loads a part that a scalar names; null when that failed and the fault was noted.</summary>
    /// <param name="folder">Its folder in the catalog.</param>
    /// <param name="reference">Name or path.</param>
    /// <param name="path">The key, for messages.</param>
    /// <param name="faults">Where faults go.</param>
    /// <param name="name">The name of the catalog, or of the file without its ending.</param>
    public SourceNode? Load(string folder, ScalarNode reference, string path, FaultList faults, out string name)
    {
        name = reference.Text;
        if (LooksLikePath(reference.Text))
        {
            name = NameOf(reference.Text);
            string? text = ReadBeside(reference, path, faults, out SourceFile? file);
            return text is null ? null : YamlTree.Load(text, file!, faults);
        }
        if (_catalog.Find(folder, reference.Text) is { } found)
            return YamlTree.Load(found, new SourceFile($"catalog {folder}/{reference.Text}", null, folder), faults);
        IReadOnlyList<string> names = _catalog.Names(folder);
        faults.Add(reference, path, $"{reference.Kind} is not in the catalog{NearestName.Hint(reference.Text, names)} (it has {NearestName.List(names)}; a path ends in `.yaml`)");
        return null;
    }

    /// <summary>The text of a file that a scalar names, relative to the file that holds the scalar.</summary>
    public string? ReadBeside(ScalarNode reference, string path, FaultList faults, out SourceFile? file)
    {
        file = null;
        if (reference.File.CatalogFolder is { } folder && !Path.IsPathRooted(reference.Text))
        {
            file = new SourceFile($"catalog {folder}/{reference.Text}", null, folder);
            if (_catalog.FindFile($"{folder}/{reference.Text}") is { } found)
                return found;
            faults.Add(reference, path, $"{reference.Kind} is not in the catalog's folder `{folder}`");
            return null;
        }
        string full = Path.Combine(reference.File.Directory ?? "", reference.Text);
        file = new SourceFile(full, Path.GetDirectoryName(full));
        return ReadFile(full, out string? fault) ?? Refuse(fault!);

        string? Refuse(string message)
        {
            faults.Add(reference, path, message);
            return null;
        }
    }

    /// <summary>The text of a file; null with a fault when it cannot be read.</summary>
    public static string? ReadFile(string path, out string? fault)
    {
        fault = null;
        try
        {
            FileInfo info = new(path);
            if (Directory.Exists(path))
                fault = $"`{path}` is a directory; a file was expected";
            else if (!info.Exists)
                fault = $"the file `{path}` does not exist";
            else if (info.Length > MaxBytes)
                fault = $"the file `{path}` has {info.Length} bytes; at most {MaxBytes} are read";
            return fault is null ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            fault = $"the file `{path}` cannot be read: {e.Message}";
            return null;
        }
    }

    private static bool LooksLikePath(string text) =>
        text.Contains('/', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal)
        || text.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>The file's name as a valid name.</summary>
    private static string NameOf(string path)
    {
        string name = new(Path.GetFileNameWithoutExtension(path).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-').ToArray());
        return name.Length is 0 or > 100 ? "file" : name;
    }
}
