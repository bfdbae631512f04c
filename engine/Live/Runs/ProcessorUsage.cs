using Aurigraph.Units;

namespace Aurigraph.Live.Runs;

/// <summary>Cores that the processes of a live run took, over spans of it.</summary>
public sealed class ProcessorUsage
{
    private readonly IReadOnlyList<UsageLog> _nodes;
    private readonly UsageLog _driver;
    private readonly int _nodesPerProcess;

    internal ProcessorUsage(IReadOnlyList<UsageLog> nodes, UsageLog driver, int nodesPerProcess, double idleCores) =>
        (_nodes, _driver, _nodesPerProcess, IdleCores) = (nodes, driver, nodesPerProcess, idleCores);

    /// <summary>Cores that all nodes took together in the last second and a half before there was any load.</summary>
    public double IdleCores { get; }

    /// <summary>Cores that all nodes took together. Where they share a process with the driver, it is part of them.</summary>
    /// <param name="from">From the start of the run.</param>
    /// <param name="until">Later than that.</param>
    public double Nodes(Duration from, Duration until) => _nodes.Sum(n => Cores(n, from, until)) / _nodesPerProcess;

    /// <summary>Cores that the driver of the load took; 0 where it shares a process with the nodes.</summary>
    /// <param name="from">From the start of the run.</param>
    /// <param name="until">Later than that.</param>
    public double Driver(Duration from, Duration until) => _nodesPerProcess > 1 ? 0 : Cores(_driver, from, until);

    private static double Cores(UsageLog log, Duration from, Duration until) =>
        log.Between(VirtualTime.Zero + from, VirtualTime.Zero + until).CpuNanoseconds / (double)(until - from).Nanoseconds;
}
