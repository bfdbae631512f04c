using Aurigraph.Experiment;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Memory;
using Aurigraph.Simulation.Tests.Time;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Simulation.Tests.Memory;

public class ContainerMemoryTests
{
    private readonly Kernel _kernel = new();
    private readonly List<string> _events = [];

    [Fact]
    public void Memory_is_counted_per_account_node_and_container()
    {
        var memory = Create(100);
        var first = memory.Open(0);
        var second = memory.Open(1);
        Assert.True(first.TryTake(MemoryAccount.Bodies, 30));
        Assert.True(second.TryTake(MemoryAccount.Mempool, 20));
        first.Release(MemoryAccount.Bodies, 10);
        Assert.Equal(40, memory.Used.Bytes);
        Assert.Equal(20, memory.UsedBy(0).Bytes);
        Assert.Equal(20, memory.UsedBy(0, MemoryAccount.Bodies).Bytes);
        Assert.Equal(0, memory.UsedBy(0, MemoryAccount.Mempool).Bytes);
        Assert.Equal(20, memory.UsedBy(1, MemoryAccount.Mempool).Bytes);
    }

    [Fact]
    public void The_limit_itself_may_be_reached_but_not_passed()
    {
        var memory = Create(100, MemoryLimitAction.Reject);
        var port = memory.Open(0);
        Assert.True(port.TryTake(MemoryAccount.Log, 100));
        Assert.False(port.TryTake(MemoryAccount.Log, 1));
        Assert.True(port.TryTake(MemoryAccount.Log, 0));
        Assert.Equal(100, memory.Used.Bytes);
        Assert.Equal(1, memory.Refusals);
        Assert.Equal(1, memory.RefusalsOf(0));
        Assert.Equal(0, memory.RefusalsOf(1));
    }

    [Fact]
    public void Passing_the_limit_in_kill_mode_is_reported_once_until_it_is_armed_again()
    {
        var memory = Create(100);
        var port = memory.Open(1);
        Assert.False(port.TryTake(MemoryAccount.Bodies, 101));
        Assert.False(port.TryTake(MemoryAccount.Bodies, 102));
        _kernel.RunUntil(new VirtualTime(5));
        Assert.Equal(["limit passed by 1 at 0"], _events);
        Assert.Equal(1, memory.LimitPassedCount);
        memory.Rearm();
        Assert.False(port.TryTake(MemoryAccount.Bodies, 101));
        _kernel.RunUntil(new VirtualTime(9));
        Assert.Equal(["limit passed by 1 at 0", "limit passed by 1 at 5"], _events);
    }

    [Fact]
    public void Passing_the_limit_in_reject_mode_kills_nothing()
    {
        var memory = Create(100, MemoryLimitAction.Reject);
        Assert.False(memory.Open(0).TryTake(MemoryAccount.Bodies, 101));
        _kernel.RunUntil(new VirtualTime(5));
        Assert.Empty(_events);
        Assert.Equal(0, memory.LimitPassedCount);
    }

    [Fact]
    public void Peaks_keep_who_held_what_when()
    {
        var memory = Create(100);
        var first = memory.Open(0);
        var second = memory.Open(1);
        first.TryTake(MemoryAccount.Bodies, 30);
        _kernel.RunUntil(new VirtualTime(5));
        second.TryTake(MemoryAccount.Log, 40);
        first.Release(MemoryAccount.Bodies, 30);
        first.TryTake(MemoryAccount.Network, 10);
        Assert.Equal((70L, 5L, 30L, 40L, 0L), (memory.Peak.Bytes.Bytes, memory.Peak.At.Nanoseconds, memory.Peak.Split.Bodies, memory.Peak.Split.Log, memory.Peak.Split.Network));
        Assert.Equal((30L, 0L, 30L), (memory.PeakOf(0).Bytes.Bytes, memory.PeakOf(0).At.Nanoseconds, memory.PeakOf(0).Split.Bodies));
        Assert.Equal(40, memory.PeakOf(1).Split.Total);
    }

    [Fact]
    public void Memory_of_a_process_is_shown_in_equal_parts_to_its_nodes()
    {
        var memory = Create(1_000, processes: [0, 0, 0, 1]);
        Assert.True(memory.TryTakeShared(0, MemoryAccount.Runtime, 100));
        Assert.True(memory.TryTakeShared(1, MemoryAccount.StateCache, 50));
        Assert.Equal([34L, 33L, 33L, 50L], Enumerable.Range(0, 4).Select(node => memory.UsedBy(node).Bytes));
        Assert.Equal(150, memory.Used.Bytes);
        Assert.Equal(33, memory.PeakOf(1).Split.Runtime);
        memory.ReleaseShared(0);
        Assert.Equal([0L, 0L, 0L, 50L], Enumerable.Range(0, 4).Select(node => memory.UsedBy(node).Bytes));
    }

    [Fact]
    public void Shared_memory_that_does_not_fit_is_refused()
    {
        var memory = Create(100);
        Assert.False(memory.TryTakeShared(0, MemoryAccount.Runtime, 101));
        _kernel.RunUntil(new VirtualTime(1));
        Assert.Equal(["limit passed by -1 at 0"], _events);
        Assert.Equal(0, memory.Used.Bytes);
    }

    [Fact]
    public void Giving_back_more_than_was_taken_breaks_an_invariant()
    {
        var port = Create(100).Open(0);
        port.TryTake(MemoryAccount.Bodies, 10);
        port.TryTake(MemoryAccount.Log, 10);
        var broken = Assert.Throws<InvariantException>(() => port.Release(MemoryAccount.Bodies, 11));
        Assert.Contains("11 bytes of Bodies", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_cannot_give_back_its_share_of_the_process()
    {
        var memory = Create(100);
        var port = memory.Open(0);
        memory.TryTakeShared(0, MemoryAccount.StateCache, 50);
        Assert.Throws<InvariantException>(() => port.Release(MemoryAccount.StateCache, 1));
    }

    [Fact]
    public void A_crashed_node_gives_everything_back_and_its_remains_can_touch_nothing()
    {
        var memory = Create(100);
        var old = memory.Open(0);
        old.TryTake(MemoryAccount.Bodies, 60);
        memory.Close(0);
        Assert.Equal(0, memory.Used.Bytes);
        Assert.False(old.TryTake(MemoryAccount.Bodies, 1));
        var reborn = memory.Open(0);
        Assert.True(reborn.TryTake(MemoryAccount.Bodies, 20));
        old.Release(MemoryAccount.Bodies, 20);
        Assert.Equal(20, memory.UsedBy(0).Bytes);
        Assert.Equal(60, memory.PeakOf(0).Bytes.Bytes);
        Assert.Throws<InvalidOperationException>(() => memory.Open(0));
    }

    [Fact]
    public void Whatever_is_taken_and_released_the_sums_agree() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 6], Gen.Int[0, 60], Gen.Bool).Array[0, 200].Sample(steps =>
        {
            var memory = Create(200, MemoryLimitAction.Reject, [0, 0, 1]);
            var ports = Enumerable.Range(0, 3).Select(memory.Open).ToArray();
            var model = new Dictionary<(int, int), long>();
            long peak = 0;
            foreach (var (node, account, bytes, take) in steps)
            {
                long held = model.GetValueOrDefault((node, account));
                if (take && ports[node].TryTake((MemoryAccount)account, bytes))
                {
                    model[(node, account)] = held + bytes;
                }
                else if (!take)
                {
                    ports[node].Release((MemoryAccount)account, Math.Min(held, bytes));
                    model[(node, account)] = held - Math.Min(held, bytes);
                }
                peak = Math.Max(peak, model.Values.Sum());
            }
            return memory.Used.Bytes == model.Values.Sum()
                && memory.Peak.Bytes.Bytes == peak
                && memory.Peak.Split.Total == peak
                && model.All(m => memory.UsedBy(m.Key.Item1, (MemoryAccount)m.Key.Item2).Bytes == m.Value);
        });

    private ContainerMemory Create(long limit, MemoryLimitAction onLimit = MemoryLimitAction.Kill, int[]? processes = null) =>
        new(_kernel, new ContainerMemorySettings { Limit = new ByteCount(limit), OnLimit = onLimit, ProcessOfNode = processes ?? [0, 0] },
            new Callback(node => _events.Add($"limit passed by {node} at {_kernel.Now.Nanoseconds}")));
}
