using Aurigraph.Experiment;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Storage;

/// <summary>Reads of one node's state by what it applies. Misses are counted as the model expects them, not drawn: a batch holds hundreds of reads, and what is
/// left of a block is carried over to the next. A batch's blocks are asked for when applying it begins; so the time it takes is latency or transfer,
/// whichever is longer, and then the cores.</summary>
/// <param name="disk">Where blocks come from.</param>
/// <param name="onDisk">Its place among those who share the disk, from 0.</param>
/// <param name="model">What reads cost.</param>
internal sealed class StateReader(VirtualDisk disk, int onDisk, StoreModel model)
{
    private double _owed;

    /// <summary>Accounts read so far.</summary>
    public double Reads { get; private set; }

    /// <summary>Of these, how many the cache answered.</summary>
    public double Hits { get; private set; }

    /// <summary>How many times as long a latency is while the node's disk is slow; 1 at full speed.</summary>
    public double Slowdown => disk.Slowdown(onDisk);

    /// <summary>Counts the reads of transactions.</summary>
    /// <returns>The blocks to fetch.</returns>
    public long Read(long transactions)
    {
        double reads = transactions * model.ReadsPerTransaction;
        Reads += reads;
        Hits += reads * model.HitRatio;
        _owed += transactions * model.DiskReadsPerTransaction;
        long blocks = (long)_owed;
        _owed -= blocks;
        return blocks;
    }

    /// <summary>Whether blocks take neither time nor a share of the disk.</summary>
    public bool IsFree(long blocks) => blocks == 0 || (model.ReadLatencyNs == 0 && disk.IsUnlimited);

    /// <summary>Processor time of blocks, over all cores.</summary>
    public Duration CpuOf(long blocks) => new((long)Math.Round(blocks * model.MissCpuNs));

    /// <summary>How long blocks take on a disk with nothing else to do and no bound.</summary>
    public Duration LatencyOf(long blocks) => new((long)Math.Round(blocks * model.ReadLatencyNs / model.ReadAhead / model.Parallelism));

    /// <summary>Fetches blocks.</summary>
    public void Fetch(long blocks, Duration latency, IKernelEvent completion) =>
        disk.Read(onDisk, blocks * StoreModel.BlockBytes, completion, latency: latency);
}
