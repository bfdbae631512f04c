using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Aurigraph.Node.Batches;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>Reads one frame, field after field. Never looks beyond it, never believes a length or a count before it has seen that there is as much.</summary>
internal ref struct WireReader
{
    private readonly ReadOnlyMemory<byte> _frame;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly bool _copies;
    private int _position;
    private int _runStart;
    private uint _crc;

    /// <summary>Begins behind the header, which is taken into the checksum here.</summary>
    /// <param name="frame">The whole frame; at least a header.</param>
    /// <param name="copies">Whether bodies are copied rather than sliced.</param>
    public WireReader(ReadOnlyMemory<byte> frame, bool copies)
    {
        _frame = frame;
        _bytes = frame.Span;
        _copies = copies;
        _crc = Crc32C.Extend(uint.MaxValue, _bytes[..WireCodec.ChecksumAt]);
        _position = _runStart = WireFormat.Frame;
    }

    /// <summary>Bytes not yet read.</summary>
    public readonly int Remaining => _bytes.Length - _position;

    /// <summary>Where the reader is.</summary>
    public readonly int Position => _position;

    public byte Byte() => Take(1)[0];

    public bool Flag() => Byte() switch
    {
        0 => false,
        1 => true,
        byte value => throw new WireFormatException(WireFault.Value, $"A flag is {value}", "0 or 1"),
    };

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    public NodeId Node() => WireCodec.NodeOf(Int32());

    public Term Term() => new(Int64());

    public LogIndex Index() => new(Int64());

    public VirtualTime Time() => new(Int64());

    public BatchId Id(NodeId origin) => new(origin, Int64(), Int64());

    public T Enum<T>(int count)
        where T : struct, System.Enum
    {
        byte value = Byte();
        return value < count
            ? System.Runtime.CompilerServices.Unsafe.BitCast<int, T>(value)
            : throw new WireFormatException(WireFault.Value, $"A {typeof(T).Name} is {value}", $"at most {count - 1}");
    }

    public BatchReference Reference()
    {
        BatchId id = Id(Node());
        var digest = BatchDigest.Read(Take(BatchDigest.Size));
        int count = Int32();
        long bytes = Int64();
        if (count <= 0 || bytes <= 0)
            throw new WireFormatException(WireFault.Value, $"A batch of {count} transactions and {bytes} bytes", "at least one of each");
        return new BatchReference(id, digest, count, bytes);
    }

    /// <summary>So many references, after a check that there are as many.</summary>
    public BatchReference[] References(int count)
    {
        if (count < 0 || count > Remaining / WireFormat.Reference)
            throw new WireFormatException(WireFault.Length, $"{count} references are announced where {Remaining} bytes are left", $"at most {Remaining / WireFormat.Reference}");
        if (count == 0)
            return [];
        var references = new BatchReference[count];
        for (int i = 0; i < count; i++)
            references[i] = Reference();
        return references;
    }

    /// <summary>Bytes that mean nothing must be zero, so that they can come to mean something.</summary>
    public void Zeros(int count)
    {
        if (Take(count).IndexOfAnyExcept((byte)0) >= 0)
            throw new WireFormatException(WireFault.Value, "Reserved bytes are set", "zeros");
    }

    public ReadOnlySpan<byte> Bytes(int count) => Take(count);

    /// <summary>A text in UTF-8.</summary>
    public string Text(int bytes)
    {
        ReadOnlySpan<byte> text = Take(bytes);
        return Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : throw new WireFormatException(WireFault.Value, "A text is no UTF-8", "well-formed UTF-8");
    }

    /// <summary>A batch's bytes, which the checksum leaves out.</summary>
    public BatchBody Body(BatchReference reference) => new(reference, new Payload(reference.Bytes, Content(reference.Bytes)));

    /// <summary>So many bytes that the checksum leaves out: a slice of the frame, or a copy.</summary>
    public ReadOnlyMemory<byte> Content(long length)
    {
        if (length < 0 || length > Remaining)
            throw new WireFormatException(WireFault.Length, $"A body of {length} bytes is announced where {Remaining} are left", "a body within its frame");
        CloseRun();
        ReadOnlyMemory<byte> content = _frame.Slice(_position, (int)length);
        _position += (int)length;
        _runStart = _position;
        return _copies ? content.ToArray() : content;
    }

    /// <summary>Looks ahead without reading.</summary>
    public readonly ReadOnlySpan<byte> Rest => _bytes[_position..];

    /// <summary>Everything must be read, and the header must be what its sender wrote.</summary>
    public void Finish()
    {
        if (Remaining > 0)
            throw new WireFormatException(WireFault.Length, $"{Remaining} bytes follow the last field", "none");
        CloseRun();
        uint written = BinaryPrimitives.ReadUInt32LittleEndian(_bytes[WireCodec.ChecksumAt..]);
        if (~_crc != written)
            throw new WireFormatException(WireFault.Checksum, $"The header's checksum is {~_crc:x8}", $"{written:x8}, as the frame says");
    }

    private void CloseRun()
    {
        _crc = Crc32C.Extend(_crc, _bytes[_runStart.._position]);
        _runStart = _position;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > Remaining)
            throw new WireFormatException(WireFault.Length, $"A field of {count} bytes begins {Remaining} bytes before the end of its frame", "a whole field");
        ReadOnlySpan<byte> taken = _bytes.Slice(_position, count);
        _position += count;
        return taken;
    }
}
