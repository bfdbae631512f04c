using Aurigraph.Simulation.Storage;
using Aurigraph.Simulation.Tests.Time;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Storage;

/// <summary>A transaction reads two accounts, half of them from the cache, and 1.25 blocks for each other.</summary>
public sealed class StateReaderTests
{
    private readonly Kernel _kernel = new();

    [Fact]
    public void Blocks_are_counted_as_expected_and_fractions_carried_over()
    {
        var reader = new StateReader(GivenStore.Disk(_kernel), 0, GivenStore.Model);
        Assert.Equal([1, 1, 1, 2, 1, 1, 1, 2], Enumerable.Range(0, 8).Select(_ => reader.Read(1)));
        Assert.Equal(125, reader.Read(100));
        Assert.Equal((216, 108), (reader.Reads, reader.Hits));
    }

    [Fact]
    public void Latency_is_shared_by_what_is_read_at_once()
    {
        var reader = new StateReader(GivenStore.Disk(_kernel), 0, GivenStore.Model with { ReadAhead = 4, Parallelism = 5 });
        Assert.Equal(new Duration(50), reader.LatencyOf(10));
        Assert.Equal(new Duration(100), reader.CpuOf(10));
    }

    [Theory]
    [InlineData(1, 1_000_000, 1_000_000)]
    [InlineData(100, 1_000, 409_600)]
    public void Blocks_take_latency_or_transfer_whichever_is_longer(long blocks, long latency, long expected)
    {
        var reader = new StateReader(GivenStore.Disk(_kernel), 0, GivenStore.Model);
        reader.Fetch(blocks, new Duration(latency), new Callback(() => Assert.Equal(expected, _kernel.Now.Nanoseconds)));
        _kernel.RunUntil(VirtualTime.Never);
        Assert.Equal(expected, _kernel.Now.Nanoseconds);
    }

    [Fact]
    public void Nothing_to_fetch_is_free_and_a_block_of_a_disk_is_not()
    {
        var reader = new StateReader(GivenStore.Disk(_kernel), 0, GivenStore.Model with { ReadLatencyNs = 0 });
        Assert.True(reader.IsFree(0));
        Assert.False(reader.IsFree(1));
    }
}
