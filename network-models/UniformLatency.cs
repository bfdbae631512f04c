using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>Every nanosecond from <see cref="Min"/> to <see cref="Max"/>, both included, is equally likely.</summary>
public sealed record UniformLatency : LatencyModel
{
    /// <summary>Latency between two bounds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Min is negative, max below min, or max beyond <see cref="LatencyModel.Longest"/>.</exception>
    public UniformLatency(Duration min, Duration max)
    {
        Min = Checked(min, nameof(min), Duration.Zero);
        Max = Checked(max, nameof(max), min);
    }

    /// <summary>The shortest latency.</summary>
    public Duration Min { get; }

    /// <summary>The longest latency.</summary>
    public Duration Max { get; }

    /// <inheritdoc/>
    public override Duration Mean => (Min + Max) / 2;

    /// <inheritdoc/>
    public override Duration Draw(SeededGenerator generator) => generator.NextDuration(Min, new(Max.Nanoseconds + 1));
}
