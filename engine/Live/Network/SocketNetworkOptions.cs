using System.Net;
using Aurigraph.Units;

namespace Aurigraph.Live.Network;

/// <summary>How one node takes part in the network of its cluster.</summary>
public sealed record SocketNetworkOptions
{
    /// <summary>Bytes of a scenario's digest.</summary>
    public const int DigestSize = 32;

    /// <summary>This node.</summary>
    public required NodeId Self { get; init; }

    /// <summary>Where it listens; port 0 leaves the choice to the system. Loopback unless said otherwise.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 0);

    /// <summary>Where its peers listen; more can be made known later.</summary>
    public IReadOnlyDictionary<NodeId, EndPoint> Peers { get; init; } = new Dictionary<NodeId, EndPoint>();

    /// <summary>The cluster; only nodes and clients of the same name are spoken to. At most 64 bytes in UTF-8.</summary>
    public required string Cluster { get; init; }

    /// <summary>SHA-256 of the resolved scenario; only nodes that run the same one are spoken to.</summary>
    public required ReadOnlyMemory<byte> ScenarioDigest { get; init; }

    /// <summary>Tells this start of the node from others.</summary>
    public long Incarnation { get; init; }

    /// <summary>A lane hands the socket at most so many bytes at once: <c>network.chunk</c>.</summary>
    public ByteCount Chunk { get; init; } = new(256_000);

    /// <summary>Bytes a lane may have sent and not yet been credited for: <c>network.window</c>.</summary>
    public ByteCount Window { get; init; } = new(4_000_000);

    /// <summary>Bytes a lane may queue behind the window: <c>network.peerBuffer</c>.</summary>
    public ByteCount PeerBuffer { get; init; } = new(10_000_000);

    /// <summary>The largest frame that is sent or believed: the larger of <see cref="PeerBuffer"/> and <c>batching.maxBytes</c> + 64 KB, at most 2 GB.</summary>
    public ByteCount MaxFrame { get; init; } = new(10_000_000);

    /// <summary>The largest frame of a client.</summary>
    public ByteCount MaxClientFrame { get; init; } = new(4_000_000);

    /// <summary>A connection must be made, and made known, within this time.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The pause after the first failed attempt to connect; it doubles with each further one.</summary>
    public TimeSpan BackOffMin { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest pause between two attempts to connect.</summary>
    public TimeSpan BackOffMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Connections that have not made themselves known, at once; the oldest goes when one more comes.</summary>
    public int MaxUnknown { get; init; } = 256;

    /// <summary>Connections of peers and of clients that have, at once, each.</summary>
    public int MaxKnown { get; init; } = 2048;

    /// <summary>Certificates; null: connections are neither encrypted nor authenticated.</summary>
    public NetworkSecurity? Security { get; init; }

    /// <summary>Where time-outs and pauses come from.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>These options, once each is seen to be within its range.</summary>
    /// <exception cref="ArgumentException">One is not.</exception>
    internal SocketNetworkOptions Checked()
    {
        if (ScenarioDigest.Length != DigestSize)
            throw new ArgumentException($"A scenario's digest has {ScenarioDigest.Length} bytes; SHA-256 has {DigestSize}.", nameof(ScenarioDigest));
        if (System.Text.Encoding.UTF8.GetByteCount(Cluster) is 0 or > Handshake.MaxClusterBytes)
            throw new ArgumentException($"The cluster's name '{Cluster}' must have 1 to {Handshake.MaxClusterBytes} bytes in UTF-8.", nameof(Cluster));
        if (Self.IsNone)
            throw new ArgumentException("A network is that of a node; name it.", nameof(Self));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Chunk.Bytes, nameof(Chunk));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Window.Bytes, nameof(Window));
        ArgumentOutOfRangeException.ThrowIfNegative(PeerBuffer.Bytes, nameof(PeerBuffer));
        foreach ((ByteCount size, string name) in new[] { (MaxFrame, nameof(MaxFrame)), (MaxClientFrame, nameof(MaxClientFrame)) })
        {
            if (size.Bytes is < 64 || size.Bytes > Array.MaxLength)
                throw new ArgumentOutOfRangeException(name, size, $"A frame has from 64 to {Array.MaxLength} bytes.");
        }
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxUnknown);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxKnown);
        return this;
    }
}
