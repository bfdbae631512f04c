using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>Compression of messages on the wire.</summary>
/// <param name="Above">Messages from this size on are compressed.</param>
/// <param name="Ratio">Size after over size before, in (0, 1].</param>
public sealed record Compression(ByteCount Above, double Ratio);
