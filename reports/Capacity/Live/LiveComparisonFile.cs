using System.Text.Json;
using System.Text.Json.Nodes;
using Aurigraph.Measurement;
using Aurigraph.Reports.Comparison;

namespace Aurigraph.Reports.Capacity.Live;

/// <summary>Reads comparisons of projection and measurement back from results of <c>run --live --compare</c>.</summary>
public static class LiveComparisonFile
{
    private const string Summary = "summary.json";
    private const int CoresMost = 1_000_000;
    private const string Remedy = "Give a result of `aurigraph-sim run FILE --live --compare`.";

    /// <summary>The comparison of a result.</summary>
    /// <param name="path">A result's folder, or the summary.json in it.</param>
    /// <exception cref="ResultFileException">It is no result of a run, the run was not live, or nothing was projected for it.</exception>
    public static LiveComparison Read(string path)
    {
        ResultFile result = ResultFile.Read(path);
        if (result.Kind != ResultKind.Run)
            throw new ResultFileException(result.Path, "it is a capacity study; the result of a live run was expected.", Remedy);
        if (ResultFile.Text(result.Document["mode"]) is not "live")
            throw new ResultFileException(result.Path, "its run was not live, so nothing was measured.", Remedy);
        if (result.Document["projection"] is not JsonArray { Count: > 0 } projection)
            throw new ResultFileException(result.Path, "its live run was not compared: the field `projection` is absent or empty.", Remedy);
        ProjectedFigure[] figures = [.. projection.Select(f => Figure(f) ?? throw new ResultFileException(result.Path, "the field `projection` is no list of figures with a `metric`.", Remedy))];
        return new LiveComparison(ResultFile.Text(result.Document["scenario"])!, DateOnly.FromDateTime(File.GetLastWriteTimeUtc(result.Path)), Machine(result.Document["environment"]), figures);
    }

    /// <summary>The newest comparison among the results that lie in some folders, each in a folder of its own; null where there is none. What is no result of a live run, or was not compared, is passed over.</summary>
    /// <param name="folders">Folders of results; those that are not there are none.</param>
    /// <param name="passedOver">Is told of each summary.json that cannot be read as one.</param>
    public static LiveComparison? Newest(IEnumerable<string> folders, Action<string> passedOver)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(passedOver);
        return folders.Where(Directory.Exists).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).SelectMany(Results)
            .OrderByDescending(r => r.Written).ThenBy(r => r.File, StringComparer.Ordinal)
            .Select(r => Compared(r.File, passedOver)).FirstOrDefault(c => c is not null);
    }

    /// <summary>Folders with a name that begins with a dot are being written, or are not results.</summary>
    private static IEnumerable<(string File, DateTime Written)> Results(string folder)
    {
        var directories = new EnumerationOptions { IgnoreInaccessible = true };
        return Directory.EnumerateDirectories(folder, "*", directories).Where(d => !Path.GetFileName(d).StartsWith('.'))
            .Select(d => Path.Combine(d, Summary)).Where(File.Exists).Select(f => (f, File.GetLastWriteTimeUtc(f)));
    }

    private static LiveComparison? Compared(string file, Action<string> passedOver)
    {
        ResultFile result;
        try
        {
            result = ResultFile.Read(file);
        }
        catch (ResultFileException fault)
        {
            passedOver(fault.Message);
            return null;
        }
        return ResultFile.Text(result.Document["mode"]) is "live" && result.Document["projection"] is JsonArray { Count: > 0 } ? Read(file) : null;
    }

    private static ProjectedFigure? Figure(JsonNode? node) => node is JsonObject figure && ResultFile.Text(figure["metric"]) is { } metric
        ? new ProjectedFigure(metric, Number(figure["projected"]), Number(figure["low"]), Number(figure["high"]), Number(figure["measured"]))
        : null;

    private static MachineEnvironment Machine(JsonNode? environment) => environment is JsonObject machine
        ? new MachineEnvironment(ResultFile.Text(machine["os"]) ?? "", ResultFile.Text(machine["cpu"]) ?? "", (int)Math.Clamp(Number(machine["cores"]) ?? 0, 0, CoresMost), ResultFile.Text(machine["runtime"]) ?? "")
        : new MachineEnvironment("", "", 0, "");

    private static double? Number(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.GetValue<double>() is var number && double.IsFinite(number) ? number : null;
}
