using Aurigraph.NetworkModels;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Building;

/// <summary>Makes latency models from values: the one place that knows the models' constructors.</summary>
internal static class LatencyReader
{
    /// <summary>The model of a latency.</summary>
    public static LatencyModel Build(Either<Duration> latency) =>
        latency.Group is null ? new ConstantLatency(latency.Scalar) : throw new InvalidOperationException($"No model for {latency.Group.Group.Noun}.");
}
