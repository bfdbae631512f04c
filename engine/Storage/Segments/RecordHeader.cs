using System.Buffers.Binary;
using Aurigraph.Node.Wire;
using Aurigraph.Storage.Records;

namespace Aurigraph.Storage.Segments;

/// <summary>What stands before each record. Its checksum covers the place, too: number of the segment and offset. So what an earlier use of a file left behind, or what was
/// written to a wrong place, is no record.</summary>
/// <param name="Kind">What the record says.</param>
/// <param name="Contents">How many contents follow the payload.</param>
/// <param name="MetaLength">Bytes of the table of contents (length 4, CRC-32C 4 for each) and of the payload.</param>
/// <param name="MetaCrc">CRC-32C of these.</param>
/// <param name="ContentLength">Bytes of all contents.</param>
/// <param name="DurableTo">Offset in the segment up to which everything was durable when this was written. A record that is damaged below it was acknowledged;
/// one behind it may be what a crash left of a write under way.</param>
internal readonly record struct RecordHeader(RecordKind Kind, int Contents, int MetaLength, uint MetaCrc, long ContentLength, long DurableTo)
{
    /// <summary>Bytes of it.</summary>
    public const int Size = 32;

    /// <summary>Bytes of a content's row in the table.</summary>
    public const int RowSize = 8;

    /// <summary>Records begin at multiples of this.</summary>
    public const int Alignment = 8;

    private const byte Version = 1;

    /// <summary>Bytes from this record to the next.</summary>
    public long Length => (Size + MetaLength + ContentLength + Alignment - 1) & ~(long)(Alignment - 1);

    /// <summary>Writes it.</summary>
    /// <param name="bytes">Room for it.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="offset">Where in it.</param>
    public void Write(Span<byte> bytes, long segment, long offset)
    {
        bytes[4] = (byte)Kind;
        bytes[5] = Version;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[6..], checked((ushort)Contents));
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], MetaLength);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], MetaCrc);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], ContentLength);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], DurableTo);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, CrcOf(bytes, segment, offset));
    }

    /// <summary>Reads one.</summary>
    /// <param name="bytes">At least <see cref="Size"/>.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="offset">Where in it they stand.</param>
    /// <returns>The header; null where these bytes are none.</returns>
    public static RecordHeader? Read(ReadOnlySpan<byte> bytes, long segment, long offset)
    {
        if (bytes[5] != Version || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != CrcOf(bytes, segment, offset))
            return null;
        return new RecordHeader(
            (RecordKind)bytes[4],
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]));
    }

    private static uint CrcOf(ReadOnlySpan<byte> bytes, long segment, long offset)
    {
        Span<byte> place = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(place, segment);
        BinaryPrimitives.WriteInt64LittleEndian(place[8..], offset);
        return Crc32C.Append(Crc32C.Of(place), bytes[4..Size]);
    }
}
