using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>The shape of a log-structured merge tree with leveled compaction, and what keeping it costs.
/// <para>Model. A full write buffer becomes a file of level 0. Four of them are merged into level 1, which is as large as they are; each further level
/// is ten times as large as the one above, and the last holds what is left of the data. Keys are spread evenly, so a byte that
/// moves down is written once and rewrites (bytes held there / bytes of the level above) others on its way: full levels, the dear end of what tuned stores show.</para>
/// <para>Source: merging costs in proportion to the ratio of levels, O'Neil et al., The log-structured merge-tree, Acta Informatica 33(4), 1996; trigger of four files, level 1
/// of the size of level 0 and a ratio of ten, RocksDB tuning guide and Dong et al., Optimizing space amplification in RocksDB, CIDR 2017.</para></summary>
public sealed class LeveledTree
{
    /// <summary>Files of level 0 that are merged at once.</summary>
    public const int Level0Files = 4;

    /// <summary>Size of a level over that of the one above.</summary>
    public const int Fanout = 10;

    private static readonly ByteCount LeastBuffer = new(64_000);

    /// <summary>The tree of a store.</summary>
    /// <param name="data">What it holds; not negative.</param>
    /// <param name="writeBuffer">One write buffer; counted as 64 KB at least.</param>
    public LeveledTree(ByteCount data, ByteCount writeBuffer)
    {
        double above = (double)Math.Max(writeBuffer.Bytes, LeastBuffer.Bytes) * Level0Files;
        double target = above;
        double rest = data.Bytes;
        do
        {
            double held = Math.Min(rest, target);
            MergedPerByte += 1 + (held / above);
            Levels++;
            rest -= held;
            above = target;
            target *= Fanout;
        }
        while (rest > 0);
    }

    /// <summary>Levels below level 0; at least 1.</summary>
    public int Levels { get; }

    /// <summary>Bytes that merging writes for each byte that is flushed, and reads for it, before compression; at least 1.</summary>
    public double MergedPerByte { get; }

    /// <summary>Sorted runs that are searched in vain before the one that holds a key: half of the files level 0 gathers, and all levels but the last.</summary>
    public double RunsAbove => (Level0Files / 2.0) + Levels - 1;
}
