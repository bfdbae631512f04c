using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>Every message takes the same time.</summary>
/// <param name="Value">That time; from zero to <see cref="LatencyModel.Longest"/>.</param>
public sealed record ConstantLatency(Duration Value) : LatencyModel
{
    /// <summary>The time every message takes.</summary>
    public Duration Value { get; } = Checked(Value, "latency", Duration.Zero);

    /// <inheritdoc/>
    public override Duration Mean => Value;

    /// <inheritdoc/>
    public override Duration Draw(SeededGenerator generator) => Value;
}
