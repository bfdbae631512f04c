using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>Traffic within a container or host: it does not touch the NIC.</summary>
/// <param name="Latency">One-way latency, drawn per message.</param>
/// <param name="Bandwidth">Shared by all local traffic of one container.</param>
public sealed record LocalLink(LatencyModel Latency, Bandwidth Bandwidth);
