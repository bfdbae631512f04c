using Aurigraph.Experiment;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Storage;

/// <summary>A store of round numbers: a byte of state is flushed as one byte and merged as four; a gigabyte a second, so a nanosecond a byte.</summary>
internal static class GivenStore
{
    public static StoreModel Model { get; } = new()
    {
        HasStore = true,
        HitRatio = 0.5,
        ReadsPerTransaction = 2,
        BlocksPerMiss = 1.25,
        StateBytesPerTransaction = 100,
        FlushedPerByte = 1,
        MergedPerByte = 4,
        MergeCpuPerByteNs = 2,
        SlowdownBytes = new ByteCount(1_000),
        LogBytesPerTransaction = 300,
        ApplyNs = 1_000,
        MissCpuNs = 10,
        ReadLatencyNs = 100,
        ReadAhead = 2,
        Parallelism = 1,
    };

    public static VirtualDisk Disk(Kernel kernel) => new(kernel, new DiskSettings
    {
        Nodes = 1,
        SyncLatency = Duration.Zero,
        Bandwidth = new Bandwidth(1e9),
        Chunk = new ByteCount(1_000_000),
    });
}
