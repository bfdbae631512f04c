namespace Aurigraph.Live.Endpoints.Metrics;

/// <summary>A value of a metric.</summary>
/// <param name="Suffix">What follows the family's name: <c>_bucket</c>, <c>_sum</c>, <c>_count</c> of a histogram, else nothing.</param>
/// <param name="Label">Name of the label beside the constant ones; null: none.</param>
/// <param name="LabelValue">Its value.</param>
/// <param name="Value">The value.</param>
internal readonly record struct MetricSample(string Suffix, string? Label, string LabelValue, double Value);
