namespace Aurigraph.Live.Tests.Endpoints.Prometheus;

/// <summary>Finds programs as a shell does.</summary>
internal static class ProgramOnPath
{
    /// <summary>Where a program is; null when it is not on PATH.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);
}
