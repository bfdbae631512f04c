using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>Durability and the state store.</summary>
/// <param name="Engine">Where state is kept; log and bodies always go to disk.</param>
/// <param name="DataSize">State on disk when the run starts; what a snapshot carries.</param>
/// <param name="Sync">Whether writes are durable before they are acknowledged.</param>
public sealed record StorageSettings(StateEngine Engine, ByteCount DataSize, SyncMode Sync);

/// <summary>Where state is kept.</summary>
public enum StateEngine
{
    /// <summary>On disk, in a log-structured merge tree.</summary>
    RocksDb,

    /// <summary>In memory alone.</summary>
    Memory,
}

/// <summary>Whether writes are durable before they are acknowledged.</summary>
public enum SyncMode
{
    /// <summary>Durable before acknowledged; concurrent writes share one sync.</summary>
    Batch,

    /// <summary>Acknowledged at once: for comparison only.</summary>
    None,
}
