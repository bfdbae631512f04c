using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>Durability and the state store.</summary>
/// <param name="Engine">Where state is kept; log and bodies always go to disk.</param>
/// <param name="DataSize">State of a node when the run starts, before compression; what a snapshot carries.</param>
/// <param name="Sync">Whether writes are durable before they are acknowledged.</param>
public sealed record StorageSettings(StateEngine Engine, ByteCount DataSize, SyncMode Sync)
{
    /// <summary>Whether blocks of the state store are compressed on disk.</summary>
    public bool IsCompressed { get; init; } = true;

    /// <summary>Bits per key of the state store's filters; 0: none.</summary>
    public int BloomFilterBits { get; init; } = 10;

    /// <summary>Bytes written to disk over bytes of state written, compression included, at least 1; null: from <see cref="LeveledTree"/>.</summary>
    public double? WriteAmplification { get; init; }
}

/// <summary>Where state is kept.</summary>
public enum StateEngine
{
    /// <summary>On disk, in a log-structured merge tree.</summary>
    RocksDb,

    /// <summary>In memory alone.</summary>
    Memory,

    /// <summary>On disk, in a log-structured merge tree of the library that the machine has or has not.</summary>
    LevelDb,
}

/// <summary>Whether writes are durable before they are acknowledged.</summary>
public enum SyncMode
{
    /// <summary>Durable before acknowledged; concurrent writes share one sync.</summary>
    Batch,

    /// <summary>Acknowledged at once: for comparison only.</summary>
    None,
}
