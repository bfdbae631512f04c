namespace Aurigraph.Reports.Thresholds;

/// <summary>What a metric's name stands for: a number, a rate with its interval, nothing measured, or no such metric.</summary>
/// <param name="Path">The whole path; empty when the metric is unknown.</param>
/// <param name="Actual">The number; null without samples.</param>
/// <param name="Low">Lower bound of a rate of rare events; else null.</param>
/// <param name="High">Upper bound of a rate of rare events; else null.</param>
/// <param name="Fault">Why the name stands for nothing; else null.</param>
internal sealed record MetricValue(string Path, double? Actual, double? Low, double? High, string? Fault)
{
    public static MetricValue Of(string path, double? actual) => new(path, actual, null, null, null);

    public static MetricValue OfRate(string path, double? estimate, double? low, double? high) => new(path, estimate, low, high, null);

    public static MetricValue Unknown(string fault) => new("", null, null, null, fault);
}
