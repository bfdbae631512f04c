using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>
/// What the state store of one node costs by transaction: the arithmetic, which the simulation uses as it stands and reports may use alone.
/// <para>Model. Each node has its own state; the nodes of a process share its cache and write buffers evenly. A transaction that is applied reads accounts and
/// writes bytes of state. Reads: <see cref="CheApproximation"/> over the blocks of the state; a miss reads a block, and one more for each sorted run above whose filter errs.
/// Writes: <see cref="LeveledTree"/>. Log, bodies and archives are files that are only appended to, and no part of the store.</para>
/// <para>Not modelled: a cache that is cold at the start, memory of filters and indices, growth of the state during a run, compaction of other kinds.</para>
/// </summary>
public sealed record StoreModel
{
    /// <summary>Bytes of a block: what a miss reads.</summary>
    public const int BlockBytes = 4096;

    /// <summary>A filter of b bits a key errs with this to the power of b: 2 to the power of -ln 2 (Bloom 1970, at the best number of hashes).</summary>
    public const double FilterErrorPerBit = 0.6185;

    private const double SecondsPerNanosecond = 1e-9;

    /// <summary>Whether there is a store on disk that transactions are applied to; else all its costs are 0.</summary>
    public required bool HasStore { get; init; }

    /// <summary>Share of the reads of accounts that the cache answers, 0 to 1.</summary>
    public required double HitRatio { get; init; }

    /// <summary>Accounts that a transaction reads.</summary>
    public required double ReadsPerTransaction { get; init; }

    /// <summary>Blocks read from disk for each account that is not in the cache; at least 1.</summary>
    public required double BlocksPerMiss { get; init; }

    /// <summary>Bytes of state that a transaction writes.</summary>
    public required double StateBytesPerTransaction { get; init; }

    /// <summary>Bytes that are flushed for each byte of state, after compression.</summary>
    public required double FlushedPerByte { get; init; }

    /// <summary>Bytes that merging writes for each byte of state, after compression; it reads as many.</summary>
    public required double MergedPerByte { get; init; }

    /// <summary>Processor time of merging for each byte of state, nanoseconds.</summary>
    public required double MergeCpuPerByteNs { get; init; }

    /// <summary>Bytes of state that may wait to be merged before flushes are slowed down: what one write buffer holds.</summary>
    public required ByteCount SlowdownBytes { get; init; }

    /// <summary>Bytes of state that may wait to be merged before flushes stop: what two write buffers hold.</summary>
    public ByteCount StopBytes => SlowdownBytes * 2L;

    /// <summary>Bytes that a transaction adds to the log or to an archive, synced or not.</summary>
    public required double LogBytesPerTransaction { get; init; }

    /// <summary>Processor time of applying a transaction with all it reads in the cache, nanoseconds.</summary>
    public required double ApplyNs { get; init; }

    /// <summary>Processor time of each block that is read, nanoseconds.</summary>
    public required double MissCpuNs { get; init; }

    /// <summary>From asking a disk with nothing else to do for a block until it is there, nanoseconds.</summary>
    public required double ReadLatencyNs { get; init; }

    /// <summary>Reads that are under way at once for each transaction that is; at least 1.</summary>
    public required double ReadAhead { get; init; }

    /// <summary>Transactions that are applied at once: no more than cores and threads.</summary>
    public required int Parallelism { get; init; }

    /// <summary>Bytes written to disk over bytes of state.</summary>
    public double WriteAmplification => FlushedPerByte + MergedPerByte;

    /// <summary>Blocks that a transaction reads from disk.</summary>
    public double DiskReadsPerTransaction => ReadsPerTransaction * (1 - HitRatio) * BlocksPerMiss;

    /// <summary>Bytes that applying a transaction reads from disk.</summary>
    public double DiskBytesReadPerTransaction => DiskReadsPerTransaction * BlockBytes;

    /// <summary>Bytes that flushing and merging write to disk for a transaction.</summary>
    public double DiskBytesWrittenPerTransaction => StateBytesPerTransaction * WriteAmplification;

    /// <summary>Bytes that merging reads from disk for a transaction.</summary>
    public double DiskBytesMergedPerTransaction => StateBytesPerTransaction * MergedPerByte;

    /// <summary>All that a transaction moves to and from the disk of one node, log included. A disk of bandwidth B shared by n nodes that apply the same log
    /// bounds the rate by B / (n times this).</summary>
    public double DiskBytesPerTransaction =>
        LogBytesPerTransaction + DiskBytesReadPerTransaction + DiskBytesWrittenPerTransaction + DiskBytesMergedPerTransaction;

    /// <summary>Processor seconds of applying a transaction, those of its misses included.</summary>
    public double ApplyCpuSecondsPerTransaction => (ApplyNs + (DiskReadsPerTransaction * MissCpuNs)) * SecondsPerNanosecond;

    /// <summary>Processor seconds of merging for a transaction; they load the container's cores beside everything else.</summary>
    public double MergeCpuSecondsPerTransaction => StateBytesPerTransaction * MergeCpuPerByteNs * SecondsPerNanosecond;

    /// <summary>Seconds that reading holds applying up, over all that is applied at once, when the disk has nothing else to do.</summary>
    public double ReadWaitSecondsPerTransaction => DiskReadsPerTransaction * ReadLatencyNs / ReadAhead * SecondsPerNanosecond;

    /// <summary>Seconds from one transaction applied to the next: the bound of the rate of one node is 1 / this, whatever the cores.</summary>
    public double ApplySecondsPerTransaction => (ApplyCpuSecondsPerTransaction + ReadWaitSecondsPerTransaction) / Parallelism;

    /// <summary>The store of each node of a container.</summary>
    /// <param name="experiment">Storage, costs, accounts, transactions.</param>
    /// <param name="container">Its nodes and what they share.</param>
    public static StoreModel Of(ExperimentDefinition experiment, Container container)
    {
        StorageSettings storage = experiment.Storage;
        CostTable costs = experiment.Costs;
        bool executes = container.Role != NodeRole.Slim;
        bool stores = executes && storage.Engine != StateEngine.Memory;
        ByteCount buffer = Share(container.WriteBuffer, container);
        var tree = new LeveledTree(storage.DataSize, buffer);
        double compression = storage.IsCompressed ? costs.StoreCompressionRatio : 1;
        double flushed = storage.WriteAmplification is { } given ? Math.Min(given, compression) : compression;
        double merged = storage.WriteAmplification is { } all ? all - flushed : tree.MergedPerByte * compression;
        double log = (experiment.Workload.TransactionSize + experiment.Crypto.SignatureSize).Bytes;
        return new StoreModel
        {
            HasStore = stores,
            HitRatio = stores ? Hits(experiment, Share(container.StateCache, container)) : 1,
            ReadsPerTransaction = stores ? costs.StoreReadsPerTransaction : 0,
            BlocksPerMiss = 1 + (DeterministicMath.Pow(FilterErrorPerBit, storage.BloomFilterBits) * tree.RunsAbove),
            StateBytesPerTransaction = stores ? costs.StateBytesPerTransaction.Bytes : 0,
            FlushedPerByte = flushed,
            MergedPerByte = merged,
            MergeCpuPerByteNs = merged / compression * costs.StoreMergePerByteNs,
            SlowdownBytes = buffer,
            LogBytesPerTransaction = Logs(container) ? log : 0,
            ApplyNs = executes ? costs.ApplyPerTransactionNs : 0,
            MissCpuNs = costs.StoreMissCpuNs,
            ReadLatencyNs = costs.DiskReadLatency.Nanoseconds,
            ReadAhead = Math.Max(1, costs.StoreReadAhead),
            Parallelism = Math.Max(1, Math.Min(experiment.ApplyParallelism, Math.Min(container.Cores, container.Threads))),
        };
    }

    /// <summary>Validators keep log and bodies, slim nodes that follow all of the stream archive it.</summary>
    private static bool Logs(Container container) =>
        container.Role == NodeRole.Validator || (container.Role == NodeRole.Slim && container.Follow == StreamContent.Full);

    private static ByteCount Share(ByteCount ofProcess, Container container) =>
        new(ofProcess.Bytes * container.Processes / container.Nodes.Count);

    /// <summary>Accounts fill the state evenly. One that is larger than a block has a block of its own.</summary>
    private static double Hits(ExperimentDefinition experiment, ByteCount cache)
    {
        double data = experiment.Storage.DataSize.Bytes;
        if (cache.Bytes >= data)
            return 1;
        Accounts accounts = experiment.Workload.Accounts;
        long perBlock = Math.Max(1, (long)(BlockBytes / (data / accounts.Count)));
        var popularity = new BlockPopularity(accounts.Count, accounts.Zipf, perBlock);
        return CheApproximation.HitRatio(popularity, popularity.Blocks * (cache.Bytes / data));
    }
}
