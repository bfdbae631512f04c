using System.Buffers.Binary;

namespace Aurigraph.Node.Transactions;

/// <summary>A transaction as bytes: money that moves from one account to another. Little-endian; what the stated size leaves is filled with zeros; the signature
/// follows and covers all before it.</summary>
/// <param name="From">Account that pays, from 0.</param>
/// <param name="To">Account that is paid.</param>
/// <param name="Amount">How much; not negative.</param>
/// <param name="Nonce">Makes the transaction unlike any other: who made it and its number there.</param>
public readonly record struct Transfer(long From, long To, long Amount, ulong Nonce)
{
    /// <summary>The fewest bytes a transaction can have, signature apart.</summary>
    public const int MinSize = 32;

    /// <summary>Reads the transfer that a transaction begins with.</summary>
    /// <param name="bytes">At least <see cref="MinSize"/> bytes.</param>
    public static Transfer Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt64LittleEndian(bytes),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));

    /// <summary>Writes the transfer at the beginning of a transaction.</summary>
    /// <param name="bytes">At least <see cref="MinSize"/> bytes.</param>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, From);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], To);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Amount);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[24..], Nonce);
    }
}
