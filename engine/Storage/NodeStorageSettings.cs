using Aurigraph.Experiment;
using Aurigraph.Storage.States;
using Aurigraph.Units;

namespace Aurigraph.Storage;

/// <summary>How one node stores.</summary>
public sealed record NodeStorageSettings
{
    /// <summary>Name of the cluster; one line.</summary>
    public required string Cluster { get; init; }

    /// <summary>The node.</summary>
    public required NodeId Node { get; init; }

    /// <summary>Digest of the scenario; null where that does not matter.</summary>
    public string? ScenarioDigest { get; init; }

    /// <summary>Where state is kept.</summary>
    public StateEngine Engine { get; init; } = StateEngine.RocksDb;

    /// <summary>Whether writes are durable before they are acknowledged.</summary>
    public SyncMode Sync { get; init; } = SyncMode.Batch;

    /// <summary>How the state store is kept; <see cref="Sync"/> decides on its syncs.</summary>
    public StateStoreSettings State { get; init; } = new();

    /// <summary>Bytes of a file of the log.</summary>
    public ByteCount SegmentSize { get; init; } = new(64 << 20);

    /// <summary>What an experiment says about a node: its state store has the node's share of the cache and of the write buffers of its process.</summary>
    /// <param name="cluster">Name of the cluster.</param>
    /// <param name="node">The node.</param>
    /// <param name="container">The container of the node.</param>
    /// <param name="storage">Durability and the state store.</param>
    public static NodeStorageSettings Of(string cluster, NodeId node, Container container, StorageSettings storage)
    {
        int sharing = Math.Max(1, container.Nodes.Count / Math.Max(1, container.Processes));
        return new NodeStorageSettings
        {
            Cluster = cluster,
            Node = node,
            Engine = storage.Engine,
            Sync = storage.Sync,
            State = new StateStoreSettings
            {
                Cache = new ByteCount(container.StateCache.Bytes / sharing),
                WriteBuffer = new ByteCount(Math.Max(64_000, container.WriteBuffer.Bytes / sharing)),
                WriteBuffers = container.WriteBuffers,
                BloomFilterBits = storage.BloomFilterBits,
                IsCompressed = storage.IsCompressed,
            },
        };
    }
}
