using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>A fixed part, the <see cref="Floor"/>, and a memoryless part on top of it.</summary>
public sealed record ExponentialLatency : LatencyModel
{
    private readonly Duration _meanAboveFloor;

    /// <summary>Latency with a floor and an exponential rest.</summary>
    /// <param name="mean">Mean of the whole latency, floor included; from the floor to <see cref="LatencyModel.Longest"/>.</param>
    /// <param name="floor">The shortest latency; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter lies outside its range.</exception>
    public ExponentialLatency(Duration mean, Duration floor)
    {
        Floor = Checked(floor, nameof(floor), Duration.Zero);
        _meanAboveFloor = Checked(mean, nameof(mean), floor) - floor;
        double above = _meanAboveFloor.Nanoseconds;
        double withinLimit = above == 0 ? 1 : 1 - DeterministicMath.Exp(-(Longest - floor).Nanoseconds / above);
        Mean = Bounded(floor.Nanoseconds + (above * withinLimit));
    }

    /// <summary>The shortest latency.</summary>
    public Duration Floor { get; }

    /// <summary>The mean given, less what draws above <see cref="LatencyModel.Longest"/> would have added.</summary>
    public override Duration Mean { get; }

    /// <inheritdoc/>
    public override Duration Draw(SeededGenerator generator) =>
        Bounded(Floor.Nanoseconds + (_meanAboveFloor.Nanoseconds * generator.NextStandardExponential()));
}
