using System.Buffers.Binary;
using Aurigraph.Node.Wire;
using Aurigraph.Storage.Records;

namespace Aurigraph.Storage.Segments;

/// <summary>The first bytes of a segment: magic 8, version 4, reserved 4, number 8, end of the segment before it 8, CRC-32C 4 over all that.</summary>
/// <param name="Number">The segment's number, from 1.</param>
/// <param name="PreviousEnd">Where the records of the segment before it end; what lies behind that was never acknowledged.</param>
internal readonly record struct SegmentHeader(long Number, long PreviousEnd)
{
    /// <summary>Bytes of it; records follow.</summary>
    public const int Size = 64;

    /// <summary>The version of the format that this program writes, and the newest that it reads.</summary>
    public const int Version = 1;

    private const ulong Magic = 0x31474553_41525541;
    private const int CrcAt = 32;

    /// <summary>Writes it.</summary>
    public void Write(Span<byte> bytes)
    {
        bytes[..Size].Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], Version);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Number);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], PreviousEnd);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[CrcAt..], Crc32C.Of(bytes[..CrcAt]));
    }

    /// <summary>Reads one.</summary>
    /// <param name="bytes">As many as there are, at least <see cref="Size"/>.</param>
    /// <param name="version">The version of the format.</param>
    /// <returns>The header; null where there is none that is whole.</returns>
    public static SegmentHeader? Read(ReadOnlySpan<byte> bytes, out int version)
    {
        version = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        bool isWhole = BinaryPrimitives.ReadUInt64LittleEndian(bytes) == Magic
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[CrcAt..]) == Crc32C.Of(bytes[..CrcAt]);
        return isWhole ? new SegmentHeader(BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[24..])) : null;
    }
}
