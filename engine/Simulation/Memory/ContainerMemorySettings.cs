using Aurigraph.Experiment;
using Aurigraph.Simulation.Cores;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Memory;

/// <summary>What the memory of a container is.</summary>
public sealed record ContainerMemorySettings
{
    /// <summary>How much there is; positive.</summary>
    public required ByteCount Limit { get; init; }

    /// <summary>What happens when it is passed.</summary>
    public required MemoryLimitAction OnLimit { get; init; }

    /// <summary>For each node of the container, in order, the index of its process, from 0. All 0 when the nodes share one.</summary>
    public required IReadOnlyList<int> ProcessOfNode { get; init; }

    /// <summary>The memory of a container of an experiment.</summary>
    /// <param name="container">Limit, nodes and processes.</param>
    /// <param name="onLimit">What happens when the limit is passed.</param>
    public static ContainerMemorySettings Of(Container container, MemoryLimitAction onLimit) => new()
    {
        Limit = container.Memory,
        OnLimit = onLimit,
        ProcessOfNode = CorePoolSettings.ProcessesOf(container),
    };

    /// <summary>Throws when a value is out of its range.</summary>
    /// <exception cref="ArgumentException">Names the value and its range.</exception>
    internal void Validate()
    {
        if (Limit <= ByteCount.Zero)
            throw new ArgumentException($"Container memory: the limit must be positive, not {Limit}.");
        if (ProcessOfNode.Count == 0 || ProcessOfNode.Any(p => p < 0 || p >= ProcessOfNode.Count))
            throw new ArgumentException("Container memory: at least one node; processes are numbered from 0 and are no more than nodes.");
    }
}
