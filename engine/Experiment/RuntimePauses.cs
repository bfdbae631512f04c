using Aurigraph.NetworkModels;

namespace Aurigraph.Experiment;

/// <summary>Pauses that stop a whole process: garbage collection, compilation.</summary>
/// <param name="Every">From the end of one pause to the beginning of the next.</param>
/// <param name="Length">How long one lasts.</param>
public sealed record RuntimePauses(LatencyModel Every, LatencyModel Length);
