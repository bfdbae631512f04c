using System.Text.RegularExpressions;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using ScottPlot;

namespace Aurigraph.Reports.Charts;

/// <summary>The charts of a run as files: the same bytes for the same result, in every process.</summary>
internal static partial class ChartFiles
{
    /// <summary>Names of the charts, without their endings.</summary>
    public static readonly string[] Names = ["throughput", "finality", "memory", "utilisation", "leaders"];

    private const int Width = 1_000;

    // The chart library counts clip paths per process and is not made for several threads.
    internal static readonly Lock Rendering = new();

    /// <summary>Renders each chart as PNG and as SVG into a folder.</summary>
    public static void Write(string folder, RunResult result, ExperimentDefinition experiment)
    {
        Directory.CreateDirectory(folder);
        foreach (string name in Names)
        {
            File.WriteAllBytes(Path.Combine(folder, name + ".png"), Png(name, result, experiment));
            File.WriteAllText(Path.Combine(folder, name + ".svg"), Svg(name, result, experiment));
        }
    }

    /// <summary>One chart as PNG, at twice the size for sharp text.</summary>
    public static byte[] Png(string name, RunResult result, ExperimentDefinition experiment)
    {
        lock (Rendering)
        {
            using Plot plot = Draw(name, result, experiment);
            plot.ScaleFactor = 2;
            return plot.GetImage(Width * 2, Height(name, result) * 2).GetImageBytes(ImageFormat.Png);
        }
    }

    /// <summary>One chart as SVG; its text stays text and falls back to the reader's sans serif.</summary>
    public static string Svg(string name, RunResult result, ExperimentDefinition experiment)
    {
        lock (Rendering)
        {
            using Plot plot = Draw(name, result, experiment);
            return Normalise(plot.GetSvgXml(Width, Height(name, result)), name);
        }
    }

    private static Plot Draw(string name, RunResult result, ExperimentDefinition experiment) => name switch
    {
        "throughput" => ThroughputChart.Draw(result, experiment),
        "finality" => FinalityChart.Draw(result),
        "memory" => MemoryChart.Draw(result),
        "utilisation" => UtilisationChart.Draw(result),
        "leaders" => LeaderChart.Draw(result, experiment),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, $"Charts are {string.Join(", ", Names)}."),
    };

    private static int Height(string name, RunResult result) => name switch
    {
        "memory" or "utilisation" => 150 + 34 * Math.Clamp(result.Containers.Count, 2, MemoryChart.ContainersMax),
        "leaders" => 150 + 34 * Math.Clamp(result.Leaders.Select(l => l.Leader).Distinct().Count(), 1, 24),
        _ => 480,
    };

    // Ids in order of their appearance, with the chart's name before them, so that pages can hold several.
    private static string Normalise(string svg, string name)
    {
        Dictionary<string, string> ids = new(StringComparer.Ordinal);
        foreach (Match match in IdAttribute().Matches(svg))
            ids.TryAdd(match.Groups["id"].Value, $"{name}-{ids.Count + 1}");
        string text = IdReference().Replace(svg, match => ids.TryGetValue(match.Groups["id"].Value, out string? id) ? match.Groups["before"].Value + id + match.Groups["after"].Value : match.Value);
        return text.Replace($"font-family=\"{EmbeddedFont.Family}\"", $"font-family=\"{EmbeddedFont.Family}, system-ui, sans-serif\"", StringComparison.Ordinal).ReplaceLineEndings("\n");
    }

    [GeneratedRegex("\\sid=\"(?<id>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex IdAttribute();

    [GeneratedRegex("(?<before>\\sid=\"|url\\(#|href=\"#)(?<id>[^\")]+)(?<after>\"|\\))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex IdReference();
}
