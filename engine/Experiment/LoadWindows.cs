using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>Bytes that may be on their way where the scenario leaves it to the memory that containers have left for load. Worlds and arithmetic both ask here.</summary>
public static class LoadWindows
{
    private const long LeastOfBodies = 64_000;
    private const long LeastOfStream = 256_000;

    /// <summary>Bytes of bodies that an origin may have on its way: as the scenario says, or half of the memory that the tightest validator container has left, shared by its nodes
    /// and all origins; at most the connection window, at least 64 KB. The other half is for the log, appends under way and bodies that were pulled.</summary>
    /// <param name="experiment">The experiment.</param>
    public static ByteCount OfBodies(ExperimentDefinition experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        if (experiment.Batching.Window is { } given)
            return given;
        int origins = Math.Max(1, experiment.Deployment.Nodes(experiment.Workload.SubmitTo).Count());
        long share = experiment.Deployment.Containers
            .Where(c => c.Role == NodeRole.Validator)
            .Min(c => (c.Memory - c.FixedMemory).Bytes / 2 / c.Nodes.Count / origins);
        return Within(share, LeastOfBodies, experiment);
    }

    /// <summary>Bytes of the committed stream that an observer may have on its way: half of what its container has left beyond the mempools of its nodes, shared by them; at most the
    /// connection window, at least 256 KB.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="container">The observer's.</param>
    public static ByteCount OfStream(ExperimentDefinition experiment, Container container)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(container);
        ByteCount mempools = container.Role == experiment.Workload.SubmitTo ? experiment.Mempool.MaxBytes * container.Nodes.Count : ByteCount.Zero;
        return Within((container.Memory - container.FixedMemory - mempools).Bytes / 2 / container.Nodes.Count, LeastOfStream, experiment);
    }

    private static ByteCount Within(long share, long least, ExperimentDefinition experiment) =>
        new(Math.Clamp(share, least, Math.Max(least, experiment.Network.Window.Bytes)));
}
