using Aurigraph.Units;

namespace Aurigraph.Live.Network;

/// <summary>How a client connects to nodes.</summary>
public sealed record ClientOptions
{
    /// <summary>The cluster; the node must belong to it.</summary>
    public required string Cluster { get; init; }

    /// <summary>SHA-256 of the resolved scenario; the node must run the same one.</summary>
    public required ReadOnlyMemory<byte> ScenarioDigest { get; init; }

    /// <summary>Handed to the socket at once.</summary>
    public ByteCount Chunk { get; init; } = new(256_000);

    /// <summary>Sent and not yet credited.</summary>
    public ByteCount Window { get; init; } = new(4_000_000);

    /// <summary>Queued behind the window.</summary>
    public ByteCount Buffer { get; init; } = new(10_000_000);

    /// <summary>The largest frame that is sent or believed.</summary>
    public ByteCount MaxFrame { get; init; } = new(4_000_000);

    /// <summary>A connection must be made within this time.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Certificates; null: none.</summary>
    public NetworkSecurity? Security { get; init; }

    /// <summary>Where the time-out comes from.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
