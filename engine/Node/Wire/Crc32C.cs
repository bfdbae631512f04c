using System.Buffers.Binary;
using System.Numerics;

namespace Aurigraph.Node.Wire;

/// <summary>The checksum of frames and of records on disk: CRC-32C, polynomial 0x1EDC6F41 reflected, begun and ended with all bits inverted (RFC 3720, section 12.1). Uses the
/// processor's instruction where there is one, with the same result.</summary>
public static class Crc32C
{
    /// <summary>The checksum of no bytes.</summary>
    public const uint Empty = 0;

    /// <summary>The checksum of what a finished checksum stands for, followed by more bytes.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes) => ~Extend(~crc, bytes);

    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => ~Extend(uint.MaxValue, bytes);

    /// <summary>Takes more bytes into a checksum that is not finished: begin with all bits set, invert at the end.</summary>
    internal static uint Extend(uint crc, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (byte value in bytes)
            crc = BitOperations.Crc32C(crc, value);
        return crc;
    }
}
