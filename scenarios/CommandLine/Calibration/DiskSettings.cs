using System.Globalization;
using Aurigraph.Calibration;

namespace Aurigraph.CommandLine.Calibration;

/// <summary>What was measured of a disk, as the keys of scenarios that it sets.</summary>
internal static class DiskSettings
{
    private static readonly string[] Costs = ["diskSyncLatency", "diskBandwidth", "diskReadLatency"];

    /// <summary>The keys of all hosts' disk, then those of one host's, each with its value as a scenario writes it; a key that was not measured is absent.</summary>
    public static IReadOnlyList<(string Key, string Value)> Of(CalibrationResult result)
    {
        MeasuredCost[] measured = [.. Costs.SelectMany(key => result.Costs.Where(c => c.Key == key))];
        return [.. measured.Select(c => ($"costs.{c.Key}", Value(c))), .. measured.SelectMany(c => HostKey(c.Key) is { } key ? [($"deployment.hosts[].disk.{key}", Value(c))] : Array.Empty<(string, string)>())];
    }

    /// <summary>The disk of one host, as its group in a scenario.</summary>
    public static string Host(CalibrationResult result) =>
        $"disk: {{ {string.Join(", ", result.Costs.Where(c => HostKey(c.Key) is not null).Select(c => $"{HostKey(c.Key)}: {Value(c)}"))} }}";

    private static string? HostKey(string cost) => cost switch
    {
        "diskSyncLatency" => "syncLatency",
        "diskBandwidth" => "bandwidth",
        _ => null,
    };

    private static string Value(MeasuredCost cost)
    {
        (double scaled, string unit) = cost.Key == "diskBandwidth" ? (cost.Value / 1e6, "MB/s") : (cost.Value / 1e3, "us");
        return CalibratedTable.Rounded(scaled).ToString("0.########", CultureInfo.InvariantCulture) + unit;
    }
}
