namespace Aurigraph.Live.Endpoints.Metrics;

/// <summary>How the values of a metric behave.</summary>
internal enum MetricKind
{
    /// <summary>Only rises while the process runs.</summary>
    Counter,

    /// <summary>Rises and falls.</summary>
    Gauge,

    /// <summary>Cumulative counts by upper bound, with their count and sum.</summary>
    Histogram,
}
