using Aurigraph.NetworkModels;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Building;

/// <summary>Makes latency models from values: the one place that knows the models' constructors.</summary>
internal static class LatencyReader
{
    /// <summary>The model of a latency.</summary>
    public static LatencyModel Build(Either<Duration> latency)
    {
        if (latency.Group is not { } values)
            return new ConstantLatency(latency.Scalar);
        if (VariantShape.Is(values, LatencyKeys.Uniform))
            return new UniformLatency(values.Get(LatencyKeys.Min), values.Get(LatencyKeys.Max));
        if (VariantShape.Is(values, LatencyKeys.Normal))
            return new NormalLatency(values.Get(LatencyKeys.NormalMean), values.Get(LatencyKeys.StandardDeviation));
        if (VariantShape.Is(values, LatencyKeys.Exponential))
            return new ExponentialLatency(values.Get(LatencyKeys.ExponentialMean), values.Get(LatencyKeys.Floor));
        if (VariantShape.Is(values, LatencyKeys.Lognormal))
            return new LognormalLatency(values.Get(LatencyKeys.Median), values.Get(LatencyKeys.Sigma));
        if (VariantShape.Is(values, LatencyKeys.Pareto))
            return new ParetoLatency(values.Get(LatencyKeys.Scale), values.Get(LatencyKeys.ParetoShape));
        return new EmpiricalLatency(values.Get(LatencyKeys.Samples).Select(s => s.Value));
    }
}
