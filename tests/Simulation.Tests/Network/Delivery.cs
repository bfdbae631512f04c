using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Network;

/// <summary>One message handed over.</summary>
internal readonly record struct Delivery(VirtualTime At, NodeId From, NodeId To, TrafficClass Class, long Size, long Number);
