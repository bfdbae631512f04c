using Aurigraph.Units;

namespace Aurigraph.Node.Ports;

/// <summary>Tells a sender that was refused that its peer's buffer has room again.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Class">The class that was full.</param>
public sealed record Drained(NodeId Peer, TrafficClass Class);
