using System.Buffers.Binary;
using System.Text;
using Aurigraph.Units;

namespace Aurigraph.Live.Network;

/// <summary>What both sides say before anything else, once each and bounded in size. The dialling side says who it is and whom it means; the listening side answers who it
/// is, and whether it takes the connection. All numbers little-endian.
/// <para>Greeting: magic 4, length of the rest 2, then version 2, kind 1, lane 1, sender 4, meant receiver 4, incarnation 8, window 8, scenario digest 32, cluster name with its
/// length 1. Answer: magic 4, length 2, then version 2, outcome 1, node 4, incarnation 8, window 8, digest 32, cluster name with its length 1, a text with its length 2.</para></summary>
internal static class Handshake
{
    /// <summary>The version of the transport.</summary>
    public const ushort Version = 1;

    public const int MaxClusterBytes = 64;
    public const int HeaderSize = 6;

    /// <summary>No greeting or answer is longer.</summary>
    public const int MaxSize = 2048;

    private const uint Magic = 0x4E525541; // "AURN"

    /// <summary>Characters of a text; each has at most three bytes.</summary>
    private const int MaxText = 400;

    public static byte[] Write(in Greeting greeting)
    {
        byte[] bytes = new byte[MaxSize];
        var at = new Cursor(bytes);
        at.UInt16(greeting.Version);
        at.Byte((byte)greeting.Kind);
        at.Byte((byte)greeting.Lane);
        at.Int32(greeting.Sender.Key);
        at.Int32(greeting.Receiver.Key);
        at.Int64(greeting.Incarnation);
        at.Int64(greeting.Window);
        at.Bytes(greeting.Digest.Span);
        at.Text8(greeting.Cluster);
        return Finish(bytes, at.Position);
    }

    public static byte[] Write(in GreetingAnswer answer)
    {
        byte[] bytes = new byte[MaxSize];
        var at = new Cursor(bytes);
        at.UInt16(answer.Version);
        at.Byte((byte)answer.Outcome);
        at.Int32(answer.Node.Key);
        at.Int64(answer.Incarnation);
        at.Int64(answer.Window);
        at.Bytes(answer.Digest.Span);
        at.Text8(answer.Cluster);
        at.Text16(answer.Text.Length > MaxText ? answer.Text[..MaxText] : answer.Text);
        return Finish(bytes, at.Position);
    }

    public static Greeting ReadGreeting(ReadOnlySpan<byte> rest)
    {
        var at = new Reader(rest);
        ushort version = at.UInt16();
        if (version != Version)
            return new Greeting(version, default, default, default, default, default, default, default, "");
        return new Greeting(version, (ConnectionKind)at.Byte(), at.Byte(), at.Node(), at.Node(), at.Int64(), at.Window(), at.Bytes(SocketNetworkOptions.DigestSize), at.Text8());
    }

    public static GreetingAnswer ReadAnswer(ReadOnlySpan<byte> rest)
    {
        var at = new Reader(rest);
        return new GreetingAnswer(at.UInt16(), (RefusalKind)at.Byte(), at.Node(), at.Int64(), at.Window(), at.Bytes(SocketNetworkOptions.DigestSize), at.Text8(), at.Text16());
    }

    /// <summary>Receives one greeting or answer, behind its header.</summary>
    /// <exception cref="ConnectionException">Something else was received.</exception>
    public static async ValueTask<byte[]> ReceiveAsync(ITransport transport)
    {
        byte[] header = new byte[HeaderSize];
        await FillAsync(transport, header, "before its greeting").ConfigureAwait(false);
        int length = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(4));
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic || length is 0 or > MaxSize - HeaderSize)
            throw new ConnectionException(RefusalKind.Garbage, $"it began with {Convert.ToHexStringLower(header)}, which is no greeting of this transport; expected {Magic:x8} and a length; check the address");
        byte[] rest = new byte[length];
        await FillAsync(transport, rest, "within its greeting").ConfigureAwait(false);
        return rest;
    }

    public static ValueTask SendAsync(ITransport transport, byte[] bytes) => transport.SendAsync([bytes]);

    private static async ValueTask FillAsync(ITransport transport, byte[] bytes, string where)
    {
        for (int filled = 0, received; filled < bytes.Length; filled += received)
        {
            received = await transport.ReceiveAsync(bytes.AsMemory(filled)).ConfigureAwait(false);
            if (received == 0)
                throw new ConnectionException(RefusalKind.Silence, $"the other side closed the connection {where}");
        }
    }

    private static byte[] Finish(byte[] bytes, int end)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4), (ushort)(end - HeaderSize));
        return bytes[..end];
    }

    private ref struct Cursor(Span<byte> bytes)
    {
        private readonly Span<byte> _bytes = bytes;

        public int Position { get; private set; } = HeaderSize;

        public void Byte(byte value) => _bytes[Position++] = value;

        public void UInt16(ushort value)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(_bytes[Position..], value);
            Position += sizeof(ushort);
        }

        public void Int32(int value)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_bytes[Position..], value);
            Position += sizeof(int);
        }

        public void Int64(long value)
        {
            BinaryPrimitives.WriteInt64LittleEndian(_bytes[Position..], value);
            Position += sizeof(long);
        }

        public void Bytes(ReadOnlySpan<byte> value)
        {
            value.CopyTo(_bytes[Position..]);
            Position += value.Length;
        }

        public void Text8(string text)
        {
            int written = Encoding.UTF8.GetBytes(text, _bytes[(Position + 1)..]);
            _bytes[Position] = checked((byte)written);
            Position += 1 + written;
        }

        public void Text16(string text)
        {
            int written = Encoding.UTF8.GetBytes(text, _bytes[(Position + 2)..]);
            BinaryPrimitives.WriteUInt16LittleEndian(_bytes[Position..], (ushort)written);
            Position += 2 + written;
        }
    }

    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _rest = bytes;

        public byte Byte() => Take(1)[0];

        public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

        public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

        public long Window() => Int64() is > 0 and var window ? window : throw new ConnectionException(RefusalKind.Garbage, "a greeting has a window without bytes; expected at least one");

        public NodeId Node()
        {
            int key = BinaryPrimitives.ReadInt32LittleEndian(Take(4));
            return NodeId.TryFromKey(key, out NodeId node) ? node : throw new ConnectionException(RefusalKind.Garbage, $"a greeting names a node with the key {key:x8}; there is none");
        }

        public byte[] Bytes(int count) => Take(count).ToArray();

        public string Text8() => Encoding.UTF8.GetString(Take(Byte()));

        public string Text16() => Encoding.UTF8.GetString(Take(UInt16()));

        private ReadOnlySpan<byte> Take(int count)
        {
            if (count > _rest.Length)
                throw new ConnectionException(RefusalKind.Garbage, $"a greeting ends {count - _rest.Length} bytes too early");
            ReadOnlySpan<byte> taken = _rest[..count];
            _rest = _rest[count..];
            return taken;
        }
    }
}
