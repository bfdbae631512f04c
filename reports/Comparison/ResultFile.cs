using System.Text.Json;
using System.Text.Json.Nodes;
using Aurigraph.Reports.Capacity.Document;
using Aurigraph.Reports.Summary;

namespace Aurigraph.Reports.Comparison;

/// <summary>A result read back from disk: the summary of a run or the document of a capacity study. Its structure is checked here, so that
/// whoever reads figures from it meets no surprise.</summary>
public sealed class ResultFile
{
    /// <summary>A result of thousands of nodes has a few megabytes.</summary>
    public const long BytesMax = 256_000_000;

    private const string Remedy = "Give a folder that `aurigraph-sim run` or `aurigraph-sim capacity` wrote, or the summary.json or capacity.json in it.";

    private ResultFile(string path, string name, ResultKind kind, JsonObject document) => (Path, Name, Kind, Document) = (path, name, kind, document);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Name of the folder it lies in: what a reader calls it.</summary>
    public string Name { get; }

    /// <summary>What it is of.</summary>
    public ResultKind Kind { get; }

    /// <summary>Its content.</summary>
    internal JsonObject Document { get; }

    /// <summary>Reads a result.</summary>
    /// <param name="path">A result's folder, or the JSON file in it.</param>
    /// <exception cref="ResultFileException">It is missing, unreadable, no JSON, of another schema, or lacks what every result has.</exception>
    public static ResultFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string file = Find(path);
        JsonObject document = Parse(path, file);
        string? schema = Text(document["schema"]);
        ResultKind kind = schema switch
        {
            SummaryDocument.Schema => ResultKind.Run,
            CapacityDocument.Schema => ResultKind.Capacity,
            null => throw new ResultFileException(file, "it has no field `schema`, so it is not a result.", Remedy),
            _ => throw new ResultFileException(file, $"its schema is {schema}; {SummaryDocument.Schema} or {CapacityDocument.Schema} was expected.", Remedy),
        };
        string? fault = kind == ResultKind.Run ? RunFault(document) : CapacityFault(document);
        if (fault is not null)
            throw new ResultFileException(file, $"{fault}.", "Run the scenario again to write it anew.");
        string folder = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!);
        return new ResultFile(file, folder.Length > 0 ? folder : "result", kind, document);
    }

    /// <summary>The text of a node; null when it is none.</summary>
    internal static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static string Find(string path)
    {
        if (!Directory.Exists(path))
            return File.Exists(path) ? path : throw new ResultFileException(path, "there is no such file or folder.", Remedy);
        return new[] { "summary.json", "capacity.json" }.Select(n => System.IO.Path.Combine(path, n)).FirstOrDefault(File.Exists)
            ?? throw new ResultFileException(path, "the folder holds neither summary.json nor capacity.json.", Remedy);
    }

    private static JsonObject Parse(string path, string file)
    {
        try
        {
            if (new FileInfo(file).Length > BytesMax)
                throw new ResultFileException(file, $"it is larger than {BytesMax / 1_000_000} MB.", Remedy);
            JsonNode? root = JsonNode.Parse(File.ReadAllText(file), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
            return root as JsonObject ?? throw new ResultFileException(file, "it is JSON, but no object.", Remedy);
        }
        catch (JsonException e)
        {
            throw new ResultFileException($"{file}:{e.LineNumber + 1}:{e.BytePositionInLine + 1}", "it is not JSON.", Remedy, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ResultFileException(path, $"it cannot be read: {e.Message.TrimEnd('.')}.", Remedy, e);
        }
    }

    private static string? RunFault(JsonObject document)
    {
        if (Text(document["scenario"]) is null)
            return "the field `scenario` is no text";
        foreach (string part in new[] { "throughput", "finality", "bottleneck" })
        {
            if (document[part] is not JsonObject)
                return $"the field `{part}` is no object";
        }
        foreach (string part in new[] { "nodes", "containers" })
        {
            if (document[part] is not JsonArray items || items.Any(i => i is not JsonObject item || Text(item["id"]) is null))
                return $"the field `{part}` is no list of objects with an `id`";
        }
        return null;
    }

    private static string? CapacityFault(JsonObject document)
    {
        if (document["scenarios"] is not JsonArray scenarios || scenarios.Any(s => s is not JsonObject item || Text(item["scenario"]) is null))
            return "the field `scenarios` is no list of objects with a `scenario`";
        List<string> names = [.. scenarios.Select(s => Text(s!["scenario"])!)];
        return names.Distinct(StringComparer.Ordinal).Count() < names.Count ? "a scenario is listed twice" : null;
    }
}
