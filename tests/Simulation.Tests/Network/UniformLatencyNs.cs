using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Network;

/// <summary>Uniform in [Min, Max) nanoseconds.</summary>
internal sealed record UniformLatencyNs(long Min, long Max) : LatencyModel
{
    public override Duration Mean => new((Min + Max) / 2);

    public override Duration Draw(SeededGenerator generator) => generator.NextDuration(new Duration(Min), new Duration(Max));
}
