namespace Aurigraph.Storage.Segments;

/// <summary>How a log of segments is kept.</summary>
internal sealed record SegmentLogSettings
{
    /// <summary>Bytes of a segment; a record that is larger has a segment of its own size.</summary>
    public long SegmentBytes { get; init; } = 64 << 20;

    /// <summary>Whether what is committed is made durable, or only given to the operating system.</summary>
    public bool IsSynced { get; init; } = true;

    /// <summary>Files that are kept to be written over: their blocks are in place, so a sync writes data alone.</summary>
    public int SpareFiles { get; init; } = 4;

    /// <summary>How many segments before the last one the system may hold in memory. Reading from older ones takes the disk; the memory of a container is not filled with what was
    /// written long ago.</summary>
    public int CachedSegments { get; init; } = 4;

    /// <summary>What a new segment begins with, as the payload of a <see cref="Records.RecordKind.Base"/>; null: with nothing. Asked for when a segment begins, after every record before it.</summary>
    public Func<byte[]>? Base { get; init; }
}
