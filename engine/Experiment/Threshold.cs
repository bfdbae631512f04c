namespace Aurigraph.Experiment;

/// <summary>What a metric of the summary is held against.</summary>
/// <param name="Expression">As written, for example <c>finality.p95 &lt; 200ms</c>.</param>
/// <param name="Metric">The path of the metric, as written.</param>
/// <param name="Comparison">One of &lt; &lt;= &gt; &gt;= ==.</param>
/// <param name="Limit">In the unit of the summary: milliseconds, bytes, per second, or a ratio.</param>
public sealed record Threshold(string Expression, string Metric, string Comparison, double Limit);
