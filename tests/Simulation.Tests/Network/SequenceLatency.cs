using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Network;

/// <summary>Draws the latencies given, in order, again and again.</summary>
internal sealed record SequenceLatency(long[] Nanoseconds) : LatencyModel
{
    private int _next;

    public override Duration Mean => new((long)Nanoseconds.Average());

    public override Duration Draw(SeededGenerator generator) => new(Nanoseconds[_next++ % Nanoseconds.Length]);
}
