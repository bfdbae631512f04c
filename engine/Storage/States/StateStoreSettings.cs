using Aurigraph.Units;

namespace Aurigraph.Storage.States;

/// <summary>How one node's state store is kept.</summary>
public sealed record StateStoreSettings
{
    /// <summary>Cache of blocks.</summary>
    public ByteCount Cache { get; init; } = new(64_000_000);

    /// <summary>One write buffer.</summary>
    public ByteCount WriteBuffer { get; init; } = new(64_000_000);

    /// <summary>How many write buffers; at least 1.</summary>
    public int WriteBuffers { get; init; } = 2;

    /// <summary>Bits per key of filters; 0: none.</summary>
    public int BloomFilterBits { get; init; } = 10;

    /// <summary>Whether blocks are compressed on disk.</summary>
    public bool IsCompressed { get; init; } = true;

    /// <summary>Whether a checkpoint is made durable, or only given to the operating system.</summary>
    public bool IsSynced { get; init; } = true;
}
