using System.Diagnostics;
using Aurigraph.Live.Budgets;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Budgets;

/// <summary>Both versions of the kernel's interface, on folders that look like it, and the one that is here.</summary>
public sealed class ControlGroupsTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("aurigraph-groups-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Version_1_has_a_folder_for_each_controller()
    {
        IControlGroup group = new ControlGroupsV1(_root.FullName).Make("one", 0.4, new ByteCount(64_000_000));
        group.Enter(77);
        Assert.Equal("100000", Read("cpu/one/cpu.cfs_period_us"));
        Assert.Equal("40000", Read("cpu/one/cpu.cfs_quota_us"));
        Assert.Equal("64000000", Read("memory/one/memory.limit_in_bytes"));
        Assert.Equal(("77", "77"), (Read("cpu/one/cgroup.procs"), Read("memory/one/cgroup.procs")));

        Write("cpu/one/cpu.stat", "nr_periods 9\nnr_throttled 2\nthrottled_time 5000000\n");
        Write("memory/one/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n");
        Assert.Equal((5, 3), (group.ThrottledMs, group.MemoryKills));
    }

    [Fact]
    public void Version_2_hands_its_controllers_down_and_has_one_folder()
    {
        IControlGroup group = new ControlGroupsV2(_root.FullName).Make("two", 1.5, new ByteCount(64_000_000));
        group.Enter(78);
        Assert.Equal("+cpu +memory", Read("cgroup.subtree_control"));
        Assert.Equal("150000 100000", Read("two/cpu.max"));
        Assert.Equal("64000000", Read("two/memory.max"));
        Assert.Equal("78", Read("two/cgroup.procs"));

        Write("two/cpu.stat", "usage_usec 9\nnr_throttled 2\nthrottled_usec 7000\n");
        Write("two/memory.events", "low 0\noom 1\noom_kill 1\noom_group_kill 0\n");
        Assert.Equal((7, 1), (group.ThrottledMs, group.MemoryKills));
    }

    [Fact]
    public void Swap_is_no_way_around_a_limit_where_there_is_any()
    {
        Directory.CreateDirectory(Path.Combine(_root.FullName, "two"));
        Write("two/memory.swap.max", "max");
        new ControlGroupsV2(_root.FullName).Make("two", 1, new ByteCount(64_000_000));
        Assert.Equal("0", Read("two/memory.swap.max"));
    }

    [Fact]
    public void A_group_without_a_limit_of_memory_is_of_cores_alone()
    {
        IControlGroup one = new ControlGroupsV1(_root.FullName).Make("one", 2, null), two = new ControlGroupsV2(_root.FullName).Make("two", 2, null);
        Assert.False(Directory.Exists(Path.Combine(_root.FullName, "memory")));
        Assert.Equal("+cpu", Read("cgroup.subtree_control"));
        Assert.Null(one.MemoryKills);
        Assert.Null(two.MemoryKills);
    }

    [Fact]
    public void A_quota_is_never_less_than_a_kernel_takes()
    {
        new ControlGroupsV1(_root.FullName).Make("one", 0.001, null);
        Assert.Equal("1000", Read("cpu/one/cpu.cfs_quota_us"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Where_there_is_no_such_hierarchy_none_is_made(int version)
    {
        string nowhere = Path.Combine(_root.FullName, "a-file");
        File.WriteAllText(nowhere, "");
        IControlGroups groups = version == 1 ? new ControlGroupsV1(nowhere) : new ControlGroupsV2(nowhere);
        Assert.ThrowsAny<IOException>(() => groups.Make("one", 1, null));
    }

    [ControlGroupFact]
    public void A_process_of_this_machine_gets_no_more_than_its_budget()
    {
        IControlGroup group = ControlGroupsHere.Find().Make($"aurigraph-test-{Environment.ProcessId}-busy", 0.1, null);
        using Process busy = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "while :; do :; done"]))!;
        try
        {
            group.Enter(busy.Id);
            Assert.True(SpinWait.SpinUntil(() => group.ThrottledMs > 100, TimeSpan.FromSeconds(30)), "it was not stopped within 30 s");
        }
        finally
        {
            busy.Kill();
            busy.WaitForExit();
            group.Remove();
        }
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(_root.FullName, file));

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_root.FullName, file), text);
}
