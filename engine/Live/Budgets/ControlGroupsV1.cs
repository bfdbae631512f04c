using Aurigraph.Units;

namespace Aurigraph.Live.Budgets;

/// <summary>Version 1: a hierarchy for each controller (Documentation/admin-guide/cgroup-v1 of Linux).</summary>
/// <param name="root">Where the hierarchies are mounted.</param>
internal sealed class ControlGroupsV1(string root) : IControlGroups
{
    /// <inheritdoc/>
    public IControlGroup Make(string name, double cores, ByteCount? memory)
    {
        string cpu = Path.Combine(root, "cpu", name);
        Directory.CreateDirectory(cpu);
        GroupFile.Write(cpu, "cpu.cfs_period_us", GroupFile.PeriodMicroseconds);
        GroupFile.Write(cpu, "cpu.cfs_quota_us", GroupFile.Quota(cores));
        if (memory is not { } limit)
            return new Group(cpu, null);
        string held = Path.Combine(root, "memory", name);
        try
        {
            Directory.CreateDirectory(held);
            GroupFile.Write(held, "memory.limit_in_bytes", limit.Bytes);
            if (File.Exists(Path.Combine(held, "memory.memsw.limit_in_bytes")))
                GroupFile.Write(held, "memory.memsw.limit_in_bytes", limit.Bytes);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Directory.Delete(cpu);
            throw;
        }
        return new Group(cpu, held);
    }

    private sealed class Group(string cpu, string? memory) : IControlGroup
    {
        public double ThrottledMs => (GroupFile.Counted(cpu, "cpu.stat", "throttled_time") ?? 0) / 1e6;

        public long? MemoryKills => memory is null ? null : GroupFile.Counted(memory, "memory.oom_control", "oom_kill");

        public void Enter(int process)
        {
            GroupFile.Write(cpu, GroupFile.Processes, process);
            if (memory is not null)
                GroupFile.Write(memory, GroupFile.Processes, process);
        }

        public void Remove()
        {
            foreach (string folder in new[] { cpu, memory }.OfType<string>().Where(Directory.Exists))
                Directory.Delete(folder);
        }
    }
}
