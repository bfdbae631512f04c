using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aurigraph.CommandLine.Regression;

/// <summary>Golden files on disk.</summary>
internal static class GoldenFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>Where the golden file of a scenario lies: beside it, named after it; for a scenario of the catalog in the current folder.</summary>
    public static string PathFor(string scenarioFile, string scenarioName) =>
        Path.Combine(File.Exists(scenarioFile) ? Path.GetDirectoryName(scenarioFile) ?? "" : "", $"{scenarioName}.golden.json");

    /// <summary>Why a golden file cannot be written there; null when it can.</summary>
    public static string? WhyNotWritable(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string probe = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}");
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be written ({problem.Message}); make the folder writable, or copy the scenario to one that is.";
        }
    }

    /// <summary>Writes one; an earlier one is replaced as a whole.</summary>
    public static void Write(string path, Golden golden)
    {
        string aside = $"{path}.{Environment.ProcessId}.new";
        File.WriteAllText(aside, JsonSerializer.Serialize(golden, Options) + "\n");
        File.Move(aside, path, overwrite: true);
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="GoldenFileException">There is none, or it is not one.</exception>
    public static Golden Read(string path)
    {
        try
        {
            Golden? golden = JsonSerializer.Deserialize<Golden>(File.ReadAllText(path), Options);
            if (golden is { Schema: Golden.CurrentSchema })
                return golden;
            throw new GoldenFileException($"{path} is not a golden file of schema {Golden.CurrentSchema}; record it anew with `aurigraph-sim record`.");
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new GoldenFileException($"{path} does not exist; record it first with `aurigraph-sim record`.");
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new GoldenFileException($"{path} cannot be read as a golden file ({problem.Message}); record it anew with `aurigraph-sim record`.");
        }
    }
}

/// <summary>A golden file is missing or damaged.</summary>
internal sealed class GoldenFileException(string message) : Exception(message);
