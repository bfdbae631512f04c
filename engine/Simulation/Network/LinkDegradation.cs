using Aurigraph.NetworkModels;

namespace Aurigraph.Simulation.Network;

/// <summary>What a fault does to a path; null leaves a property as it is. Compared by identity: two equal faults are two faults.</summary>
internal sealed class LinkDegradation(LatencyModel? latency, double? loss)
{
    internal LatencyModel? Latency { get; } = latency;

    internal double? Loss { get; } = loss;
}
