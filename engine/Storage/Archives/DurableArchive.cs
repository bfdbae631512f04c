using Akka.Actor;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Storage.Logs;
using Aurigraph.Storage.Records;
using Aurigraph.Storage.Segments;
using Aurigraph.Storage.Writing;

namespace Aurigraph.Storage.Archives;

/// <summary>The committed stream as an observer keeps it, in segment files: each entry with its body, durable together with what waits beside it. Only ever appended to. After a
/// crash an observer may store entries again that are here already; who reads takes each index once.</summary>
internal sealed class DurableArchive : IArchive, IDisposable
{
    private const long RecordBytes = 128;

    private readonly RecordWriter _record = new();
    private readonly ReadOnlyMemory<byte>[] _body = new ReadOnlyMemory<byte>[1];
    private readonly ContentAddress[] _address = new ContentAddress[1];
    private readonly string _folder;
    private readonly SegmentLogSettings _settings;
    private readonly StorageCounters _counters;
    private readonly ICollection<RecoveryNote> _notes;
    private readonly GroupWriter _writer;
    private SegmentLog? _log;

    /// <summary>An archive in a folder. What is there is checked now; files are begun with the first entry, since most nodes keep no archive.</summary>
    public DurableArchive(string folder, SegmentLogSettings settings, StorageCounters counters, ICollection<RecoveryNote> notes, Action<Exception> failed)
    {
        (_folder, _settings, _counters, _notes) = (folder, settings, counters, notes);
        if (Directory.Exists(folder))
            _log = Open();
        _writer = new GroupWriter("archive writer", folder, () => _log?.Commit(), failed, counters);
    }

    /// <inheritdoc/>
    public void Store(LogEntry entry, long bytes, IActorRef replyTo, object completion) =>
        _writer.Enqueue(new QueuedWrite(() => Write(entry), RecordBytes + bytes, replyTo, completion));

    /// <summary>Writes what waits, and closes the files.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _log?.Dispose();
    }

    private void Write(LogEntry entry)
    {
        _log ??= Open();
        _record.Clear();
        _record.Entry(entry);
        bool hasBody = entry.Payload is BatchPayload { Body: not null };
        if (entry.Payload is BatchPayload { Body: { } body })
            _body[0] = body.Payload.Content;
        _log.Append(RecordKind.Archived, _record.Written, hasBody ? _body : [], _address);
        _body[0] = default;
    }

    private SegmentLog Open() => SegmentLog.Open(_folder, _settings, _counters, new ArchiveCheck(), _notes);

    /// <summary>Sees that every record can be read.</summary>
    private sealed class ArchiveCheck : IRecordVisitor
    {
        public void Visit(RecordKind kind, long segment, ReadOnlySpan<byte> payload, ReadOnlySpan<ContentAddress> contents)
        {
            if (kind != RecordKind.Archived)
                throw new FormatException($"an archive has no records of kind {(byte)kind}");
            _ = new RecordReader(payload).Entry(out _);
        }
    }
}
