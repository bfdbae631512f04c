namespace Aurigraph.Live.Network;

/// <summary>What a node's network did since its start.</summary>
/// <param name="Lanes">Per peer and class, in the order of peers.</param>
/// <param name="Refusals">Connections that came in and were closed, by reason; reasons that did not occur are left out.</param>
/// <param name="UnknownConnections">Connections that have not made themselves known, now.</param>
/// <param name="KnownConnections">Connections of peers and clients that have, now.</param>
public sealed record NetworkCounts(IReadOnlyList<LaneCounts> Lanes, IReadOnlyDictionary<RefusalKind, long> Refusals, int UnknownConnections, int KnownConnections);
