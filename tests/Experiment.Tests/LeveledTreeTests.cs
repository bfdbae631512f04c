using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Experiment.Tests;

public sealed class LeveledTreeTests
{
    [Theory]
    [InlineData(0, 64, 1, 1)]
    [InlineData(256, 64, 1, 2)]
    [InlineData(1_000, 64, 2, 2 + (1 + (744 / 256.0)))]
    [InlineData(2_816, 64, 2, 2 + 11)]
    [InlineData(100_000, 64, 4, 2 + 11 + 11 + (1 + (71_584 / 25_600.0)))]
    public void A_byte_is_rewritten_on_each_level_with_what_is_held_there(int dataMegabytes, int bufferMegabytes, int levels, double merged)
    {
        var tree = new LeveledTree(new ByteCount(dataMegabytes * 1_000_000L), new ByteCount(bufferMegabytes * 1_000_000L));
        Assert.Equal(levels, tree.Levels);
        Assert.Equal(merged, tree.MergedPerByte, 1e-9);
        Assert.Equal(levels + 1, tree.RunsAbove);
    }

    [Fact]
    public void More_data_and_smaller_buffers_never_cost_less() =>
        Gen.Select(Gen.Long[0, 1_000_000_000_000], Gen.Long[0, 1_000_000_000_000], Gen.Long[0, 10_000_000_000], Gen.Long[0, 10_000_000_000]).Sample((a, b, c, d) =>
            new LeveledTree(new ByteCount(Math.Min(a, b)), new ByteCount(Math.Max(c, d))).MergedPerByte
            <= new LeveledTree(new ByteCount(Math.Max(a, b)), new ByteCount(Math.Min(c, d))).MergedPerByte + 1e-9);

    [Fact]
    public void No_buffer_at_all_counts_as_the_least_there_is() =>
        Assert.Equal(new LeveledTree(new ByteCount(1_000_000_000), new ByteCount(64_000)).MergedPerByte, new LeveledTree(new ByteCount(1_000_000_000), ByteCount.Zero).MergedPerByte);
}
