using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Aurigraph.Node.Batches;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>Writes the head of one frame, field after field, little-endian, and notes where bodies belong.</summary>
internal ref struct WireWriter(Span<byte> head, ICollection<WireBody> bodies)
{
    private readonly Span<byte> _head = head;

    /// <summary>Bytes of the head so far.</summary>
    public int Position { get; private set; }

    public void Byte(byte value) => _head[Position++] = value;

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    public void Int32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_head[Position..], value);
        Position += sizeof(int);
    }

    public void Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_head[Position..], value);
        Position += sizeof(long);
    }

    public void UInt32(uint value) => Int32(unchecked((int)value));

    public void UInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_head[Position..], value);
        Position += sizeof(ushort);
    }

    public void Node(NodeId value) => Int32(value.Key);

    public void Term(Term value) => Int64(value.Value);

    public void Index(LogIndex value) => Int64(value.Value);

    public void Time(VirtualTime value) => Int64(value.Nanoseconds);

    public void Position16(BatchId id)
    {
        Int64(id.Incarnation);
        Int64(id.Sequence);
    }

    public void Reference(BatchReference reference)
    {
        Node(reference.Id.Origin);
        Position16(reference.Id);
        reference.Digest.Write(_head[Position..]);
        Position += BatchDigest.Size;
        Int32(reference.Count);
        Int64(reference.Bytes);
    }

    /// <summary>Bytes that mean nothing.</summary>
    public void Zeros(int count)
    {
        _head.Slice(Position, count).Clear();
        Position += count;
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_head[Position..]);
        Position += bytes.Length;
    }

    /// <summary>A text in UTF-8, without its length.</summary>
    public void Text(string? text)
    {
        if (text is null)
            return;
        if (Utf8.FromUtf16(text, _head[Position..], out _, out int written, replaceInvalidSequences: false) != System.Buffers.OperationStatus.Done)
            throw new ArgumentException("A text of an operation holds half of a surrogate pair, which has no UTF-8; send well-formed text.", nameof(text));
        Position += written;
    }

    /// <summary>Bytes that are sent from where they are.</summary>
    public readonly void Body(ReadOnlyMemory<byte> content)
    {
        if (!content.IsEmpty)
            bodies.Add(new WireBody(Position, content));
    }

    /// <summary>Bytes of a text in UTF-8.</summary>
    public static int LengthOf(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}
