using Aurigraph.Live.Nodes;

namespace Aurigraph.Live.Endpoints.Metrics;

/// <summary>What metrics are computed from: one reading, so that all of them are of the same instant.</summary>
/// <param name="Node">The node's.</param>
/// <param name="Process">Its process's.</param>
/// <param name="Started">When the process started.</param>
/// <param name="Failures">Failures of the program inside an endpoint.</param>
/// <param name="Refused">What came by HTTP and was refused before it was a request, by kind.</param>
internal sealed record MetricSource(NodeReading Node, ProcessReading Process, DateTimeOffset Started, long Failures, IReadOnlyDictionary<string, long> Refused);
