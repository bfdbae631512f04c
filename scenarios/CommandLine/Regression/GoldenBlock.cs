using Aurigraph.Simulation.Actors;

namespace Aurigraph.CommandLine.Regression;

/// <summary>A block of a recorded trace.</summary>
/// <param name="Hash">The running hash at its end.</param>
/// <param name="Deliveries">Deliveries in it.</param>
/// <param name="At">Virtual time of its last delivery, nanoseconds.</param>
/// <param name="Last">Its last delivery as text.</param>
internal sealed record GoldenBlock(string Hash, int Deliveries, long At, string Last)
{
    /// <summary>Takes it from a trace.</summary>
    public static GoldenBlock Of(TraceBlock block) => new(block.Hash, block.Deliveries, block.LastAt.Nanoseconds, block.LastDelivery);
}
