using Aurigraph.Experiment;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Tests.Time;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Disk;

/// <summary>The disk of these tests takes 100 ns for a sync and 1 ns per byte.</summary>
public class VirtualDiskTests
{
    private readonly Kernel _kernel = new();
    private readonly List<string> _seen = [];

    [Fact]
    public void A_durable_write_takes_its_bytes_and_a_sync()
    {
        Write(Disk(), "a", 50);
        Run();
        Assert.Equal(["a@150"], _seen);
    }

    [Fact]
    public void Writes_that_gather_during_a_sync_share_the_next_one()
    {
        var disk = Disk();
        Write(disk, "a", 50);
        Write(disk, "b", 10);
        At(120, () => Write(disk, "c", 20));
        Run();
        Assert.Equal(["a@150", "b@280", "c@280"], _seen);
        Assert.Equal(2, disk.Snapshot().Syncs);
        Assert.Equal(3, disk.Snapshot().Completed);
    }

    [Fact]
    public void Without_group_commit_every_write_has_its_own_sync()
    {
        var disk = Disk(groupCommit: false);
        Write(disk, "a", 50);
        Write(disk, "b", 10);
        Write(disk, "c", 20);
        Run();
        Assert.Equal(["a@150", "b@260", "c@380"], _seen);
    }

    [Fact]
    public void Reads_and_background_writes_take_no_sync()
    {
        var disk = Disk();
        disk.Read(0, 30, Noting("read"));
        disk.WriteBehind(0, 20, Noting("behind"));
        Run();
        Assert.Equal(["read@30", "behind@50"], _seen);
        Assert.Equal(0, disk.Snapshot().Syncs);
        Assert.Equal(30, disk.Snapshot().BytesRead.Bytes);
        Assert.Equal(20, disk.Snapshot().BytesWritten.Bytes);
    }

    [Fact]
    public void A_durable_write_waits_for_one_chunk_of_a_long_read_and_of_a_long_background_write()
    {
        var disk = Disk(chunk: 40);
        disk.Read(0, 200, Noting("read"));
        disk.WriteBehind(0, 200, Noting("behind"));
        At(10, () => Write(disk, "durable", 10));
        Run();
        // Read 0-40, background 40-80, durable 80-190, then the two take turns by 40 until 160 + 160 more have passed.
        Assert.Equal("durable@190", _seen[0]);
        Assert.Equal(["read@470", "behind@510"], _seen[1..]);
    }

    [Fact]
    public void Nothing_starves_while_durable_writes_never_cease()
    {
        var disk = Disk(chunk: 40);
        Callback? again = null;
        again = new Callback(() => disk.Write(0, 1, again!));
        disk.Write(0, 1, again);
        disk.Read(0, 80, Noting("read"));
        _kernel.RunUntil(new VirtualTime(1_000));
        Assert.Equal(["read@282"], _seen);
    }

    [Fact]
    public void Without_syncs_a_write_completes_at_once_and_still_loads_the_disk()
    {
        var disk = Disk(sync: SyncMode.None);
        Write(disk, "write", 50);
        disk.Read(0, 10, Noting("read"));
        Run();
        Assert.Equal(["write@0", "read@60"], _seen);
        Assert.Equal(50, disk.BytesWritten(0).Bytes);
    }

    [Fact]
    public void A_crash_drops_what_is_not_durable_and_spares_the_other_nodes()
    {
        var disk = Disk();
        Write(disk, "durable", 50, node: 0);
        At(150, () =>
        {
            Write(disk, "lost under way", 50, node: 0);
            Write(disk, "lost waiting", 50, node: 0);
            Write(disk, "other", 10, node: 1);
            disk.Read(0, 10, Noting("lost read"));
        });
        At(200, () =>
        {
            disk.Cancel(0);
            Write(disk, "reborn", 10, node: 0);
        });
        Run();
        // The lost write keeps the disk to 300; the others share the next sync.
        Assert.Equal(["durable@150", "other@420", "reborn@420"], _seen);
        Assert.Equal(0, disk.Waiting);
    }

    [Fact]
    public void A_crash_drops_the_acknowledgement_of_a_write_without_sync()
    {
        var disk = Disk(sync: SyncMode.None);
        At(5, () =>
        {
            Write(disk, "lost", 50);
            disk.Cancel(0);
        });
        Run();
        Assert.Empty(_seen);
    }

    [Fact]
    public void A_slow_nodes_write_takes_longer_and_the_others_do_not()
    {
        var disk = Disk();
        disk.SetSpeed(0, 0.25);
        Write(disk, "slow", 20, node: 0);
        Write(disk, "fast", 30, node: 1);
        Run();
        Assert.Equal(["fast@250", "slow@480"], _seen);
    }

    [Fact]
    public void A_slow_nodes_throughput_falls_to_its_share()
    {
        var disk = Disk();
        disk.SetSpeed(0, 0.1);
        int done = 0;
        Callback? again = null;
        again = new Callback(() =>
        {
            done++;
            disk.Write(0, 0, again!);
        });
        disk.Write(0, 0, again);
        _kernel.RunUntil(new VirtualTime(1_000_000));
        Assert.Equal(1_000, done);
    }

    [Fact]
    public void Writes_of_a_node_complete_in_order_when_it_is_no_longer_slow()
    {
        var disk = Disk();
        disk.SetSpeed(0, 0.1);
        Write(disk, "first", 0);
        At(150, () =>
        {
            disk.SetSpeed(0, 1);
            Write(disk, "second", 0);
        });
        Run();
        Assert.Equal(["first@1000", "second@1000"], _seen);
    }

    [Fact]
    public void A_crash_drops_writes_in_the_slow_stage()
    {
        var disk = Disk();
        disk.SetSpeed(0, 0.1);
        Write(disk, "lost", 0);
        At(150, () => disk.Cancel(0));
        Run();
        Assert.Empty(_seen);
    }

    [Fact]
    public void Usage_counts_an_operation_under_way_at_the_edge_of_the_window()
    {
        var disk = Disk();
        Write(disk, "a", 100);
        Write(disk, "b", 100);
        DiskUsage? from = null;
        At(50, () => from = disk.Snapshot());
        _kernel.RunUntil(new VirtualTime(250));
        var to = disk.Snapshot();
        Assert.Equal(1, to.UtilisationSince(from!));
        Assert.Equal(150 / 200.0, to.MeanWaitingSince(from!));
        Assert.Equal(100, to.BytesWritten.Bytes);
    }

    [Fact]
    public void An_unlimited_disk_without_sync_latency_completes_in_the_same_instant()
    {
        var disk = new VirtualDisk(_kernel, new DiskSettings { Nodes = 1, SyncLatency = Duration.Zero, Bandwidth = Bandwidth.Unlimited });
        Write(disk, "a", 1_000_000);
        Run();
        Assert.Equal(["a@0"], _seen);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        var disk = Disk();
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(disk, "a", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(disk, "a", 1, node: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => disk.SetSpeed(0, 1.5));
        Assert.Throws<ArgumentException>(() => Disk(chunk: 0));
        Assert.Throws<ArgumentException>(() => new VirtualDisk(_kernel, new DiskSettings { Nodes = 1, SyncLatency = Duration.Zero, Bandwidth = new Bandwidth(0) }));
    }

    [Fact]
    public void A_read_may_have_a_latency_that_keeps_the_disk_from_nothing_else()
    {
        var disk = Disk();
        disk.Read(0, 30, Noting("slow"), latency: new Duration(500));
        disk.Read(0, 20, Noting("next"));
        disk.Read(0, 700, Noting("long"), latency: new Duration(500));
        Run();
        Assert.Equal(["next@50", "slow@500", "long@750"], _seen);
    }

    [Fact]
    public void The_latency_of_a_read_grows_on_a_slowed_node()
    {
        var disk = Disk();
        disk.SetSpeed(0, 0.5);
        disk.Read(0, 30, Noting("slowed"), latency: new Duration(500));
        disk.Read(1, 30, Noting("other"), latency: new Duration(500));
        Run();
        Assert.Equal(["other@500", "slowed@1000"], _seen);
    }

    [Fact]
    public void A_crash_drops_a_read_that_is_in_its_latency()
    {
        var disk = Disk();
        disk.Read(0, 30, Noting("lost"), latency: new Duration(500));
        At(200, () => disk.Cancel(0));
        Run();
        Assert.Empty(_seen);
    }

    [Fact]
    public void A_read_behind_takes_turns_with_background_writes_and_counts_as_read()
    {
        var disk = Disk();
        disk.WriteBehind(0, 2_500, Noting("write"));
        disk.ReadBehind(0, 1_500, Noting("read"));
        Run();
        Assert.Equal(["read@3500", "write@4000"], _seen);
        Assert.Equal((1_500, 2_500), (disk.Snapshot().BytesRead.Bytes, disk.Snapshot().BytesWritten.Bytes));
    }

    private VirtualDisk Disk(bool groupCommit = true, long chunk = 1_000, SyncMode sync = SyncMode.Batch) =>
        new(_kernel, new DiskSettings
        {
            Nodes = 2,
            SyncLatency = new Duration(100),
            Bandwidth = new Bandwidth(1e9),
            Sync = sync,
            Chunk = new ByteCount(chunk),
            GroupCommit = groupCommit,
        });

    private void Write(VirtualDisk disk, string name, long bytes, int node = 0) => disk.Write(node, bytes, Noting(name));

    private Callback Noting(string name) => new(() => _seen.Add($"{name}@{_kernel.Now.Nanoseconds}"));

    private void At(long time, Action action) => _kernel.PostAt(new VirtualTime(time), new Callback(action));

    private void Run() => _kernel.RunUntil(VirtualTime.Never);
}
