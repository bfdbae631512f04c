using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Aurigraph.Live.Network;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Load;

/// <summary>What drivers of load and nodes say to each other, one frame each. Little-endian.</summary>
internal static class ClientFrames
{
    /// <summary>Driver to node: transactions. Number 8, count 4, scheduled 8 each, then their bytes.</summary>
    public const byte Submit = 1;

    /// <summary>Node to driver: some of a submission are final. Number 8, first 4, count 4; any number of them.</summary>
    public const byte Final = 2;

    /// <summary>Node to driver: some of a submission were refused. Reason 1, number 8, first 4, count 4.</summary>
    public const byte Rejected = 3;

    /// <summary>Bytes before the times of a submission.</summary>
    public const int SubmitHeader = 12;

    /// <summary>Bytes of one range of a submission.</summary>
    public const int RangeSize = 16;

    /// <summary>Transactions of a submission, at most.</summary>
    public const int MaxTransactions = 20_000;

    /// <summary>Transactions of a size that a submission holds, at least 1.</summary>
    /// <param name="size">Bytes of a transaction.</param>
    /// <param name="frame">Bytes of a frame, at most.</param>
    public static int MostTransactions(int size, ByteCount frame) =>
        (int)Math.Clamp((frame.Bytes - ClientConnection.FrameHeader - SubmitHeader) / (size + sizeof(long)), 1, MaxTransactions);

    /// <summary>A submission without the bytes of its transactions.</summary>
    public static byte[] WriteSubmit(long number, ReadOnlySpan<long> scheduled)
    {
        var bytes = new byte[SubmitHeader + (scheduled.Length * sizeof(long))];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), scheduled.Length);
        MemoryMarshal.AsBytes(scheduled).CopyTo(bytes.AsSpan(SubmitHeader));
        return bytes;
    }

    /// <summary>Reads a submission.</summary>
    /// <param name="frame">All of it.</param>
    /// <param name="size">Bytes of a transaction.</param>
    /// <exception cref="FormatException">It is not one.</exception>
    public static (long Number, long[] Scheduled, ReadOnlyMemory<byte> Content) ReadSubmit(ReadOnlyMemory<byte> frame, int size)
    {
        if (frame.Length < SubmitHeader)
            throw new FormatException($"A submission has {frame.Length} bytes; at least {SubmitHeader} were expected.");
        int count = BinaryPrimitives.ReadInt32LittleEndian(frame.Span[8..]);
        if (count is < 1 or > MaxTransactions || frame.Length != SubmitHeader + ((long)count * (sizeof(long) + size)))
            throw new FormatException($"A submission of {count} transactions of {size} bytes has {frame.Length} bytes.");
        long[] scheduled = MemoryMarshal.Cast<byte, long>(frame.Span.Slice(SubmitHeader, count * sizeof(long))).ToArray();
        for (int i = 1; i < count; i++)
        {
            if (scheduled[i] < scheduled[i - 1])
                throw new FormatException("The times of a submission fall.");
        }
        return (BinaryPrimitives.ReadInt64LittleEndian(frame.Span), scheduled, frame[(SubmitHeader + (count * sizeof(long)))..]);
    }

    /// <summary>Writes a range of a submission.</summary>
    public static void WriteRange(Span<byte> bytes, long number, int first, int count)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], first);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[12..], count);
    }

    /// <summary>Reads a range of a submission.</summary>
    public static (long Number, int First, int Count) ReadRange(ReadOnlySpan<byte> bytes) =>
        (BinaryPrimitives.ReadInt64LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]));

    /// <summary>A reason as a byte, and back.</summary>
    public static RejectionReason Reason(byte value) => Enum.IsDefined((RejectionReason)value) ? (RejectionReason)value : throw new FormatException($"A rejection names reason {value}.");
}
