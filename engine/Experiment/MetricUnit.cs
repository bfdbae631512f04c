namespace Aurigraph.Experiment;

/// <summary>The unit of a metric of the summary, which decides how the limit of a threshold is written.</summary>
public enum MetricUnit
{
    /// <summary>Milliseconds; limits are durations such as <c>200ms</c>.</summary>
    Milliseconds,

    /// <summary>Bytes; limits are sizes such as <c>76MB</c>.</summary>
    Bytes,

    /// <summary>Per second; limits are rates such as <c>900K/s</c>, the <c>/s</c> may be left out.</summary>
    Rate,

    /// <summary>Bytes per second; limits are such as <c>50MB/s</c>.</summary>
    BytesPerSecond,

    /// <summary>0 to 1; limits are such as <c>0.85</c> or <c>85%</c>.</summary>
    Ratio,

    /// <summary>Anything counted, and plain numbers; limits are such as <c>100K</c>.</summary>
    Count,
}
