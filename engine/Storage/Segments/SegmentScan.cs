using System.Buffers.Binary;
using Aurigraph.Node.Wire;
using Aurigraph.Storage.Records;

namespace Aurigraph.Storage.Segments;

/// <summary>Reads the records of one segment and checks every byte of them.</summary>
/// <param name="path">The file.</param>
/// <param name="number">Its number.</param>
/// <param name="window">The open file.</param>
internal sealed class SegmentScan(string path, long number, FileWindow window)
{
    private const int LargestPayload = 1 << 30;

    private byte[] _meta = new byte[4096];
    private ContentAddress[] _contents = new ContentAddress[16];

    /// <summary>Hands over the records up to an end that is known: that of a segment which another follows.</summary>
    /// <exception cref="CorruptStoreException">One of them is not what was written.</exception>
    public void ReadTo(long end, IRecordVisitor visitor)
    {
        long at = SegmentHeader.Size;
        while (at < end)
        {
            if (Read(at, visitor) is not { } length || at + length > end)
                throw new CorruptStoreException(path, at, $"a record is damaged; the segment goes on to {end}");
            at += length;
        }
    }

    /// <summary>Hands over the records of the last segment. Behind the last whole record there is nothing, or what a crash left of a write that was not acknowledged.</summary>
    /// <param name="visitor">Who gets them.</param>
    /// <param name="note">What a crash left; null where nothing.</param>
    /// <returns>Where the whole records end.</returns>
    /// <exception cref="CorruptStoreException">A record that was acknowledged is damaged.</exception>
    public long ReadAll(IRecordVisitor visitor, out RecoveryNote? note)
    {
        long at = SegmentHeader.Size;
        while (Read(at, visitor) is { } length)
            at += length;
        note = null;
        if (AcknowledgedBehind(at) is { } proof)
            throw new CorruptStoreException(path, at, $"a record is damaged that was durable before the one at {proof} was written");
        if (IsEnd(at))
            return at;
        note = new RecoveryNote(path, at, "the last write is incomplete; it was never acknowledged, and is left out");
        return at;
    }

    private long? Read(long at, IRecordVisitor visitor)
    {
        Span<byte> bytes = stackalloc byte[RecordHeader.Size];
        if (!window.TryCopy(at, bytes) || RecordHeader.Read(bytes, number, at) is not { } header)
            return null;
        int table = header.Contents * RecordHeader.RowSize;
        if (header.MetaLength < table || header.MetaLength > LargestPayload || header.ContentLength < 0 || at + RecordHeader.Size + header.MetaLength + header.ContentLength > window.FileLength)
            return null;
        if (_meta.Length < header.MetaLength)
            _meta = new byte[Math.Max(header.MetaLength, _meta.Length * 2)];
        Span<byte> meta = _meta.AsSpan(0, header.MetaLength);
        if (!window.TryCopy(at + RecordHeader.Size, meta) || Crc32C.Of(meta) != header.MetaCrc)
            return null;
        if (_contents.Length < header.Contents)
            _contents = new ContentAddress[header.Contents];
        long offset = at + RecordHeader.Size + header.MetaLength;
        for (int i = 0; i < header.Contents; i++)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(meta[(i * RecordHeader.RowSize)..]);
            uint crc = BinaryPrimitives.ReadUInt32LittleEndian(meta[((i * RecordHeader.RowSize) + 4)..]);
            if (length < 0 || window.CrcOf(offset, length) != crc)
                return null;
            _contents[i] = new ContentAddress(number, offset, length, crc);
            offset += length;
        }
        try
        {
            visitor.Visit(header.Kind, number, meta[table..], _contents.AsSpan(0, header.Contents));
        }
        catch (Exception unread) when (unread is FormatException or ArgumentException)
        {
            throw new CorruptStoreException(path, at, $"a record is whole, but not of this program: {unread.Message}", unread);
        }
        return header.Length;
    }

    /// <summary>Whether the records end here by intention: a header of zeros, or the end of the file.</summary>
    private bool IsEnd(long at)
    {
        Span<byte> bytes = stackalloc byte[RecordHeader.Size];
        return !window.TryCopy(at, bytes) ? window.FileLength <= at || !HasData(at) : bytes.IndexOfAnyExcept((byte)0) < 0;
    }

    private bool HasData(long at)
    {
        while (window.At(at, int.MaxValue) is { IsEmpty: false } part)
        {
            if (part.IndexOfAnyExcept((byte)0) >= 0)
                return true;
            at += part.Length;
        }
        return false;
    }

    /// <summary>Looks behind a damaged place for a record that was written when the damaged one was durable already.</summary>
    /// <returns>Where it is; null where there is none.</returns>
    public long? AcknowledgedBehind(long damaged)
    {
        byte[] bytes = new byte[RecordHeader.Size];
        for (long at = damaged + RecordHeader.Alignment; at + RecordHeader.Size <= window.FileLength; at += RecordHeader.Alignment)
        {
            ReadOnlySpan<byte> near = window.At(at, RecordHeader.Size);
            if (near.Length < RecordHeader.Size)
            {
                if (!window.TryCopy(at, bytes))
                    return null;
                near = bytes;
            }
            // Most of what is looked at is content: two bytes of the header tell before its checksum does.
            if (near[5] == 1 && near[4] is >= (byte)RecordKind.Base and <= (byte)RecordKind.Archived
                && RecordHeader.Read(near, number, at) is { } header && header.DurableTo > damaged)
                return at;
        }
        return null;
    }
}
