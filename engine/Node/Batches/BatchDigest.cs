using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Aurigraph.Node.Batches;

/// <summary>What a body is known by: the 256 bits of its SHA-256 digest where it is materialised, and 64 made-up bits, followed by zeros, where it is only described.</summary>
/// <param name="A">Bytes 0 to 7, little-endian.</param>
/// <param name="B">Bytes 8 to 15, little-endian.</param>
/// <param name="C">Bytes 16 to 23, little-endian.</param>
/// <param name="D">Bytes 24 to 31, little-endian.</param>
public readonly record struct BatchDigest(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>Bytes of a digest.</summary>
    public const int Size = 32;

    /// <summary>The digest of a body that is only described.</summary>
    public static BatchDigest Described(ulong digest) => new(digest, 0, 0, 0);

    /// <summary>The SHA-256 digest of a body's bytes.</summary>
    public static BatchDigest Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(content, hash);
        return Read(hash);
    }

    /// <summary>The digest whose bytes these are.</summary>
    /// <param name="bytes">At least <see cref="Size"/> of them.</param>
    public static BatchDigest Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));

    /// <summary>Writes its bytes.</summary>
    /// <param name="bytes">Room for at least <see cref="Size"/> of them.</param>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, A);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], B);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], C);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[24..], D);
    }
}
