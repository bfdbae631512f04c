using System.Globalization;

namespace Aurigraph.Experiment;

/// <summary>The costs as a reader sees them.</summary>
public sealed partial record CostTable
{
    /// <summary>A cost with its unit.</summary>
    /// <param name="key">One of <see cref="InputNames"/>.</param>
    /// <exception cref="ArgumentException">There is no such cost.</exception>
    public string Text(string key) => key switch
    {
        "messageConstant" => Time(MessageConstantNs),
        "messagePerByte" => Time(MessagePerByteNs),
        "verifySignature" => Time(VerifySignatureNs),
        "hashConstant" => Time(HashConstantNs),
        "hashPerByte" => Time(HashPerByteNs),
        "batchPerTransaction" => Time(BatchPerTransactionNs),
        "applyPerTransaction" => Time(ApplyPerTransactionNs),
        "contextSwitch" => Time(ContextSwitchNs),
        "compressPerByte" => Time(CompressPerByteNs),
        "decompressPerByte" => Time(DecompressPerByteNs),
        "storeMissCpu" => Time(StoreMissCpuNs),
        "storeMergePerByte" => Time(StoreMergePerByteNs),
        "diskSyncLatency" => Time(DiskSyncLatency.Nanoseconds),
        "diskReadLatency" => Time(DiskReadLatency.Nanoseconds),
        "diskBandwidth" => DiskBandwidth.IsUnlimited ? "unlimited" : string.Create(CultureInfo.InvariantCulture, $"{DiskBandwidth.BytesPerSecond / 1e6:0.##} MB/s"),
        "stateBytesPerTransaction" => string.Create(CultureInfo.InvariantCulture, $"{StateBytesPerTransaction.Bytes} B"),
        _ => throw new ArgumentException($"`{key}` is no cost; one of {string.Join(", ", InputNames)} was expected.", nameof(key)),
    };

    private static string Time(double nanoseconds)
    {
        (double value, string unit) = nanoseconds switch
        {
            >= 1e6 => (nanoseconds / 1e6, "ms"),
            >= 1e3 => (nanoseconds / 1e3, "us"),
            _ => (nanoseconds, "ns"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{value:0.###} {unit}");
    }
}
