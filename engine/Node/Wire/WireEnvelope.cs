using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>A message as a frame carries it.</summary>
/// <param name="From">Who says that it sent it.</param>
/// <param name="To">Whom it is for.</param>
/// <param name="Message">The message.</param>
public readonly record struct WireEnvelope(NodeId From, NodeId To, NetworkMessage Message);
