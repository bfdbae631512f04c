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
    public static readonly Key<double> CompressPerByte = Cost("compressPerByte", "Per byte that a sender compresses.");
    public static readonly Key<double> DecompressPerByte = Cost("decompressPerByte", "Per byte that a receiver has after decompressing.");
    public static readonly Key<Either<double>> VerifySignature = new("verifySignature", new EitherShape<double>(Quantities.Cost, ByScheme), "Per signature checked, for `crypto.scheme`, or by scheme.") { DefaultNote = FromBase };
    public static readonly Key<double> HashConstant = Cost("hashConstant", "Per hash.");
    public static readonly Key<double> HashPerByte = Cost("hashPerByte", "Per byte hashed.");
    public static readonly Key<double> BatchPerTransaction = Cost("batchPerTransaction", "Per transaction put into a batch.");
    public static readonly Key<double> ApplyPerTransaction = Cost("applyPerTransaction", "Per transaction applied.");
    public static readonly Key<double> ContextSwitch = Cost("contextSwitch", "Per change of job when more are runnable than cores.");
    public static readonly Key<Duration> DiskSyncLatency = new("diskSyncLatency", Quantities.Time, "One durable write.") { DefaultNote = FromBase };
    public static readonly Key<Bandwidth> DiskBandwidth = new("diskBandwidth", Quantities.DiskBandwidth, "Disk throughput, reads and writes together.") { DefaultNote = FromBase };
    public static readonly Key<Duration> Quantum = new("quantum", Quantities.Time.Positive(), "Longest uninterrupted use of a core.") { DefaultNote = FromBase };

    public static readonly IReadOnlyList<Key> Costs = [MessageConstant, MessagePerByte, CompressPerByte, DecompressPerByte, VerifySignature, HashConstant, HashPerByte,
        BatchPerTransaction, ApplyPerTransaction, ContextSwitch, DiskSyncLatency, DiskBandwidth, Quantum];

    public static readonly GroupShape Group = new("a cost table", [Name, Base, .. Costs]);

    private static Key<double> Cost(string name, string meaning) => new(name, Quantities.Cost, meaning) { DefaultNote = FromBase };
}
