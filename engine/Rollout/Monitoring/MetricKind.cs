namespace Aurigraph.Rollout.Monitoring;

/// <summary>What a metric counts as in the text format of Prometheus.</summary>
public enum MetricKind
{
    /// <summary>Only rises, until its process starts again.</summary>
    Counter,

    /// <summary>Rises and falls.</summary>
    Gauge,

    /// <summary>Counts of samples up to each bound, with their sum and number.</summary>
    Histogram,
}
