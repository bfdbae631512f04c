using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Thresholds;

/// <summary>Writes the value of a metric in its unit, which the metric's name tells.</summary>
internal static class MetricText
{
    private static readonly string[] MillisecondGroups = ["finality", "intervals", "phases", "submitToCommit", "submitToApplied", "proposeToCommit",
        "admission", "batching", "dissemination", "ordering", "apply", "commitToQuorumMs", "lagMs"];

    private static readonly string[] Percentiles = ["mean", "p50", "p90", "p95", "p99", "p999", "max"];

    private static readonly string[] MemoryNames = ["memoryPeak", "memoryLimit", "memory", "egressBytes", "ingressBytes", "writtenBytesPerSecond"];

    /// <summary>For example "183K TPS", "143 ms", "73.2 MB", "97 %", "0".</summary>
    public static string Format(string metric, double? value)
    {
        if (value is not { } number || !double.IsFinite(number))
            return NumberFormat.Nothing;
        string[] parts = metric.Split('.', '[', ']');
        if (parts.Any(p => p.EndsWith("Tps", StringComparison.Ordinal)))
            return NumberFormat.Short(number) + " TPS";
        if (parts.Any(p => p.EndsWith("PerHour", StringComparison.Ordinal)))
            return NumberFormat.Short(number) + " an hour";
        if (parts.Any(p => MemoryNames.Contains(p)))
            return NumberFormat.BytesNearLimit(number);
        if (parts.Any(p => p.EndsWith("Utilisation", StringComparison.Ordinal) || p is "utilisation" or "passRate" or "cacheHitRatio"))
            return NumberFormat.Percent(number);
        if (parts.Any(p => p.EndsWith("Ms", StringComparison.Ordinal)) || (parts.Any(p => MillisecondGroups.Contains(p)) && Percentiles.Contains(parts[^1])))
            return NumberFormat.Milliseconds(number);
        if (parts is [var only] && Percentiles.Contains(only))
            return NumberFormat.Milliseconds(number);
        return number == Math.Round(number) ? NumberFormat.Count(number) : NumberFormat.Short(number);
    }
}
