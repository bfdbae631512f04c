using Aurigraph.Experiment;
using Aurigraph.Scenarios.Shapes;

namespace Aurigraph.Scenarios;

/// <summary>Reads figures written in the unit of a metric.</summary>
internal static class MetricFigure
{
    /// <summary>Reads one.</summary>
    /// <param name="unit">Unit of the metric.</param>
    /// <param name="text">For example <c>120ms</c>, <c>1M/s</c>, <c>19MB</c>, <c>142</c>.</param>
    /// <param name="figure">In the unit of the summary; 0 when faulty.</param>
    /// <returns>Null when read, else what is wrong.</returns>
    public static string? Read(MetricUnit unit, string text, out double figure)
    {
        (Unit kind, decimal divisor) = unit switch
        {
            MetricUnit.Milliseconds => (Unit.Time, 1_000_000m),
            MetricUnit.Bytes => (Unit.Size, 1m),
            MetricUnit.Rate => (Unit.LooseRate, 1m),
            MetricUnit.BytesPerSecond => (Unit.DiskBandwidth, 1m),
            MetricUnit.Ratio => (Unit.Ratio, 1m),
            _ => (Unit.LooseCount, 1m),
        };
        string? fault = kind.Parse(text, out decimal value);
        figure = fault is null ? Unit.Nearest(value / divisor) : 0;
        return fault;
    }
}
