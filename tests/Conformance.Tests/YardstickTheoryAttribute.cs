namespace Aurigraph.Conformance.Tests;

/// <summary>A test on data that others made; it lies beside the repository and not in it. Skipped where it is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class YardstickTheoryAttribute : TheoryAttribute
{
    private const string Place = "../shared/external";

    /// <summary>Needs one folder of that data.</summary>
    public YardstickTheoryAttribute(string name)
    {
        Name = name;
        if (Folder(name) is null)
            Skip = $"There is no {Place}/{name}, seen from the repository.";
    }

    /// <summary>The name of the folder.</summary>
    public string Name { get; }

    /// <summary>Where a folder of that data is; null when there is none.</summary>
    public static string? Folder(string name)
    {
        DirectoryInfo? repository = new(AppContext.BaseDirectory);
        while (repository is not null && !File.Exists(Path.Combine(repository.FullName, "Aurigraph.Sim.sln")))
            repository = repository.Parent;
        string? folder = repository is null ? null : Path.GetFullPath(Path.Combine(repository.FullName, Place, name));
        return Directory.Exists(folder) ? folder : null;
    }
}
