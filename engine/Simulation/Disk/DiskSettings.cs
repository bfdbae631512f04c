using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Disk;

/// <summary>What the disk of a container or a host is.</summary>
public sealed record DiskSettings
{
    /// <summary>How many nodes share it; at least 1.</summary>
    public required int Nodes { get; init; }

    /// <summary>What one sync takes, whatever it makes durable; not negative.</summary>
    public required Duration SyncLatency { get; init; }

    /// <summary>Throughput, reads and writes together; positive.</summary>
    public required Bandwidth Bandwidth { get; init; }

    /// <summary>Whether a durable write is acknowledged when it is durable or at once.</summary>
    public SyncMode Sync { get; init; } = SyncMode.Batch;

    /// <summary>Longest piece of a read or background write that a durable write has to wait for; positive.</summary>
    public ByteCount Chunk { get; init; } = new(256_000);

    /// <summary>Whether writes that wait share one sync. Off, every write has its own, and the disk is a queue with one server.</summary>
    internal bool GroupCommit { get; init; } = true;

    /// <summary>The disk of a container of an experiment.</summary>
    /// <param name="container">Its nodes.</param>
    /// <param name="costs">Sync latency and bandwidth.</param>
    /// <param name="sync">Whether writes are durable before they are acknowledged.</param>
    public static DiskSettings Of(Container container, CostTable costs, SyncMode sync) => new()
    {
        Nodes = container.Nodes.Count,
        SyncLatency = costs.DiskSyncLatency,
        Bandwidth = costs.DiskBandwidth,
        Sync = sync,
    };

    /// <summary>The disk of a host of an experiment.</summary>
    /// <param name="host">Its disk; what it leaves open is as the costs say.</param>
    /// <param name="nodes">Nodes of all containers on it.</param>
    /// <param name="costs">Sync latency and bandwidth.</param>
    /// <param name="sync">Whether writes are durable before they are acknowledged.</param>
    public static DiskSettings Of(Host host, int nodes, CostTable costs, SyncMode sync) => new()
    {
        Nodes = nodes,
        SyncLatency = host.Disk?.SyncLatency ?? costs.DiskSyncLatency,
        Bandwidth = host.Disk?.Bandwidth ?? costs.DiskBandwidth,
        Sync = sync,
    };

    /// <summary>Throws when a value is out of its range.</summary>
    /// <exception cref="ArgumentException">Names the value and its range.</exception>
    internal void Validate()
    {
        Require(Nodes >= 1, $"it needs at least one node, not {Nodes}");
        Require(SyncLatency >= Duration.Zero, $"a sync cannot take {SyncLatency}");
        Require(Bandwidth.BytesPerSecond > 0, $"its bandwidth must be positive, not {Bandwidth.BytesPerSecond} bytes per second");
        Require(Chunk > ByteCount.Zero, $"a chunk must hold at least one byte, not {Chunk}");
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
            throw new ArgumentException($"Disk: {what}.");
    }
}
