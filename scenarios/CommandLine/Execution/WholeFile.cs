namespace Aurigraph.CommandLine.Execution;

/// <summary>Files that are replaced as a whole: whoever reads one sees the old content or the new, also when the disk is full or the power fails.</summary>
internal static class WholeFile
{
    /// <summary>Where the new content of a file is written before it takes the place of the old.</summary>
    public static string Aside(string path) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.{Environment.ProcessId}");

    /// <summary>Writes a file, or replaces it.</summary>
    /// <exception cref="IOException">It cannot be written; the old content is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public static void Replace(string path, string content)
    {
        string aside = Aside(path);
        try
        {
            File.WriteAllText(aside, content);
            File.Move(aside, path, overwrite: true);
        }
        finally
        {
            File.Delete(aside);
        }
    }
}
