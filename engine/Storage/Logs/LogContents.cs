using Aurigraph.Node.Batches;
using Aurigraph.Storage.Records;
using Aurigraph.Storage.Segments;
using Aurigraph.Units;

namespace Aurigraph.Storage.Logs;

/// <summary>What the records of a log amount to: built by reading them, kept up by writing them, with the same code. Entries are held in memory without their bodies, and of each body its
/// place. Not for several threads.</summary>
internal sealed class LogContents : IRecordVisitor
{
    private readonly List<KeptEntry> _entries = [];
    private readonly Dictionary<BatchId, KeptBody> _bodies = [];
    private readonly SortedDictionary<long, long> _needs = [];
    private readonly RecordWriter _writer = new();
    private HardState _hardState;
    private bool _ran;
    private long _visited;

    /// <summary>The last incarnation number; 0 for a node that never ran.</summary>
    public long Incarnation { get; private set; }

    /// <summary>Term, vote and commit index; null where nothing was ever written.</summary>
    public HardState? State => _ran ? _hardState : null;

    /// <summary>What the log begins after; null when it begins at index 1.</summary>
    public SnapshotMark? Begin { get; private set; }

    /// <summary>The entries, consecutive.</summary>
    public IReadOnlyList<KeptEntry> Entries => _entries;

    /// <summary>The bodies that no entry names, in the order of their names.</summary>
    public IReadOnlyList<BatchReference> Unnamed =>
        [.. _bodies.Values.Where(b => b.Names == 0).Select(b => b.Reference).OrderBy(r => (r.Id.Origin, r.Id.Incarnation, r.Id.Sequence))];

    /// <summary>The oldest segment that something is needed of; the highest number where nothing is.</summary>
    public long FirstNeeded => _needs.Count == 0 ? long.MaxValue : _needs.First().Key;

    private LogIndex BeginIndex => Begin?.Index ?? LogIndex.Zero;

    /// <summary>A body that is kept.</summary>
    public KeptBody? Find(BatchId id) => _bodies.GetValueOrDefault(id);

    /// <summary>What a new segment begins with.</summary>
    public byte[] ToBase()
    {
        _writer.Clear();
        _writer.Long(Incarnation);
        _writer.Flag(_ran);
        _writer.State(_hardState);
        _writer.Flag(Begin is not null);
        if (Begin is not null)
            _writer.Mark(Begin);
        return _writer.Written.ToArray();
    }

    /// <inheritdoc/>
    public void Visit(RecordKind kind, long segment, ReadOnlySpan<byte> payload, ReadOnlySpan<ContentAddress> contents)
    {
        var reader = new RecordReader(payload);
        if (_visited++ == 0 && segment > 1 && kind != RecordKind.Base)
            throw new FormatException("what came before the first segment that is left is not told");
        switch (kind)
        {
            case RecordKind.Base:
                (Incarnation, _ran, _hardState) = (reader.Long(), reader.Flag(), reader.State());
                if (reader.Flag())
                    Begin = reader.Mark();
                break;
            case RecordKind.Incarnation:
                Raise(reader.Long());
                break;
            case RecordKind.Write:
                VisitWrite(ref reader, segment, contents);
                break;
            case RecordKind.Body:
                Keep(reader.Reference(), contents.IsEmpty ? new ContentAddress(segment, 0, 0, 0) : contents[0]);
                break;
            case RecordKind.Compaction:
                Compact(reader.Mark());
                break;
            case RecordKind.BodyDropped:
                Drop(reader.Id());
                break;
            default:
                throw new FormatException($"a log has no records of kind {(byte)kind}");
        }
    }

    /// <summary>All records were visited: entries below the beginning are forgotten, and those that are left must follow it without a gap.</summary>
    /// <param name="place">The folder.</param>
    /// <exception cref="CorruptStoreException">They do not.</exception>
    public void Complete(string place)
    {
        ForgetUpTo(BeginIndex);
        if (_entries.Count > 0 && _entries[0].Entry.Index != BeginIndex.Next)
            throw new CorruptStoreException(place, 0, $"the log begins after entry {BeginIndex}, but the first that is there is {_entries[0].Entry.Index}");
    }

    /// <summary>The incarnation number was raised.</summary>
    public void Raise(long incarnation) => Incarnation = incarnation;

    /// <summary>A hard state was written.</summary>
    public void Take(HardState? state)
    {
        _ran = true;
        if (state is { } taken)
            _hardState = taken;
    }

    /// <summary>A snapshot takes the place of all entries; their bodies stay until they are dropped.</summary>
    public void Replace(SnapshotMark snapshot)
    {
        RemoveFrom(0);
        Begin = snapshot;
    }

    /// <summary>Entries from an index on are replaced.</summary>
    public void Truncate(LogIndex from) => RemoveFrom((int)Math.Clamp(from - (_entries.Count == 0 ? from : _entries[0].Entry.Index), 0, _entries.Count));

    /// <summary>An entry follows the last. One that was compacted when its write was under way is not kept.</summary>
    public void Add(LogEntry entry, long segment, ContentAddress? body)
    {
        if (entry.Index <= BeginIndex)
            return;
        if (_entries.Count > 0 && _entries[^1].Entry.Index.Next != entry.Index)
            throw new FormatException($"entry {entry.Index} does not follow entry {_entries[^1].Entry.Index}");
        if (body is { } address)
            Keep(((BatchPayload)entry.Payload!).Reference, address);
        _entries.Add(new KeptEntry(entry, segment, body is not null));
        Need(segment);
        if (entry.Payload is BatchPayload batch && _bodies.TryGetValue(batch.Reference.Id, out KeptBody? kept))
            kept.Names++;
    }

    /// <summary>A body was written.</summary>
    public void Keep(BatchReference reference, ContentAddress address)
    {
        var kept = new KeptBody(reference, address);
        if (_bodies.TryGetValue(reference.Id, out KeptBody? before))
        {
            kept.Names = before.Names;
            Release(before.Address.Segment);
        }
        _bodies[reference.Id] = kept;
        Need(address.Segment);
    }

    /// <summary>Entries up to a mark are forgotten, and the bodies that only they name.</summary>
    public void Compact(SnapshotMark upTo)
    {
        if (upTo.Index <= BeginIndex)
            return;
        Begin = upTo;
        ForgetUpTo(upTo.Index);
    }

    /// <summary>A body that no entry names is forgotten.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Drop(BatchId id)
    {
        if (!_bodies.TryGetValue(id, out KeptBody? body) || body.Names > 0)
            return false;
        _bodies.Remove(id);
        Release(body.Address.Segment);
        return true;
    }

    private void VisitWrite(ref RecordReader reader, long segment, ReadOnlySpan<ContentAddress> contents)
    {
        Take(reader.Flag() ? reader.State() : null);
        if (reader.Flag())
            Replace(reader.Mark());
        int next = 0;
        int count = reader.Count(17);
        for (int i = 0; i < count; i++)
        {
            LogEntry entry = reader.Entry(out bool hasBody);
            if (hasBody && next == contents.Length)
                throw new FormatException("an entry's body is not in its record");
            if (i == 0)
                Truncate(entry.Index);
            Add(entry, segment, hasBody ? contents[next++] : null);
        }
    }

    private void ForgetUpTo(LogIndex index)
    {
        int gone = 0;
        while (gone < _entries.Count && _entries[gone].Entry.Index <= index)
        {
            KeptEntry entry = _entries[gone++];
            Release(entry.Segment);
            if (entry.Entry.Payload is not BatchPayload batch || !_bodies.TryGetValue(batch.Reference.Id, out KeptBody? body))
                continue;
            if (body.Names > 0 && --body.Names == 0)
                Drop(batch.Reference.Id);
        }
        _entries.RemoveRange(0, gone);
    }

    private void RemoveFrom(int position)
    {
        for (int i = position; i < _entries.Count; i++)
        {
            Release(_entries[i].Segment);
            if (_entries[i].Entry.Payload is BatchPayload batch && _bodies.TryGetValue(batch.Reference.Id, out KeptBody? body) && body.Names > 0)
                body.Names--;
        }
        _entries.RemoveRange(position, _entries.Count - position);
    }

    private void Need(long segment) => _needs[segment] = _needs.GetValueOrDefault(segment) + 1;

    private void Release(long segment)
    {
        if (--_needs[segment] == 0)
            _needs.Remove(segment);
    }
}
