using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>The costs as inputs that can be turned one by one: to draw each within its uncertainty, to find what the result hangs on, or to relax a resource.</summary>
public sealed partial record CostTable
{
    /// <summary>The largest uncertainty that is told: a cost is never nothing, however little is known of it.</summary>
    public const double UncertaintyMax = 0.95;

    private static readonly SortedDictionary<string, CostInput> Inputs = new(StringComparer.Ordinal)
    {
        ["messageConstant"] = new(t => t.MessageConstantNs == 0, (t, f) => t with { MessageConstantNs = t.MessageConstantNs * f }),
        ["messagePerByte"] = new(t => t.MessagePerByteNs == 0, (t, f) => t with { MessagePerByteNs = t.MessagePerByteNs * f }),
        ["compressPerByte"] = new(t => t.CompressPerByteNs == 0, (t, f) => t with { CompressPerByteNs = t.CompressPerByteNs * f }),
        ["decompressPerByte"] = new(t => t.DecompressPerByteNs == 0, (t, f) => t with { DecompressPerByteNs = t.DecompressPerByteNs * f }),
        ["verifySignature"] = new(t => t.VerifySignatureNs == 0, (t, f) => t with { VerifySignatureNs = t.VerifySignatureNs * f }),
        ["hashConstant"] = new(t => t.HashConstantNs == 0, (t, f) => t with { HashConstantNs = t.HashConstantNs * f }),
        ["hashPerByte"] = new(t => t.HashPerByteNs == 0, (t, f) => t with { HashPerByteNs = t.HashPerByteNs * f }),
        ["batchPerTransaction"] = new(t => t.BatchPerTransactionNs == 0, (t, f) => t with { BatchPerTransactionNs = t.BatchPerTransactionNs * f }),
        ["applyPerTransaction"] = new(t => t.ApplyPerTransactionNs == 0, (t, f) => t with { ApplyPerTransactionNs = t.ApplyPerTransactionNs * f }),
        ["contextSwitch"] = new(t => t.ContextSwitchNs == 0, (t, f) => t with { ContextSwitchNs = t.ContextSwitchNs * f }),
        ["diskSyncLatency"] = new(t => t.DiskSyncLatency == Duration.Zero, (t, f) => t with { DiskSyncLatency = t.DiskSyncLatency * f }),
        ["diskBandwidth"] = new(t => t.DiskBandwidth.IsUnlimited, (t, f) => t with { DiskBandwidth = new Bandwidth(t.DiskBandwidth.BytesPerSecond / f) }),
        ["diskReadLatency"] = new(t => t.DiskReadLatency == Duration.Zero, (t, f) => t with { DiskReadLatency = t.DiskReadLatency * f }),
        ["storeMissCpu"] = new(t => t.StoreMissCpuNs == 0, (t, f) => t with { StoreMissCpuNs = t.StoreMissCpuNs * f }),
        ["stateBytesPerTransaction"] = new(t => t.DiskBandwidth.IsUnlimited && t.StoreMergePerByteNs == 0, (t, f) => t with { StateBytesPerTransaction = new ByteCount((long)Math.Ceiling(t.StateBytesPerTransaction.Bytes * f)) }),
        ["storeMergePerByte"] = new(t => t.StoreMergePerByteNs == 0, (t, f) => t with { StoreMergePerByteNs = t.StoreMergePerByteNs * f }),
    };

    /// <summary>The names of the costs, as cost tables write them, in order.</summary>
    public static IReadOnlyList<string> InputNames { get; } = [.. Inputs.Keys];

    /// <summary>The table with one cost multiplied. Of a bandwidth it is the time for a byte that is multiplied, so that a factor above 1 is always worse.
    /// What costs nothing stays as it is.</summary>
    /// <param name="key">One of <see cref="InputNames"/>.</param>
    /// <param name="factor">Above 0 and finite.</param>
    /// <exception cref="ArgumentException">There is no such cost.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not above 0, or not finite.</exception>
    public CostTable Scaled(string key, double factor)
    {
        if (!(factor > 0) || double.IsInfinity(factor))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "A finite factor above 0 was expected.");
        CostInput input = Input(key);
        return input.IsNothing(this) ? this : input.Scale(this, factor);
    }

    /// <summary>Whether a cost is nothing, or a bandwidth without limit.</summary>
    /// <param name="key">One of <see cref="InputNames"/>.</param>
    /// <exception cref="ArgumentException">There is no such cost.</exception>
    public bool IsNothing(string key) => Input(key).IsNothing(this);

    private static CostInput Input(string key) => Inputs.TryGetValue(key, out CostInput? input)
        ? input
        : throw new ArgumentException($"`{key}` is no cost; one of {string.Join(", ", InputNames)} was expected.", nameof(key));

    /// <summary>One cost.</summary>
    /// <param name="IsNothing">Whether it is nothing in a table.</param>
    /// <param name="Scale">The table with the cost multiplied.</param>
    private sealed record CostInput(Func<CostTable, bool> IsNothing, Func<CostTable, double, CostTable> Scale);
}
