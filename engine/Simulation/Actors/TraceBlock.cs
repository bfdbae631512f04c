using Aurigraph.Units;

namespace Aurigraph.Simulation.Actors;

/// <summary>One block of a trace.</summary>
/// <param name="Hash">The running hash at its end: 16 hexadecimal digits. It covers all blocks before it, too.</param>
/// <param name="Deliveries">Deliveries in it.</param>
/// <param name="LastAt">When its last delivery happened.</param>
/// <param name="LastDelivery">Its last delivery: the actor's path and the type of the message.</param>
public sealed record TraceBlock(string Hash, int Deliveries, VirtualTime LastAt, string LastDelivery);
