using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>Every message takes the same time.</summary>
public sealed record ConstantLatency(Duration Value) : LatencyModel
{
    /// <inheritdoc/>
    public override Duration Mean => Value;

    /// <inheritdoc/>
    public override Duration Draw(SeededGenerator generator) => Value;
}
