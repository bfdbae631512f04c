using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Storage.Records;
using Aurigraph.Storage.Segments;
using Aurigraph.Storage.Writing;

namespace Aurigraph.Storage.Logs;

/// <summary>Carries the writes of one log out: each becomes a record, and part of the contents. On the writer's thread alone.</summary>
/// <param name="log">Where records go.</param>
/// <param name="contents">What they amount to.</param>
/// <param name="gate">Guards the contents.</param>
internal sealed class LogWrites(SegmentLog log, LogContents contents, Lock gate)
{
    private readonly RecordWriter _writer = new();
    private ReadOnlyMemory<byte>[] _bodies = new ReadOnlyMemory<byte>[16];
    private ContentAddress[] _addresses = new ContentAddress[16];

    /// <summary>The incarnation number was raised.</summary>
    public void Raise(long incarnation)
    {
        _writer.Clear();
        _writer.Long(incarnation);
        log.Append(RecordKind.Incarnation, _writer.Written);
        lock (gate)
            contents.Raise(incarnation);
    }

    /// <summary>A write of the consensus core: one record, so that it is there whole or not at all.</summary>
    public void Write(DurableWrite write)
    {
        _writer.Clear();
        _writer.Flag(write.HardState is not null);
        if (write.HardState is { } state)
            _writer.State(state);
        _writer.Flag(write.Snapshot is not null);
        if (write.Snapshot is { } snapshot)
            _writer.Mark(snapshot);
        _writer.Int(write.Entries.Count);
        int bodies = 0;
        foreach (LogEntry entry in write.Entries)
        {
            _writer.Entry(entry);
            if (entry.Payload is BatchPayload { Body: { } body })
                Add(bodies++, body);
        }
        long segment = log.Append(RecordKind.Write, _writer.Written, _bodies.AsSpan(0, bodies), _addresses);
        lock (gate)
            Apply(write, segment);
        Array.Clear(_bodies, 0, bodies);
    }

    /// <summary>A body. One that is here already is not written again.</summary>
    public void Write(BatchBody body)
    {
        lock (gate)
        {
            if (contents.Find(body.Reference.Id) is { } kept && kept.Reference.Digest == body.Reference.Digest)
                return;
        }
        _writer.Clear();
        _writer.Reference(body.Reference);
        Add(0, body);
        log.Append(RecordKind.Body, _writer.Written, _bodies.AsSpan(0, 1), _addresses);
        lock (gate)
            contents.Keep(body.Reference, _addresses[0]);
        _bodies[0] = default;
    }

    /// <summary>Entries are forgotten.</summary>
    public void Compact(SnapshotMark upTo)
    {
        _writer.Clear();
        _writer.Mark(upTo);
        log.Append(RecordKind.Compaction, _writer.Written);
        lock (gate)
            contents.Compact(upTo);
    }

    /// <summary>A body that no entry names is forgotten.</summary>
    public void Drop(BatchId id)
    {
        lock (gate)
        {
            if (!contents.Drop(id))
                return;
        }
        _writer.Clear();
        _writer.Id(id);
        log.Append(RecordKind.BodyDropped, _writer.Written);
    }

    private void Apply(DurableWrite write, long segment)
    {
        contents.Take(write.HardState);
        if (write.Snapshot is { } snapshot)
            contents.Replace(snapshot);
        int next = 0;
        for (int i = 0; i < write.Entries.Count; i++)
        {
            LogEntry entry = write.Entries[i];
            bool hasBody = entry.Payload is BatchPayload { Body: not null };
            if (i == 0)
                contents.Truncate(entry.Index);
            LogEntry kept = hasBody ? new LogEntry(entry.Term, entry.Index, new BatchPayload(((BatchPayload)entry.Payload!).Reference, null)) : entry;
            contents.Add(kept, segment, hasBody ? _addresses[next++] : null);
        }
    }

    private void Add(int position, BatchBody body)
    {
        if (position == _bodies.Length)
        {
            Array.Resize(ref _bodies, _bodies.Length * 2);
            Array.Resize(ref _addresses, _addresses.Length * 2);
        }
        _bodies[position] = body.Payload.Content;
    }
}

/// <summary>A write to the log that waits for its turn.</summary>
/// <param name="stage">What it does.</param>
/// <param name="bytes">What it holds.</param>
/// <param name="replyTo">Who is told.</param>
/// <param name="completion">What is told.</param>
internal sealed class QueuedWrite(Action stage, long bytes, IActorRef? replyTo = null, object? completion = null) : IQueuedWrite
{
    /// <inheritdoc/>
    public long Bytes { get; } = bytes;

    /// <inheritdoc/>
    public IActorRef? ReplyTo { get; } = replyTo;

    /// <inheritdoc/>
    public object? Completion { get; } = completion;

    /// <inheritdoc/>
    public void Stage() => stage();
}
