using Aurigraph.Experiment;
using Aurigraph.Measurement;

namespace Aurigraph.Live.Budgets;

/// <summary>Holds the processes of a container to its cores and memory by a control group, where the machine allows it, and says where it does not.</summary>
internal sealed class ContainerBudgets : IDisposable
{
    private readonly SortedDictionary<string, IControlGroup> _groups = new(StringComparer.Ordinal);
    private readonly List<Warning> _warnings = [];

    /// <summary>Makes the groups.</summary>
    /// <param name="deployment">The containers.</param>
    /// <param name="coreShare">The part of its cores that each gets.</param>
    /// <param name="isolated">Whether nodes have processes of their own.</param>
    /// <param name="machineCores">Cores of this machine.</param>
    /// <param name="groups">Makes groups; null: as this machine's kernel does.</param>
    public ContainerBudgets(Deployment deployment, double coreShare, bool isolated, int machineCores, IControlGroups? groups = null)
    {
        if (!isolated)
        {
            _warnings.Add(new Warning("live.budgets-not-enforced", "All nodes run in one process: cores and memory of containers are not held to. CPU and memory of a node are an equal part of the whole process, the driver included."));
            return;
        }
        groups ??= ControlGroupsHere.Find();
        try
        {
            foreach (Container container in deployment.Containers)
            {
                _groups[container.Id] = groups.Make($"aurigraph-{Environment.ProcessId}-{container.Id}", container.Cores * coreShare,
                    deployment.OnMemoryLimit == MemoryLimitAction.Kill ? container.Memory : null);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Dispose();
            _groups.Clear();
            _warnings.Add(new Warning("live.budgets-not-enforced", $"Control groups cannot be made here ({problem.Message}): cores and memory of containers are not held to."));
        }
        double asked = deployment.Containers.Sum(c => c.Cores) * coreShare;
        if (asked > machineCores)
            _warnings.Add(new Warning("live.machine-shared", FormattableString.Invariant($"The containers have {asked:0.#} cores together and this machine {machineCores}, which the driver of the load shares: nodes compete.")));
    }

    /// <summary>What the reader should know.</summary>
    public IReadOnlyList<Warning> Warnings => _warnings;

    /// <summary>A process belongs to a container from now on.</summary>
    public void Enter(string container, int process) => _groups.GetValueOrDefault(container)?.Enter(process);

    /// <summary>Time for which its budget stopped each container, milliseconds.</summary>
    public IReadOnlyDictionary<string, double> ThrottledMs() => _groups.ToDictionary(g => g.Key, g => g.Value.ThrottledMs, StringComparer.Ordinal);

    /// <summary>Processes of each container that were killed for its memory; of those whose kernel counts them.</summary>
    public IReadOnlyDictionary<string, long> MemoryKills() =>
        _groups.Where(g => g.Value.MemoryKills is not null).ToDictionary(g => g.Key, g => g.Value.MemoryKills!.Value, StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IControlGroup group in _groups.Values)
            group.Remove();
    }
}
