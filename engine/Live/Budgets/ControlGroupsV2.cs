using System.Globalization;
using Aurigraph.Units;

namespace Aurigraph.Live.Budgets;

/// <summary>Version 2: one hierarchy (Documentation/admin-guide/cgroup-v2.rst of Linux). A group has the controllers that the one above it hands down.</summary>
/// <param name="root">Where it is mounted.</param>
internal sealed class ControlGroupsV2(string root) : IControlGroups
{
    /// <summary>The file by which version 2 is known: the controllers that its root has.</summary>
    public const string Controllers = "cgroup.controllers";

    /// <inheritdoc/>
    public IControlGroup Make(string name, double cores, ByteCount? memory)
    {
        GroupFile.Write(root, "cgroup.subtree_control", memory is null ? "+cpu" : "+cpu +memory");
        string folder = Path.Combine(root, name);
        Directory.CreateDirectory(folder);
        try
        {
            GroupFile.Write(folder, "cpu.max", string.Create(CultureInfo.InvariantCulture, $"{GroupFile.Quota(cores)} {GroupFile.PeriodMicroseconds}"));
            if (memory is { } limit)
            {
                GroupFile.Write(folder, "memory.max", limit.Bytes);
                if (File.Exists(Path.Combine(folder, "memory.swap.max")))
                    GroupFile.Write(folder, "memory.swap.max", 0);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Directory.Delete(folder);
            throw;
        }
        return new Group(folder, memory is not null);
    }

    private sealed class Group(string folder, bool holdsMemory) : IControlGroup
    {
        public double ThrottledMs => (GroupFile.Counted(folder, "cpu.stat", "throttled_usec") ?? 0) / 1e3;

        public long? MemoryKills => holdsMemory ? GroupFile.Counted(folder, "memory.events", "oom_kill") : null;

        public void Enter(int process) => GroupFile.Write(folder, GroupFile.Processes, process);

        public void Remove()
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder);
        }
    }
}
