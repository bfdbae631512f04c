using Aurigraph.Experiment;
using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Storage;
using Aurigraph.Simulation.Tests.Time;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Storage;

/// <summary>A byte of debt takes 4 ns to read, 2 to merge and 4 to write; flushes slow down at 1,000 bytes of debt and stop at 2,000.</summary>
public sealed class CompactionTests
{
    private readonly Kernel _kernel = new();
    private readonly VirtualDisk _disk;
    private readonly CorePool _cores;
    private readonly Compaction _compaction;
    private readonly List<string> _seen = [];

    public CompactionTests()
    {
        _disk = GivenStore.Disk(_kernel);
        _cores = new CorePool(_kernel, new CorePoolSettings { Cores = 1, Quantum = Duration.FromSeconds(1), ProcessOfNode = [0] });
        _compaction = new Compaction(_disk, _cores, 0, 0, GivenStore.Model);
    }

    [Fact]
    public void What_is_flushed_is_read_merged_and_written()
    {
        _compaction.Add(500);
        Run();
        Assert.Equal(0, _compaction.Debt);
        Assert.Equal(2_000, _compaction.Written);
        Assert.Equal((2_000, 2_000), (_disk.Snapshot().BytesRead.Bytes, _disk.Snapshot().BytesWritten.Bytes));
        Assert.Equal(1_000, _cores.Snapshot().Busy.Nanoseconds);
        Assert.Equal(5_000, _kernel.Now.Nanoseconds);
    }

    [Fact]
    public void What_is_flushed_meanwhile_is_merged_after_it()
    {
        _compaction.Add(500);
        _kernel.PostAt(new VirtualTime(1_000), new Callback(() => _compaction.Add(250)));
        Run();
        Assert.Equal(0, _compaction.Debt);
        Assert.Equal(7_500, _kernel.Now.Nanoseconds);
    }

    [Fact]
    public void A_flush_that_stays_below_the_limit_goes_at_once()
    {
        _compaction.Add(600);
        Flush("a", 400);
        Assert.Equal(["a@0"], _seen);
    }

    [Fact]
    public void Between_the_limits_a_flush_waits_for_a_share_of_its_size()
    {
        // The pieces under way are the whole debt, one after the other: 900, then what was added.
        _compaction.Add(900);
        _compaction.Add(100);
        Flush("half", 500);
        Run();
        Assert.Equal(["half@9000"], _seen);
    }

    [Fact]
    public void At_the_upper_limit_the_store_takes_in_what_it_merges()
    {
        _compaction.Add(500);
        _compaction.Add(1_500);
        Flush("whole", 1_000);
        Run();
        // 500 are paid at 5,000; of the 1,000 asked for, the other 500 with the next piece of 1,500.
        Assert.Equal(["whole@20000"], _seen);
    }

    [Fact]
    public void A_flush_larger_than_the_limits_waits_until_nothing_is_owed_and_then_goes()
    {
        _compaction.Add(100);
        Flush("huge", 50_000);
        Run();
        Assert.Equal(["huge@1000"], _seen);
        Flush("again", 50_000);
        Assert.Equal(["huge@1000", "again@1000"], _seen);
    }

    [Fact]
    public void A_crash_loses_the_piece_under_way_and_keeps_the_debt()
    {
        _compaction.Add(500);
        Flush("held", 5_000);
        _kernel.PostAt(new VirtualTime(2_000), new Callback(() =>
        {
            _disk.Cancel(0);
            _cores.Cancel(0);
            _compaction.Stop();
        }));
        _kernel.PostAt(new VirtualTime(10_000), new Callback(_compaction.Resume));
        Run();
        Assert.Equal(0, _compaction.Debt);
        Assert.Equal(2_000, _compaction.Written);
        Assert.Equal(15_000, _kernel.Now.Nanoseconds);
        Assert.Empty(_seen);
    }

    [Fact]
    public void A_state_that_was_replaced_owes_nothing_and_holds_nothing_back()
    {
        _compaction.Add(500);
        _compaction.Add(5_000);
        Flush("held", 5_000);
        _compaction.Forget();
        Assert.Equal(["held@0"], _seen);
        Run();
        Assert.Equal(0, _compaction.Debt);
        Assert.Equal(5_000, _kernel.Now.Nanoseconds);
    }

    [Fact]
    public void A_second_flush_while_one_is_held_back_is_a_broken_invariant()
    {
        _compaction.Add(5_000);
        Flush("a", 1_000);
        Assert.Throws<InvalidOperationException>(() => Flush("b", 1_000));
    }

    private void Flush(string name, long bytes) => _compaction.Admit(bytes, new Callback(() => _seen.Add($"{name}@{_kernel.Now.Nanoseconds}")));

    private void Run() => _kernel.RunUntil(VirtualTime.Never);
}
