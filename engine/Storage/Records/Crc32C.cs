using System.Numerics;
using System.Runtime.InteropServices;

namespace Aurigraph.Storage.Records;

/// <summary>The CRC-32C of bytes (Castagnoli polynomial; RFC 3720, appendix B.4), by the processor's own instruction where it has one.</summary>
internal static class Crc32C
{
    /// <summary>The checksum of no bytes.</summary>
    public const uint Empty = 0;

    /// <summary>The checksum of bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => Append(Empty, bytes);

    /// <summary>The checksum of what <paramref name="crc"/> stands for, followed by more bytes.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        uint state = ~crc;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
            state = BitOperations.Crc32C(state, word);
        foreach (byte single in bytes[(words.Length * sizeof(ulong))..])
            state = BitOperations.Crc32C(state, single);
        return ~state;
    }
}
