using Aurigraph.Experiment;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Keys;

/// <summary>Keys of a cost table.</summary>
internal static class CostKeys
{
    private const string FromBase = "that of `base`";

    public static readonly IReadOnlyList<(string Name, SignatureScheme Scheme)> Schemes =
    [
        ("none", SignatureScheme.None), ("ed25519", SignatureScheme.Ed25519), ("ecdsa-p256", SignatureScheme.EcdsaP256),
        ("ml-dsa-44", SignatureScheme.MlDsa44), ("ml-dsa-65", SignatureScheme.MlDsa65), ("ml-dsa-87", SignatureScheme.MlDsa87),
    ];

    public static readonly IReadOnlyList<Key<double>> BySchemeKeys = [.. Schemes.Select(s => new Key<double>(s.Name, Quantities.Cost, "Cost of one check.") { DefaultNote = FromBase })];
    public static readonly GroupShape ByScheme = new("costs by scheme", [.. BySchemeKeys]) { Flow = true };

    public static readonly Key<string> Name = new("name", TextShape.Name, "Shown in the report.") { DefaultNote = "the catalog's or the file's name, or `inline`" };
    public static readonly Key<string> Base = new("base", TextShape.File, "Table that missing keys come from: a name of the catalog or a path.") { DefaultNote = "`reference`" };
    public static readonly Key<double> MessageConstant = Cost("messageConstant", "Per network message, sent and received each.");
    public static readonly Key<double> MessagePerByte = Cost("messagePerByte", "Per byte, sent and received each.");
    public static readonly Key<Either<double>> VerifySignature = new("verifySignature", new EitherShape<double>(Quantities.Cost, ByScheme), "Per signature checked, for `crypto.scheme`, or by scheme.") { DefaultNote = FromBase };
    public static readonly Key<double> HashConstant = Cost("hashConstant", "Per hash.");
    public static readonly Key<double> HashPerByte = Cost("hashPerByte", "Per byte hashed.");
    public static readonly Key<double> BatchPerTransaction = Cost("batchPerTransaction", "Per transaction put into a batch.");
    public static readonly Key<double> ApplyPerTransaction = Cost("applyPerTransaction", "Per transaction applied.");
    public static readonly Key<double> ContextSwitch = Cost("contextSwitch", "Per change of job when more are runnable than cores.");
    public static readonly Key<Duration> DiskSyncLatency = new("diskSyncLatency", Quantities.Time, "One durable write.") { DefaultNote = FromBase };
    public static readonly Key<Bandwidth> DiskBandwidth = new("diskBandwidth", Quantities.DiskBandwidth, "Disk throughput, reads and writes together.") { DefaultNote = FromBase };
    public static readonly Key<Duration> DiskReadLatency = new("diskReadLatency", Quantities.Time, "One block read from an idle disk.") { DefaultNote = FromBase };
    public static readonly Key<double> StoreMissCpu = Cost("storeMissCpu", "Per block that the state store reads from disk.");
    public static readonly Key<double> StoreReadsPerTransaction = new("storeReadsPerTransaction", Quantities.Number.AtMost(1000), "Accounts that a transaction reads from the state store.") { DefaultNote = FromBase };
    public static readonly Key<double> StoreReadAhead = new("storeReadAhead", Quantities.Number.Between(1, 1000), "Blocks read at once for each transaction that is applied; 1: each when it is needed.") { DefaultNote = FromBase };
    public static readonly Key<ByteCount> StateBytesPerTransaction = new("stateBytesPerTransaction", Quantities.Size.Positive().AtMost(new ByteCount(100_000_000)), "State that a transaction writes, before amplification.") { DefaultNote = FromBase };
    public static readonly Key<double> StoreMergePerByte = Cost("storeMergePerByte", "Per byte that compaction merges, before compression.");
    public static readonly Key<double> StoreCompressionRatio = new("storeCompressionRatio", Quantities.Probability.Positive(), "Bytes on disk over bytes of state with `storage.compression`.") { DefaultNote = FromBase };
    public static readonly Key<Duration> Quantum = new("quantum", Quantities.Time.Positive(), "Longest uninterrupted use of a core.") { DefaultNote = FromBase };

    public static readonly IReadOnlyList<Key> Costs = [MessageConstant, MessagePerByte, VerifySignature, HashConstant, HashPerByte,
        BatchPerTransaction, ApplyPerTransaction, ContextSwitch, DiskSyncLatency, DiskBandwidth,
        DiskReadLatency, StoreMissCpu, StoreReadsPerTransaction, StoreReadAhead, StateBytesPerTransaction, StoreMergePerByte, StoreCompressionRatio, Quantum];

    public static readonly GroupShape Group = new("a cost table", [Name, Base, .. Costs]);

    private static Key<double> Cost(string name, string meaning) => new(name, Quantities.Cost, meaning) { DefaultNote = FromBase };
}
