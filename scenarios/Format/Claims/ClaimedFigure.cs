using Aurigraph.Experiment;
using Aurigraph.Scenarios.Shapes;

namespace Aurigraph.Scenarios.Claims;

/// <summary>Reads claimed figures in the unit of their metric; changes have a sign.</summary>
internal static class ClaimedFigure
{
    /// <summary>Reads a figure.</summary>
    /// <param name="unit">Unit of its metric.</param>
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

    /// <summary>Reads a change.</summary>
    /// <param name="text">For example <c>+29%</c> or <c>-60%</c>.</param>
    /// <param name="change">Parts of 1; 0 when faulty.</param>
    /// <returns>Null when read, else what is wrong.</returns>
    public static string? ReadChange(string text, out double change)
    {
        change = 0;
        if (text.Length < 2 || text[0] is not ('+' or '-'))
            return $"`{Yaml.ScalarNode.Shorten(text)}` is not a change; a sign and a percentage such as `+29%` was expected";
        string? fault = Unit.Ratio.Parse(text[1..], out decimal value);
        if (fault is null)
            change = text[0] == '-' ? -Unit.Nearest(value) : Unit.Nearest(value);
        return fault;
    }
}
