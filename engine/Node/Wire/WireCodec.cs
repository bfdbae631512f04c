using System.Buffers;
using System.Buffers.Binary;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>Writes messages between nodes as bytes and reads them back. A frame has exactly as many bytes as its message's <see cref="NetworkMessage.WireSize"/>.
/// <para>Frame, all numbers little-endian: length of the whole 4, version 1, type 1, sender 4, receiver 4, checksum 4, then the fields of the type. What sender and
/// receiver say already is not said again: the members of a consensus message, the origin of a skipped body (its sender) and of a final notice (its receiver).</para>
/// <para>The checksum is <see cref="Crc32C"/> over the frame without the checksum itself and <em>without bodies</em>: a body of a batch has a SHA-256 digest in its
/// reference, which receivers check, so that a second pass over megabytes would buy nothing. The bytes of a snapshot, which have no digest of their own, are
/// covered by a second CRC-32C in the fields of their part. Neither protects against a forger: that is what TLS is for.</para>
/// <para>Not written: what is only described, as in the virtual world; a materialised message is needed. Bodies are never copied on the way out, and on the way in
/// only when asked. The configuration of members in the mark of a snapshot, and its state, travel inside the snapshot's own bytes.</para></summary>
public static partial class WireCodec
{
    /// <summary>The version this writes, and the only one it reads.</summary>
    public const byte Version = 1;

    internal const int ChecksumAt = 14;

    /// <summary>Writes a message.</summary>
    /// <param name="from">The sender.</param>
    /// <param name="to">The receiver.</param>
    /// <param name="message">The message, materialised.</param>
    /// <param name="head">Takes all bytes but those of bodies, in one piece.</param>
    /// <param name="bodies">Takes the bodies in their order, with their places; empty before.</param>
    /// <returns>Bytes of the head; with those of the bodies they make up <see cref="NetworkMessage.WireSize"/>.</returns>
    /// <exception cref="ArgumentException">The message is only described, names other nodes than it travels between, or is of a type that does not travel.</exception>
    public static int Encode(NodeId from, NodeId to, NetworkMessage message, IBufferWriter<byte> head, ICollection<WireBody> bodies)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(bodies);
        long size = message.WireSize;
        if (size > int.MaxValue)
            throw new ArgumentException($"A {message.GetType().Name} of {size} bytes has no room in a frame; the largest has {int.MaxValue}: bound what goes into one message.", nameof(message));
        int headSize = (int)(size - BodyBytes(message));
        Span<byte> span = head.GetSpan(headSize)[..headSize];
        var writer = new WireWriter(span, bodies);
        writer.Int32((int)size);
        writer.Byte(Version);
        writer.Byte((byte)TypeOf(message));
        writer.Node(from);
        writer.Node(to);
        writer.Int32(0);
        WriteFields(ref writer, from, to, message);
        if (writer.Position != headSize)
            throw new InvariantException($"The head of a {message.GetType().Name} has {writer.Position} bytes where its size says {headSize}.");
        uint checksum = ~Crc32C.Extend(Crc32C.Extend(uint.MaxValue, span[..ChecksumAt]), span[WireFormat.Frame..]);
        BinaryPrimitives.WriteUInt32LittleEndian(span[ChecksumAt..], checksum);
        head.Advance(headSize);
        return headSize;
    }

    /// <summary>The length of the frame that begins with these bytes, after a look at its length and version alone.</summary>
    /// <param name="start">At least the first five bytes.</param>
    /// <param name="maxFrame">The largest length to believe.</param>
    /// <exception cref="WireFormatException">No frame begins so.</exception>
    public static int LengthOf(ReadOnlySpan<byte> start, int maxFrame)
    {
        int length = BinaryPrimitives.ReadInt32LittleEndian(start);
        if (length < WireFormat.Frame || length > maxFrame)
            throw new WireFormatException(WireFault.Length, $"A frame announces {unchecked((uint)length)} bytes", $"{WireFormat.Frame} to {maxFrame}");
        if (start[4] != Version)
            throw new WireFormatException(WireFault.Version, $"A frame is of version {start[4]}", $"version {Version}");
        return length;
    }

    /// <summary>Reads a frame.</summary>
    /// <param name="frame">All of its bytes and no others.</param>
    /// <param name="copyBodies">Whether bodies are copied; else the message keeps <paramref name="frame"/>, which must not change any more.</param>
    /// <exception cref="WireFormatException">The bytes are no frame.</exception>
    public static WireEnvelope Decode(ReadOnlyMemory<byte> frame, bool copyBodies = false)
    {
        if (frame.Length < WireFormat.Frame)
            throw new WireFormatException(WireFault.Length, $"{frame.Length} bytes", $"a frame of at least {WireFormat.Frame}");
        ReadOnlySpan<byte> header = frame.Span[..WireFormat.Frame];
        int length = LengthOf(header, int.MaxValue);
        if (length != frame.Length)
            throw new WireFormatException(WireFault.Length, $"A frame that announces {length} bytes has {frame.Length}", "as many as it announces");
        NodeId from = NodeOf(BinaryPrimitives.ReadInt32LittleEndian(header[6..]));
        NodeId to = NodeOf(BinaryPrimitives.ReadInt32LittleEndian(header[10..]));
        if (from.IsNone || to.IsNone)
            throw new WireFormatException(WireFault.Address, $"A frame goes from {from} to {to}", "two nodes");
        var reader = new WireReader(frame, copyBodies);
        NetworkMessage message = ReadFields(ref reader, (WireType)header[5], from, to);
        reader.Finish();
        return new WireEnvelope(from, to, message);
    }

    internal static NodeId NodeOf(int key) => NodeId.TryFromKey(key, out NodeId id)
        ? id
        : throw new WireFormatException(WireFault.Value, $"A node has the key {unchecked((uint)key):x8}", "a role and a number from 1, or 0 for none");
}
