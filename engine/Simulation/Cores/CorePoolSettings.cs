using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Cores;

/// <summary>What the cores of a container are.</summary>
public sealed record CorePoolSettings
{
    /// <summary>How many cores its work may hold at once; at least 1.</summary>
    public required int Cores { get; init; }

    /// <summary>Core time a period, when a quota bounds it; null: none does.</summary>
    public QuotaSettings? Quota { get; init; }

    /// <summary>Cores that its use is measured by: those of the quota, else all.</summary>
    public double Limit => Quota?.Cores ?? Cores;

    /// <summary>Longest uninterrupted use of a core while others wait; positive.</summary>
    public required Duration Quantum { get; init; }

    /// <summary>What a core loses when it changes to another thread while more work is runnable than there are cores; not negative.</summary>
    public Duration ContextSwitch { get; init; } = Duration.Zero;

    /// <summary>For each node of the container, in order, the index of its process, from 0. All 0 when the nodes share one.</summary>
    public required IReadOnlyList<int> ProcessOfNode { get; init; }

    /// <summary>Threads that a process has for jobs; at least 1. Messages are not bounded by it.</summary>
    public int ThreadsPerProcess { get; init; } = int.MaxValue;

    /// <summary>The cores of a container of an experiment.</summary>
    /// <param name="container">Cores, nodes, processes and threads.</param>
    /// <param name="costs">Quantum and context switch.</param>
    public static CorePoolSettings Of(Container container, CostTable costs) => new()
    {
        Cores = container.Cores,
        Quantum = costs.Quantum,
        ContextSwitch = new Duration((long)Math.Round(costs.ContextSwitchNs)),
        ProcessOfNode = ProcessesOf(container),
        ThreadsPerProcess = container.Threads,
    };

    /// <summary>The cores of a container on a host.</summary>
    /// <param name="container">Cores, nodes, processes and threads.</param>
    /// <param name="costs">Quantum and context switch.</param>
    /// <param name="threads">Hardware threads of the host that containers may use.</param>
    /// <param name="quotaPeriod">Period of a quota.</param>
    /// <param name="phase">How far into a period the run begins, as a share of it, in [0, 1).</param>
    public static CorePoolSettings Of(Container container, CostTable costs, int threads, Duration quotaPeriod, double phase) => Of(container, costs) with
    {
        Cores = container.CpuLimit == CpuLimit.Quota ? threads : Math.Min(container.Cores, threads),
        Quota = container.CpuLimit == CpuLimit.Quota ? new QuotaSettings(container.CoreQuota, quotaPeriod, quotaPeriod * phase) : null,
    };

    /// <summary>For each node of a container the index of its process: all 0 when they share one, else one each.</summary>
    public static IReadOnlyList<int> ProcessesOf(Container container) =>
        [.. Enumerable.Range(0, container.Nodes.Count).Select(node => container.Processes == 1 ? 0 : node)];

    /// <summary>Throws when a value is out of its range.</summary>
    /// <exception cref="ArgumentException">Names the value and its range.</exception>
    internal void Validate()
    {
        Require(Cores >= 1, $"a container needs at least 1 core, not {Cores}");
        Require(Quota is null || (Quota.Cores >= 0.001 && Quota.Period > Duration.Zero), $"a quota has at least a thousandth of a core and a positive period, not {Quota}");
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
