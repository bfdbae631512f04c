namespace Aurigraph.Checkers.Tests.Linearizability.Histories;

/// <summary>A test on histories that others recorded; they lie beside the repository and not in it. Skipped where they are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class YardstickTheoryAttribute : TheoryAttribute
{
    private const string Place = "../shared/external/porcupine";

    public YardstickTheoryAttribute()
    {
        if (Folder is null)
            Skip = $"There are no recorded histories at {Place}, seen from the repository.";
    }

    /// <summary>The folder of the histories; null when there is none.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        DirectoryInfo? repository = new(AppContext.BaseDirectory);
        while (repository is not null && !File.Exists(Path.Combine(repository.FullName, "Aurigraph.Sim.sln")))
            repository = repository.Parent;
        string? folder = repository is null ? null : Path.GetFullPath(Path.Combine(repository.FullName, Place));
        return Directory.Exists(folder) ? folder : null;
    }
}
