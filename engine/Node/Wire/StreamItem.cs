using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>One committed entry on its way to an observer; without an entry it only says that the feed is alive.</summary>
public sealed class StreamItem(LogEntry? entry, LogIndex applied, StreamContent content, VirtualTime committedAt) : NetworkMessage
{
    /// <summary>The entry; null in a sign of life.</summary>
    public LogEntry? Entry { get; } = entry;

    /// <summary>The feeder's applied index.</summary>
    public LogIndex Applied { get; } = applied;

    /// <summary>Whether the body is with it.</summary>
    public StreamContent Content { get; } = content;

    /// <summary>When the feeder knew it committed.</summary>
    public VirtualTime CommittedAt { get; } = committedAt;

    /// <inheritdoc/>
    public override long WireSize => WireFormat.Frame + 17 + (Entry is null ? 0 : WireFormat.EntryHeader +
        (Entry.Payload is BatchPayload batch ? WireFormat.Reference + (Content == StreamContent.Full ? batch.Reference.Bytes : 0) : 0));

    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Mix(StableHash.Empty, Applied.Value), Entry?.Index.Value ?? 0);
}
