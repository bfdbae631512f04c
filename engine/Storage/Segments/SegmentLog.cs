using System.Buffers.Binary;
using System.Diagnostics;
using Aurigraph.Node.Wire;
using Aurigraph.Storage.Records;
using Microsoft.Win32.SafeHandles;

namespace Aurigraph.Storage.Segments;

/// <summary>
/// A log of records in files of one folder: appended at the end, given up at the front.
/// <para>Model. A record is a payload and any number of contents, which are written from where they lie. Records are staged and then committed: one write and
/// one sync for all of them. What was committed is found again, or opening fails; of what was not, a whole prefix is found. A segment says where the one before it
/// ends, so what a crash left behind an end is never taken for a record; every start begins a segment of its own.</para>
/// <para>Not for several threads, but for <see cref="Pin"/>, <see cref="Read"/> and <see cref="Unpin"/>. After an exception of <see cref="Append"/> or
/// <see cref="Commit"/> nothing but <see cref="Dispose"/> may be called.</para>
/// <para>Not here: an index of what records say; keys; deleting in the middle.</para>
/// </summary>
internal sealed partial class SegmentLog : IDisposable
{
    private static readonly byte[] Zeros = new byte[RecordHeader.Size];

    private readonly string _folder;
    private readonly SegmentLogSettings _settings;
    private readonly StorageCounters _counters;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, Segment> _segments = [];
    private readonly List<ReadOnlyMemory<byte>> _staged = [];
    private Segment _last;
    private long _writtenTo;
    private long _stagedTo;
    private long _durableTo;

    private SegmentLog(string folder, SegmentLogSettings settings, StorageCounters counters) =>
        (_folder, _settings, _counters, _last) = (folder, settings, counters, null!);

    /// <summary>The number of the first segment that is kept.</summary>
    public long FirstSegment
    {
        get
        {
            lock (_lock)
                return _segments.First().Key;
        }
    }

    /// <summary>The number of the segment that is written to.</summary>
    public long LastSegment => _last.Number;

    /// <summary>Stages a record. It may begin a segment first.</summary>
    /// <param name="kind">What it says.</param>
    /// <param name="payload">Its payload.</param>
    /// <param name="contents">Its contents; they must not change until <see cref="Commit"/> has returned.</param>
    /// <param name="addresses">Takes the place of each content.</param>
    /// <returns>The segment it is in.</returns>
    public long Append(RecordKind kind, ReadOnlySpan<byte> payload, ReadOnlySpan<ReadOnlyMemory<byte>> contents = default, Span<ContentAddress> addresses = default)
    {
        long contentLength = 0;
        foreach (ReadOnlyMemory<byte> content in contents)
            contentLength += content.Length;
        int metaLength = (contents.Length * RecordHeader.RowSize) + payload.Length;
        long length = new RecordHeader(kind, contents.Length, metaLength, 0, contentLength, 0).Length;
        if (_stagedTo + length > _last.Capacity)
        {
            Flush();
            Sync();
            Begin(_last.Number + 1, _stagedTo, length);
        }
        Stage(kind, payload, contents, addresses, metaLength, contentLength);
        return _last.Number;
    }

    /// <summary>Writes what is staged and, where the log is synced, makes it durable.</summary>
    public void Commit()
    {
        if (_stagedTo == _writtenTo)
            return;
        Flush();
        Sync();
    }

    /// <summary>Holds a segment back from being given up until <see cref="Unpin"/>.</summary>
    public Segment Pin(long number)
    {
        lock (_lock)
        {
            Segment segment = _segments[number];
            segment.Readers++;
            return segment;
        }
    }

    /// <summary>Lets a segment go.</summary>
    public void Unpin(Segment segment)
    {
        lock (_lock)
            segment.Readers--;
    }

    /// <summary>Reads content of a segment that is pinned.</summary>
    /// <exception cref="CorruptStoreException">It is not what was written.</exception>
    public byte[] Read(Segment segment, in ContentAddress address)
    {
        byte[] content = address.Read(segment.File, segment.Path);
        _counters.Read(content.Length);
        return content;
    }

    /// <summary>Gives up the segments before one, as far as nobody reads from them. What made them needless must be durable.</summary>
    public void RemoveBefore(long number)
    {
        List<Segment> gone = [];
        lock (_lock)
        {
            while (_segments.First() is var (first, segment) && first < number && segment != _last && segment.Readers == 0)
            {
                _segments.Remove(first);
                gone.Add(segment);
            }
        }
        foreach (Segment segment in gone)
            GiveUp(segment);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (Segment segment in _segments.Values)
                segment.Dispose();
            _segments.Clear();
        }
    }

    private void Stage(RecordKind kind, ReadOnlySpan<byte> payload, ReadOnlySpan<ReadOnlyMemory<byte>> contents, Span<ContentAddress> addresses, int metaLength, long contentLength)
    {
        byte[] head = GC.AllocateUninitializedArray<byte>(RecordHeader.Size + metaLength);
        Span<byte> meta = head.AsSpan(RecordHeader.Size);
        long offset = _stagedTo + head.Length;
        for (int i = 0; i < contents.Length; i++)
        {
            ReadOnlySpan<byte> content = contents[i].Span;
            uint crc = Crc32C.Of(content);
            BinaryPrimitives.WriteInt32LittleEndian(meta[(i * RecordHeader.RowSize)..], content.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(meta[((i * RecordHeader.RowSize) + 4)..], crc);
            addresses[i] = new ContentAddress(_last.Number, offset, content.Length, crc);
            offset += content.Length;
        }
        payload.CopyTo(meta[(contents.Length * RecordHeader.RowSize)..]);
        var header = new RecordHeader(kind, contents.Length, metaLength, Crc32C.Of(meta), contentLength, _durableTo);
        header.Write(head, _last.Number, _stagedTo);
        _staged.Add(head);
        foreach (ReadOnlyMemory<byte> content in contents)
            _staged.Add(content);
        _stagedTo += header.Length;
        if (_stagedTo > offset)
            _staged.Add(Zeros.AsMemory(0, (int)(_stagedTo - offset)));
    }

    /// <summary>Writes what is staged, and zeros behind it: there the records end.</summary>
    private void Flush()
    {
        if (_stagedTo == _writtenTo)
            return;
        int room = (int)Math.Min(Zeros.Length, _last.Capacity - _stagedTo);
        if (room > 0)
            _staged.Add(Zeros.AsMemory(0, room));
        RandomAccess.Write(_last.File, _staged, _writtenTo);
        _counters.Wrote(_stagedTo - _writtenTo);
        _staged.Clear();
        _writtenTo = _stagedTo;
    }

    private void Sync()
    {
        if (!_settings.IsSynced || _durableTo == _writtenTo)
            return;
        long started = Stopwatch.GetTimestamp();
        Durable.Sync(_last.File, _last.Path);
        _counters.Synced(started);
        _durableTo = _writtenTo;
    }
}
