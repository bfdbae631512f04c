using Aurigraph.CommandLine.Execution;
using Aurigraph.Scenarios;
using Aurigraph.Scenarios.Costs;

namespace Aurigraph.CommandLine.Calibration;

/// <summary>The file that a cost table goes to, checked before minutes are spent on measuring.</summary>
internal sealed class CostTableTarget
{
    private CostTableTarget(string path) => Path = path;

    /// <summary>As the user named it.</summary>
    public string Path { get; }

    /// <summary>As a scenario beside it names it.</summary>
    public string AsPart => Path.Contains('/', StringComparison.Ordinal) || IsYaml ? Path : $"./{Path}";

    /// <summary>The name of the table: that of the file in the letters that names may have.</summary>
    public string TableName
    {
        get
        {
            string name = new([.. System.IO.Path.GetFileNameWithoutExtension(Path).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
            return name.Trim('-').Length is > 0 and <= 100 ? name.Trim('-') : CalibratedTable.DefaultName;
        }
    }

    private bool IsYaml => System.IO.Path.GetExtension(Path).ToLowerInvariant() is ".yaml" or ".yml";

    /// <summary>A file that can be written and holds a cost table, if anything.</summary>
    /// <exception cref="CostTableTargetException">It cannot, or holds something else.</exception>
    public static CostTableTarget Checked(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new CostTableTargetException("--out: the name of a file was expected and an empty one was given; name one such as `costs.yaml`.");
        if (Directory.Exists(path))
            throw new CostTableTargetException($"--out {path}: there is a folder of this name; name a file, such as `{System.IO.Path.Combine(path, "costs.yaml")}`.");
        if (File.Exists(path) && !CostTableFile.TryRead(System.IO.Path.GetFullPath(path), out _, out IReadOnlyList<ScenarioFault> faults))
            throw new CostTableTargetException($"--out {path}: the file is there and is no cost table ({faults[0]}); it is left as it is. Name another file, or delete it first.");
        Guard($"--out {path}", () =>
        {
            string probe = WholeFile.Aside(path);
            File.WriteAllText(probe, "");
            File.Delete(probe);
        });
        return new CostTableTarget(path);
    }

    /// <summary>Checks that a folder is there and takes files.</summary>
    /// <exception cref="CostTableTargetException">It is not, or does not.</exception>
    public static void EnsureFolder(string folder)
    {
        if (!Directory.Exists(folder))
            throw new CostTableTargetException($"--dir {folder}: there is no such folder; an existing one on the disk to measure was expected.");
        Guard($"--dir {folder}", () =>
        {
            string probe = WholeFile.Aside(System.IO.Path.Combine(folder, "aurigraph-calibrate"));
            File.WriteAllText(probe, "");
            File.Delete(probe);
        });
    }

    /// <summary>Writes the table; an earlier one is replaced as a whole.</summary>
    /// <exception cref="CostTableTargetException">It cannot be written.</exception>
    public void Write(string text) => Guard($"--out {Path}", () => WholeFile.Replace(Path, text));

    private static void Guard(string what, Action act)
    {
        try
        {
            act();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CostTableTargetException($"{what}: it cannot be written ({problem.Message.TrimEnd('.')}); name a place that can be.");
        }
    }
}
