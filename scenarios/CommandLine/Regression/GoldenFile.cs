using System.Text.Encodings.Web;
using System.Text.Json;
using Aurigraph.CommandLine.Execution;

namespace Aurigraph.CommandLine.Regression;

/// <summary>Golden files on disk.</summary>
internal static class GoldenFile
{
    /// <summary>The longest file that is read; a trace of a hundred million deliveries takes less than a hundredth of it.</summary>
    internal const long BytesMax = 64_000_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Where the golden file of a scenario lies: beside it, named after it; for a scenario of the catalog in the current folder.</summary>
    public static string PathFor(string scenarioFile, string scenarioName) =>
        Path.Combine(File.Exists(scenarioFile) ? Path.GetDirectoryName(scenarioFile) ?? "" : "", $"{scenarioName}.golden.json");

    /// <summary>Checks, before a run, that a golden file could be written; leaves nothing behind.</summary>
    /// <exception cref="GoldenFileException">It could not.</exception>
    public static void EnsureWritable(string path) => Guard(path, () =>
    {
        if (Directory.Exists(path))
            throw new IOException("there is a folder of this name");
        string probe = WholeFile.Aside(path);
        File.WriteAllText(probe, "");
        File.Delete(probe);
    });

    /// <summary>Writes one; an earlier one is replaced as a whole.</summary>
    /// <exception cref="GoldenFileException">It cannot be written.</exception>
    public static void Write(string path, Golden golden) => Guard(path, () => WholeFile.Replace(path, JsonSerializer.Serialize(golden, Options) + "\n"));

    /// <summary>Reads one.</summary>
    /// <exception cref="GoldenFileException">There is none, or it is not one.</exception>
    public static Golden Read(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > BytesMax })
                throw new GoldenFileException($"{path} is longer than {BytesMax} bytes, so it is no golden file; record it anew with `aurigraph-sim record`.");
            Golden? golden = JsonSerializer.Deserialize<Golden>(File.ReadAllText(path), Options);
            if (golden is { Schema: Golden.CurrentSchema } && IsWhole(golden))
                return golden;
            throw new GoldenFileException($"{path} is not a golden file of schema {Golden.CurrentSchema}; record it anew with `aurigraph-sim record`.");
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new GoldenFileException($"{path} does not exist; record it first with `aurigraph-sim record`.");
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new GoldenFileException($"{path} cannot be read as a golden file ({problem.Message.TrimEnd('.')}); record it anew with `aurigraph-sim record`.");
        }
    }

    // The serialiser keeps null out of properties, not out of lists.
    private static bool IsWhole(Golden golden) =>
        golden.Figures.Count > 0 && golden.Scenario.Count > 0 && golden.Scenario.All(l => l is not null) && golden.Blocks.All(b => b is not null);

    private static void Guard(string path, Action act)
    {
        try
        {
            act();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new GoldenFileException(
                $"{path} cannot be written ({problem.Message.TrimEnd('.')}); make room for it there, or copy the scenario to a folder that can be written.");
        }
    }
}
