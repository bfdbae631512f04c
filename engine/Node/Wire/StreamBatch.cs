using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>Committed entries on their way to an observer, in log order; without entries it only says that the feed is alive.</summary>
public sealed class StreamBatch : NetworkMessage
{
    /// <summary>Bundles entries.</summary>
    public StreamBatch(IReadOnlyList<LogEntry> entries, LogIndex applied, StreamContent content, VirtualTime committedAt)
    {
        Entries = entries;
        Applied = applied;
        Content = content;
        CommittedAt = committedAt;
        long bytes = WireFormat.Frame + 17;
        foreach (LogEntry entry in entries)
            bytes += BytesOf(entry, content);
        WireSize = bytes;
    }

    /// <summary>The entries.</summary>
    public IReadOnlyList<LogEntry> Entries { get; }

    /// <summary>The feeder's applied index.</summary>
    public LogIndex Applied { get; }

    /// <summary>Whether bodies are with them.</summary>
    public StreamContent Content { get; }

    /// <summary>When the feeder knew the first of them committed.</summary>
    public VirtualTime CommittedAt { get; }

    /// <inheritdoc/>
    public override long WireSize { get; }

    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Mix(StableHash.Empty, Applied.Value), Entries.Count == 0 ? 0 : Entries[0].Index.Value);

    /// <summary>What one entry adds.</summary>
    public static long BytesOf(LogEntry entry, StreamContent content) => WireFormat.EntryHeader + entry.Payload switch
    {
        BatchPayload batch => WireFormat.Reference + (content == StreamContent.Full ? batch.Reference.Bytes : 0),
        { } other => other.Size,
        null => 0,
    };
}
