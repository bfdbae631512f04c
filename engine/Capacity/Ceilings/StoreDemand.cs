using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Ceilings;

/// <summary>What the state store of one node asks for each transaction that it applies, from <see cref="StoreModel"/>.</summary>
/// <param name="CpuNanoseconds">Core time beside what applying itself costs: blocks that were missed, and merging.</param>
/// <param name="WrittenBytes">Flushed and merged, written behind.</param>
/// <param name="ReadBytes">Read from disk, by misses and by merging.</param>
internal readonly record struct StoreDemand(double CpuNanoseconds, double WrittenBytes, double ReadBytes)
{
    /// <summary>The demand of a model.</summary>
    public static StoreDemand Of(StoreModel model) => new(
        ((model.ApplyCpuSecondsPerTransaction + model.MergeCpuSecondsPerTransaction) * 1e9) - model.ApplyNs,
        model.DiskBytesWrittenPerTransaction,
        model.DiskBytesReadPerTransaction + model.DiskBytesMergedPerTransaction);
}
