using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Ceilings;

/// <summary>Bytes that may be on their way where the scenario leaves it to the memory that is left for load, as a node's world resolves them.</summary>
internal static class BodyWindow
{
    private const long Least = 64_000;
    private const long LeastOfStream = 256_000;

    /// <summary>Bytes of bodies that an origin may have on its way.</summary>
    public static ByteCount Of(ExperimentDefinition experiment)
    {
        if (experiment.Batching.Window is { } given)
            return given;
        int origins = Math.Max(1, experiment.Deployment.Nodes(experiment.Workload.SubmitTo).Count());
        long share = experiment.Deployment.Containers.Where(c => c.Role == NodeRole.Validator)
            .Min(c => (c.Memory - c.FixedMemory).Bytes / 2 / c.Nodes.Count / origins);
        return new ByteCount(Math.Clamp(share, Least, Math.Max(Least, experiment.Network.Window.Bytes)));
    }

    /// <summary>Bytes of the committed stream that an observer may have on its way.</summary>
    public static ByteCount OfStream(ExperimentDefinition experiment, Container container)
    {
        ByteCount mempools = container.Role == experiment.Workload.SubmitTo ? experiment.Mempool.MaxBytes * container.Nodes.Count : ByteCount.Zero;
        long share = (container.Memory - container.FixedMemory - mempools).Bytes / 2 / container.Nodes.Count;
        return new ByteCount(Math.Clamp(share, LeastOfStream, Math.Max(LeastOfStream, experiment.Network.Window.Bytes)));
    }
}
