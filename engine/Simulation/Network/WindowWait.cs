using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>How long one sender has had something for a peer and had to wait for credits.</summary>
/// <param name="From">The sender.</param>
/// <param name="To">The peer.</param>
/// <param name="Class">The class of traffic.</param>
/// <param name="Waited">Time since the start of the run, a wait under way included; above zero.</param>
public readonly record struct WindowWait(NodeId From, NodeId To, TrafficClass Class, Duration Waited);
