using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Storage.Segments;
using Aurigraph.Storage.Writing;
using Aurigraph.Units;

namespace Aurigraph.Storage.Logs;

/// <summary>The durable log of one node in segment files. Writes go through one thread that makes what waits durable together; reads through another. Entries are held in
/// memory, bodies are not.</summary>
internal sealed class DurableLogStore : ILogStore, IDisposable
{
    private const long RecordBytes = 128;

    private readonly Lock _gate = new();
    private readonly LogContents _contents = new();
    private readonly BodiesRead _read = new(256 << 20);
    private readonly string _folder;
    private readonly SegmentLog _log;
    private readonly LogWrites _writes;
    private readonly GroupWriter _writer;
    private readonly ReadThread _reader;

    /// <summary>Opens the log of a folder.</summary>
    /// <param name="folder">The folder; made where there is none.</param>
    /// <param name="settings">How segments are kept.</param>
    /// <param name="counters">What counts.</param>
    /// <param name="notes">Takes what was found and put right.</param>
    /// <param name="failed">Told once when it cannot go on.</param>
    /// <exception cref="StorageException">What was durable is damaged, or was written by a newer program.</exception>
    public DurableLogStore(string folder, SegmentLogSettings settings, StorageCounters counters, ICollection<RecoveryNote> notes, Action<Exception> failed)
    {
        bool read = false;
        _folder = folder;
        _log = SegmentLog.Open(folder, settings with { Base = ToBase }, counters, _contents, notes);
        _writes = new LogWrites(_log, _contents, _gate);
        _log.RemoveBefore(Math.Min(_contents.FirstNeeded, _log.LastSegment));
        _writer = new GroupWriter("log writer", folder, Commit, failed, counters);
        _reader = new ReadThread("log reader", failed, counters);

        byte[] ToBase()
        {
            // Asked for the first time when all records were read and before anything is written.
            if (!read)
                _contents.Complete(folder);
            read = true;
            return _contents.ToBase();
        }
    }

    /// <inheritdoc/>
    public RecoveredLog Recover()
    {
        lock (_gate)
        {
            RestoredState? state = _contents.State is { } hardState
                ? new RestoredState(hardState, [.. _contents.Entries.Select(Whole)], LogBegin: _contents.Begin)
                : null;
            return new RecoveredLog(_contents.Incarnation, state, [.. _contents.Unnamed]);
        }
    }

    /// <inheritdoc/>
    public void RaiseIncarnation(long incarnation, IActorRef replyTo, object completion) =>
        _writer.Enqueue(new QueuedWrite(() => _writes.Raise(incarnation), RecordBytes, replyTo, completion));

    /// <inheritdoc/>
    public void Append(DurableWrite write, IActorRef replyTo, object completion) =>
        _writer.Enqueue(new QueuedWrite(() => _writes.Write(write), RecordBytes + write.Entries.Sum(e => RecordBytes + e.Size), replyTo, completion));

    /// <inheritdoc/>
    public void Compact(SnapshotMark upTo) => _writer.Enqueue(new QueuedWrite(() => _writes.Compact(upTo), RecordBytes));

    /// <inheritdoc/>
    public void AppendBody(BatchBody body, IActorRef replyTo, object completion) =>
        _writer.Enqueue(new QueuedWrite(() => _writes.Write(body), RecordBytes + body.Payload.Content.Length, replyTo, completion));

    /// <inheritdoc/>
    public void DropBody(BatchId id) => _writer.Enqueue(new QueuedWrite(() => _writes.Drop(id), RecordBytes));

    /// <inheritdoc/>
    public void ReadBody(BatchReference reference, IActorRef replyTo, object completion) => ReadBodies([reference], replyTo, completion);

    /// <inheritdoc/>
    public void ReadBodies(IReadOnlyList<BatchReference> references, IActorRef replyTo, object completion)
    {
        // Held from now on: what is compacted or dropped meanwhile can still be read.
        var found = new List<PinnedBody>(references.Count);
        lock (_gate)
        {
            foreach (BatchReference reference in references)
            {
                if (_contents.Find(reference.Id) is { Address: { Length: > 0 } address })
                    found.Add(new PinnedBody(reference.Id, _log.Pin(address.Segment), address));
            }
        }
        _reader.Enqueue(() =>
        {
            foreach (PinnedBody body in found)
            {
                _read.Put(body.Id, _log.Read(body.Segment, body.Address));
                _log.Unpin(body.Segment);
            }
            replyTo.Tell(completion, ActorRefs.NoSender);
        });
    }

    /// <inheritdoc/>
    /// <exception cref="InvariantException">The body is not here.</exception>
    /// <exception cref="CorruptStoreException">The body is not what was written.</exception>
    public BatchBody Body(BatchReference reference)
    {
        if (_read.Take(reference.Id) is { } content)
            return new BatchBody(reference, new Payload(content.Length, content));
        KeptBody? kept;
        Segment? segment = null;
        lock (_gate)
        {
            kept = _contents.Find(reference.Id);
            if (kept is { Address.Length: > 0 })
                segment = _log.Pin(kept.Address.Segment);
        }
        if (kept is null)
            throw new InvariantException($"The body of {reference} was asked for, and is not in the log at {_folder}.");
        if (segment is null)
            return new BatchBody(reference, Payload.Described(reference.Bytes));
        try
        {
            byte[] read = _log.Read(segment, kept.Address);
            return new BatchBody(reference, new Payload(read.Length, read));
        }
        finally
        {
            _log.Unpin(segment);
        }
    }

    /// <summary>Writes what waits, and closes the files.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _reader.Dispose();
        _log.Dispose();
    }

    private void Commit()
    {
        _log.Commit();
        long needed;
        lock (_gate)
            needed = _contents.FirstNeeded;
        if (needed > _log.FirstSegment)
            _log.RemoveBefore(Math.Min(needed, _log.LastSegment));
    }

    /// <summary>An entry as it was appended: one that carried its body does so again.</summary>
    private LogEntry Whole(KeptEntry kept)
    {
        if (!kept.HasBody)
            return kept.Entry;
        BatchReference reference = ((BatchPayload)kept.Entry.Payload!).Reference;
        return new LogEntry(kept.Entry.Term, kept.Entry.Index, new BatchPayload(reference, BodyOf(reference)));
    }

    private BatchBody BodyOf(BatchReference reference)
    {
        ContentAddress address = _contents.Find(reference.Id)!.Address;
        if (address.Length == 0)
            return new BatchBody(reference, Payload.Described(reference.Bytes));
        Segment segment = _log.Pin(address.Segment);
        try
        {
            byte[] content = _log.Read(segment, address);
            return new BatchBody(reference, new Payload(content.Length, content));
        }
        finally
        {
            _log.Unpin(segment);
        }
    }

    private readonly record struct PinnedBody(BatchId Id, Segment Segment, ContentAddress Address);
}
