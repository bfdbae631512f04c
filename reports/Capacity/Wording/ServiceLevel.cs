using Aurigraph.Capacity.Study;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Capacity.Wording;

/// <summary>The part of a service level that a chart of finality can show: a percentile and its limit.</summary>
/// <param name="Percentile">p50, p90, p95, p99 or p999.</param>
/// <param name="LimitMs">Upper limit, milliseconds; null when the service level sets none.</param>
internal sealed record ServiceLevel(string Percentile, double? LimitMs)
{
    private static readonly string[] Percentiles = ["p50", "p90", "p95", "p99", "p999"];

    /// <summary>The first limit on a percentile of finality; p95 without a limit when there is none.</summary>
    public static ServiceLevel Of(CapacityStudy study)
    {
        foreach (Threshold condition in study.Conditions.Where(c => c.Comparison is "<" or "<=" && c.Limit > 0))
        {
            string name = condition.Metric[(condition.Metric.LastIndexOf('.') + 1)..];
            if (Percentiles.Contains(name) && (condition.Metric == name || condition.Metric == $"finality.{name}"))
                return new ServiceLevel(name, condition.Limit);
        }
        return new ServiceLevel("p95", null);
    }

    /// <summary>The percentile of a distribution, milliseconds; null without samples.</summary>
    public double? Value(Distribution finality) => Percentile switch
    {
        "p50" => finality.P50,
        "p90" => finality.P90,
        "p99" => finality.P99,
        "p999" => finality.P999,
        _ => finality.P95,
    };

    /// <summary>"p95 below 200 ms"; the service level as written when it limits no percentile.</summary>
    public string Phrase(CapacityStudy study) => LimitMs is { } limit ? $"{Percentile} below {NumberFormat.Milliseconds(limit)}" : study.ServiceLevel;
}
