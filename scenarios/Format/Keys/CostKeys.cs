using Aurigraph.Experiment;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Keys;

/// <summary>Keys of a cost table. Each cost is a value, or a value with its uncertainty and source.</summary>
internal static class CostKeys
{
    private const string FromBase = "that of `base`";
    private static readonly StatedShape<double> CpuCost = new(Quantities.Cost);

    public static readonly IReadOnlyList<(string Name, SignatureScheme Scheme)> Schemes =
    [
        ("none", SignatureScheme.None), ("ed25519", SignatureScheme.Ed25519), ("ecdsa-p256", SignatureScheme.EcdsaP256),
        ("ml-dsa-44", SignatureScheme.MlDsa44), ("ml-dsa-65", SignatureScheme.MlDsa65), ("ml-dsa-87", SignatureScheme.MlDsa87),
    ];

    public static readonly IReadOnlyList<Key<Stated<double>>> BySchemeKeys = [.. Schemes.Select(s => new Key<Stated<double>>(s.Name, CpuCost, "Cost of one check.") { DefaultNote = FromBase })];
    public static readonly GroupShape ByScheme = new("costs by scheme", [.. BySchemeKeys]);

    public static readonly Key<string> Name = new("name", TextShape.Name, "Shown in the report.") { DefaultNote = "the catalog's or the file's name, or `inline`" };
    public static readonly Key<string> Base = new("base", TextShape.File, "Table that missing keys come from: a name of the catalog or a path.") { DefaultNote = "`reference`" };
    public static readonly Key<string> Date = new("date", TextShape.Date, "When the table was measured.") { DefaultNote = FromBase };
    public static readonly Key<string> MeasuredOn = new("machine", TextShape.Free, "The machine the table was measured on.") { DefaultNote = FromBase };
    public static readonly Key<KeyValues> Kernel = new("kernel", KernelKeys.Group, "Reference kernels on that machine: `aurigraph-sim calibrate --quick` compares another with them. No run uses them.") { DefaultNote = FromBase };
    public static readonly Key<Stated<double>> MessageConstant = Cost("messageConstant", "Per network message, sent and received each.");
    public static readonly Key<Stated<double>> MessagePerByte = Cost("messagePerByte", "Per byte, sent and received each.");
    public static readonly Key<Stated<double>> CompressPerByte = Cost("compressPerByte", "Per byte that a sender compresses.");
    public static readonly Key<Stated<double>> DecompressPerByte = Cost("decompressPerByte", "Per byte that a receiver has after decompressing.");
    public static readonly Key<Either<Stated<double>>> VerifySignature = new("verifySignature", new StatedOrGroupShape<double>(CpuCost, ByScheme), "Per signature checked, for `crypto.scheme`, or by scheme.") { DefaultNote = FromBase };
    public static readonly Key<Stated<double>> HashConstant = Cost("hashConstant", "Per hash.");
    public static readonly Key<Stated<double>> HashPerByte = Cost("hashPerByte", "Per byte hashed.");
    public static readonly Key<Stated<double>> BatchPerTransaction = Cost("batchPerTransaction", "Per transaction put into a batch.");
    public static readonly Key<Stated<double>> ApplyPerTransaction = Cost("applyPerTransaction", "Per transaction applied.");
    public static readonly Key<Stated<double>> ContextSwitch = Cost("contextSwitch", "Per change of job when more are runnable than cores.");
    public static readonly Key<Stated<Duration>> DiskSyncLatency = new("diskSyncLatency", new StatedShape<Duration>(Quantities.Time), "One durable write.") { DefaultNote = FromBase };
    public static readonly Key<Stated<Bandwidth>> DiskBandwidth = new("diskBandwidth", new StatedShape<Bandwidth>(Quantities.DiskBandwidth), "Disk throughput, reads and writes together.") { DefaultNote = FromBase };
    public static readonly Key<Stated<Duration>> DiskReadLatency = new("diskReadLatency", new StatedShape<Duration>(Quantities.Time), "One block read from an idle disk.") { DefaultNote = FromBase };
    public static readonly Key<Stated<double>> StoreMissCpu = Cost("storeMissCpu", "Per block that the state store reads from disk.");
    public static readonly Key<double> StoreReadsPerTransaction = new("storeReadsPerTransaction", Quantities.Number.AtMost(1000), "Accounts that a transaction reads from the state store.") { DefaultNote = FromBase };
    public static readonly Key<double> StoreReadAhead = new("storeReadAhead", Quantities.Number.Between(1, 1000), "Blocks read at once for each transaction that is applied; 1: each when it is needed.") { DefaultNote = FromBase };
    public static readonly Key<Stated<ByteCount>> StateBytesPerTransaction = new("stateBytesPerTransaction", new StatedShape<ByteCount>(Quantities.Size.Positive().AtMost(new ByteCount(100_000_000))), "State that a transaction writes, before amplification.") { DefaultNote = FromBase };
    public static readonly Key<Stated<double>> StoreMergePerByte = Cost("storeMergePerByte", "Per byte that compaction merges, before compression.");
    public static readonly Key<double> StoreCompressionRatio = new("storeCompressionRatio", Quantities.Probability.Positive(), "Bytes on disk over bytes of state with `storage.compression`.") { DefaultNote = FromBase };
    public static readonly Key<Duration> Quantum = new("quantum", Quantities.Time.Positive(), "Longest uninterrupted use of a core.") { DefaultNote = FromBase };

    /// <summary>What a table must come to hold, from itself or its bases.</summary>
    public static readonly IReadOnlyList<Key> Costs = [MessageConstant, MessagePerByte, CompressPerByte, DecompressPerByte, VerifySignature, HashConstant, HashPerByte,
        BatchPerTransaction, ApplyPerTransaction, ContextSwitch, DiskSyncLatency, DiskBandwidth,
        DiskReadLatency, StoreMissCpu, StoreReadsPerTransaction, StoreReadAhead, StateBytesPerTransaction, StoreMergePerByte, StoreCompressionRatio, Quantum];

    /// <summary>Where a table comes from; it may hold them.</summary>
    public static readonly IReadOnlyList<Key> Origins = [Date, MeasuredOn, Kernel];

    public static readonly GroupShape Group = new("a cost table", [Name, Base, .. Origins, .. Costs]);

    private static Key<Stated<double>> Cost(string name, string meaning) => new(name, CpuCost, meaning) { DefaultNote = FromBase };
}
