using System.Globalization;
using Aurigraph.Experiment;
using Aurigraph.Measurement;

namespace Aurigraph.Live.Runs;

/// <summary>Holds the processes of a container to its cores and memory by control groups (version 1 of Linux's cpu and memory controllers), where the machine allows it, and says where it does not.</summary>
internal sealed class ContainerBudgets : IDisposable
{
    private const string CpuRoot = "/sys/fs/cgroup/cpu";
    private const string MemoryRoot = "/sys/fs/cgroup/memory";
    private const long PeriodMicroseconds = 100_000;

    private readonly Dictionary<string, string[]> _groups = [];
    private readonly List<Warning> _warnings = [];

    /// <summary>Makes the groups.</summary>
    /// <param name="deployment">The containers.</param>
    /// <param name="coreShare">The part of its cores that each gets.</param>
    /// <param name="isolated">Whether nodes have processes of their own.</param>
    /// <param name="machineCores">Cores of this machine.</param>
    public ContainerBudgets(Deployment deployment, double coreShare, bool isolated, int machineCores)
    {
        if (!isolated)
        {
            _warnings.Add(new Warning("live.budgets-not-enforced", "All nodes run in one process: cores and memory of containers are not held to. CPU and memory of a node are an equal part of the whole process, the driver included."));
            return;
        }
        try
        {
            foreach (Container container in deployment.Containers)
                _groups[container.Id] = Make(container, coreShare, deployment.OnMemoryLimit);
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
    public void Enter(string container, int process)
    {
        if (!_groups.TryGetValue(container, out string[]? folders))
            return;
        foreach (string folder in folders)
            File.WriteAllText(Path.Combine(folder, "cgroup.procs"), process.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Time for which its budget stopped each container, milliseconds.</summary>
    public IReadOnlyDictionary<string, double> ThrottledMs() => Counted("cpu.stat", "throttled_time ").ToDictionary(c => c.Key, c => c.Value / 1e6);

    /// <summary>Processes of each container that were killed for its memory.</summary>
    public IReadOnlyDictionary<string, long> MemoryKills() => Counted("memory.oom_control", "oom_kill ");

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (string folder in _groups.Values.SelectMany(f => f).Where(Directory.Exists))
            Directory.Delete(folder);
    }

    /// <summary>What a file of each container's groups counts; a container whose groups have no such file or count is left out.</summary>
    private Dictionary<string, long> Counted(string file, string counter)
    {
        var counted = new Dictionary<string, long>();
        foreach ((string container, string[] folders) in _groups)
        {
            string? line = folders.Select(f => Path.Combine(f, file)).Where(File.Exists).SelectMany(File.ReadLines).FirstOrDefault(l => l.StartsWith(counter, StringComparison.Ordinal));
            if (line is not null)
                counted[container] = long.Parse(line[counter.Length..], CultureInfo.InvariantCulture);
        }
        return counted;
    }

    private static string[] Make(Container container, double coreShare, MemoryLimitAction onLimit)
    {
        string name = $"aurigraph-{Environment.ProcessId}-{container.Id}";
        string cpu = Path.Combine(CpuRoot, name);
        Directory.CreateDirectory(cpu);
        File.WriteAllText(Path.Combine(cpu, "cpu.cfs_period_us"), PeriodMicroseconds.ToString(CultureInfo.InvariantCulture));
        File.WriteAllText(Path.Combine(cpu, "cpu.cfs_quota_us"), ((long)(container.Cores * coreShare * PeriodMicroseconds)).ToString(CultureInfo.InvariantCulture));
        if (onLimit != MemoryLimitAction.Kill)
            return [cpu];
        string memory = Path.Combine(MemoryRoot, name);
        Directory.CreateDirectory(memory);
        File.WriteAllText(Path.Combine(memory, "memory.limit_in_bytes"), container.Memory.Bytes.ToString(CultureInfo.InvariantCulture));
        return [cpu, memory];
    }
}
