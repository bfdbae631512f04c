using Aurigraph.Units;

namespace Aurigraph.Simulation.Cores;

/// <summary>What the cores of a container are.</summary>
public sealed record CorePoolSettings
{
    /// <summary>How many cores; at least 1.</summary>
    public required int Cores { get; init; }

    /// <summary>Longest uninterrupted use of a core while others wait; positive.</summary>
    public required Duration Quantum { get; init; }

    /// <summary>What a core loses when it changes to another thread while more work is runnable than there are cores; not negative.</summary>
    public Duration ContextSwitch { get; init; } = Duration.Zero;

    /// <summary>For each node of the container, in order, the index of its process, from 0. All 0 when the nodes share one.</summary>
    public required IReadOnlyList<int> ProcessOfNode { get; init; }

    /// <summary>Threads that a process has for jobs; at least 1. Messages are not bounded by it.</summary>
    public int ThreadsPerProcess { get; init; } = int.MaxValue;

    /// <summary>Throws when a value is out of its range.</summary>
    /// <exception cref="ArgumentException">Names the value and its range.</exception>
    internal void Validate()
    {
        Require(Cores >= 1, $"a container needs at least 1 core, not {Cores}");
        Require(Quantum > Duration.Zero, $"the quantum must be positive, not {Quantum}");
        Require(ContextSwitch >= Duration.Zero, $"a context switch cannot cost {ContextSwitch}");
        Require(ProcessOfNode.Count >= 1, "a container needs at least one node");
        Require(ProcessOfNode.All(p => p >= 0 && p < ProcessOfNode.Count), "processes are numbered from 0 and are no more than nodes");
        Require(ThreadsPerProcess >= 1, $"a process needs at least 1 thread, not {ThreadsPerProcess}");
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
            throw new ArgumentException($"Core pool: {what}.");
    }
}
