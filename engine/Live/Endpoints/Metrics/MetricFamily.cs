namespace Aurigraph.Live.Endpoints.Metrics;

/// <summary>A metric: its name, what it means, and how its values come from what is measured.</summary>
/// <param name="Name">Name, with its unit and, for a counter, <c>_total</c> at the end.</param>
/// <param name="Kind">How its values behave.</param>
/// <param name="Help">What it means.</param>
/// <param name="Samples">Its values.</param>
internal sealed record MetricFamily(string Name, MetricKind Kind, string Help, Func<MetricSource, IEnumerable<MetricSample>> Samples);
