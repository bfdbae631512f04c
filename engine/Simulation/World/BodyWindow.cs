using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Simulation.World;

/// <summary>How many bytes an origin may have on its way, when the scenario does not say: what every validator can hold of all origins at once.</summary>
internal static class BodyWindow
{
    private static readonly ByteCount Least = new(64_000);

    /// <summary>Half of the memory that the tightest validator container has left for load, shared by its nodes and all origins; at most the
    /// connection window, at least 64 KB. The other half is for the log, appends under way and bodies that were pulled.</summary>
    public static ByteCount Resolve(ExperimentDefinition experiment)
    {
        if (experiment.Batching.Window is { } given)
            return given;
        int origins = Math.Max(1, experiment.Deployment.Nodes(experiment.Workload.SubmitTo).Count());
        long share = experiment.Deployment.Containers
            .Where(c => c.Role == NodeRole.Validator)
            .Min(c => (c.Memory - c.FixedMemory).Bytes / 2 / c.Nodes.Count / origins);
        return new ByteCount(Math.Clamp(share, Least.Bytes, Math.Max(Least.Bytes, experiment.Network.Window.Bytes)));
    }
}
