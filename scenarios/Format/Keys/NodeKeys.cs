using Aurigraph.Experiment;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Keys;

/// <summary>Keys of <c>batching</c>, <c>mempool</c>, <c>node</c>, <c>runtime</c>, <c>storage</c>, <c>crypto</c> and <c>machine</c>.</summary>
internal static class NodeKeys
{
    public static readonly Key<int> BatchMaxTransactions = new("maxTransactions", Quantities.Count.Between(1, 100_000_000), "Transactions in a batch.") { Default = "100K" };
    public static readonly Key<ByteCount> BatchMaxBytes = new("maxBytes", Quantities.Size.Positive(), "Bytes in a batch, signatures included.") { Default = "32MB" };
    public static readonly Key<Duration> BatchMaxDelay = new("maxDelay", Quantities.Time, "Age of its first transaction at which a batch closes.") { Default = "10ms" };
    public static readonly Key<ByteCount?> BatchWindow = new("window", Quantities.OptionalSize.Positive().Or("auto", null), "Bytes an origin may have disseminated and not yet released by a quorum; auto: from the memory left for the load.") { Default = "auto" };
    public static readonly GroupShape Batching = new("the batching group", BatchMaxTransactions, BatchMaxBytes, BatchMaxDelay, BatchWindow);

    public static readonly Key<int> MempoolMaxTransactions = new("maxTransactions", Quantities.Count.Between(1, 1_000_000_000), "Transactions per node, from submission until final.") { Default = "2M" };
    public static readonly Key<ByteCount> MempoolMaxBytes = new("maxBytes", Quantities.Size.Positive(), "Bytes per node, signatures included; the first bound met rejects as overloaded.") { Default = "16MB" };
    public static readonly Key<int> MaxInFlight = new("maxInFlight", Quantities.Count, "Transactions proposed and not final; what is ready beyond it waits in order, within the bounds of the mempool, and batches close at it at the latest. 0: no cap.") { Default = "0" };
    public static readonly Key<InFlightScope> InFlightScope = new("inFlightScope", new ChoiceShape<InFlightScope>(("node", Experiment.InFlightScope.Node), ("leader", Experiment.InFlightScope.Leader)), "Where the cap of maxInFlight counts: at each admitting node from proposing to final, or at the leader over all of them from appending to applied.") { Default = "node" };
    public static readonly GroupShape Mempool = new("the mempool group", MempoolMaxTransactions, MempoolMaxBytes, MaxInFlight, InFlightScope);

    public static readonly Key<int> Threads = new("threads", Quantities.Count.Between(1, 65_536), "Upper bound on concurrent CPU jobs of one process.") { Default = "512" };
    public static readonly Key<ByteCount> ThreadStack = new("threadStack", Quantities.Size.AtMost(new ByteCount(1_000_000_000)), "Memory per thread.") { Default = "96KB" };
    public static readonly Key<int> ApplyParallelism = new("applyParallelism", Quantities.Integer.Between(1, 1_024), "Transactions a node applies at once.") { Default = "1" };
    public static readonly GroupShape Node = new("the node group", Threads, ThreadStack, ApplyParallelism);

    public static readonly Key<ByteCount> RuntimeBase = new("base", Quantities.Size, "Memory of one process before it does anything.") { Default = "100MB" };
    public static readonly Key<Either<Duration>> PauseEvery = new("every", LatencyKeys.Latency, "From the end of a pause to the beginning of the next.") { IsRequired = true };
    public static readonly Key<Either<Duration>> PauseLength = new("length", LatencyKeys.Latency, "Length of a pause.") { IsRequired = true };
    public static readonly Key<Either<string>> Pauses = new("pauses", new EitherShape<string>(new ChoiceShape<string>(("none", "none")), new GroupShape("pauses", PauseEvery, PauseLength) { Flow = true }), "Pauses that stop a process with all its nodes, such as garbage collection; drawn for each process.") { Default = "none" };
    public static readonly GroupShape Runtime = new("the runtime group", RuntimeBase, Pauses);

    public static readonly Key<StateEngine> Engine = new("engine", new ChoiceShape<StateEngine>(("rocksdb", StateEngine.RocksDb), ("leveldb", StateEngine.LevelDb), ("memory", StateEngine.Memory)), "Where state is kept; log and bodies always go to disk.") { Default = "rocksdb" };
    public static readonly Key<ByteCount> Cache = new("cache", Quantities.Size, "Cache of the state store, per process.") { Default = "200MB" };
    public static readonly Key<ByteCount> WriteBuffer = new("writeBuffer", Quantities.Size, "One write buffer of the state store.") { Default = "64MB" };
    public static readonly Key<int> WriteBuffers = new("writeBuffers", Quantities.Integer.Between(1, 64), "Write buffers per process.") { Default = "2" };
    public static readonly Key<string> Compression = new("compression", new ChoiceShape<string>(("snappy", "snappy"), ("none", "none")), "Compression of the state store, by the ratio of the cost table.") { Default = "snappy" };
    public static readonly Key<int> BloomFilterBits = new("bloomFilterBits", Quantities.Integer.Between(0, 64), "Bits per key of the state store's filters; 0: none.") { Default = "10" };
    public static readonly Key<ByteCount> DataSize = new("dataSize", Quantities.Size, "State of a node when the run starts, before compression; what a snapshot carries.") { Default = "1GB" };
    public static readonly Key<double?> WriteAmplification = new("writeAmplification", Quantities.OptionalNumber.Between(1, 1000).Or("auto", null), "Bytes written to disk over bytes of state written, compression included; auto: from the shape of a leveled tree.") { Default = "auto" };
    public static readonly Key<SyncMode> Sync = new("sync", new ChoiceShape<SyncMode>(("batch", SyncMode.Batch), ("none", SyncMode.None)), "batch: durable before it is acknowledged; none: for comparison only.") { Default = "batch" };
    public static readonly GroupShape Storage = new("the storage group", Engine, Cache, WriteBuffer, WriteBuffers, Compression, BloomFilterBits, DataSize, WriteAmplification, Sync);

    public static readonly Key<SignatureScheme> Scheme = new("scheme", new ChoiceShape<SignatureScheme>([.. CostKeys.Schemes]), "Signature of transactions; it always travels with them.") { Default = "ed25519" };
    public static readonly Key<VerifyAt> Verify = new("verify", new ChoiceShape<VerifyAt>(("ingress", VerifyAt.Ingress), ("every-validator", VerifyAt.EveryValidator), ("every-container", VerifyAt.EveryContainer)), "Where signatures are checked besides the admitting node.") { Default = "ingress" };
    public static readonly GroupShape Crypto = new("the crypto group", Scheme, Verify);

    public static readonly Key<double> CoreSpeed = new("coreSpeed", Quantities.Number.Positive(), "CPU costs, signature checks apart, are divided by it.") { Default = "1.0" };
    public static readonly Key<double> CryptoSpeed = new("cryptoSpeed", Quantities.Number.Positive(), "The cost of a signature check is divided by it.") { Default = "1.0" };
    public static readonly Key<double> Uncertainty = new("uncertainty", Quantities.Probability, "Added to the cost table's own, for every cost of CPU and disk that is not nothing.") { Default = "10%" };
    public static readonly GroupShape Machine = new("the machine group", CoreSpeed, CryptoSpeed, Uncertainty);
}
