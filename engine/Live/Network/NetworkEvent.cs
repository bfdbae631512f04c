using System.Net;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Network;

/// <summary>What is worth a line in a log.</summary>
/// <param name="Text">The line.</param>
public abstract record NetworkEvent(string Text);

/// <summary>A lane to a peer is up.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Class">The lane.</param>
/// <param name="Text">The line.</param>
public sealed record PeerConnected(NodeId Peer, TrafficClass Class, string Text) : NetworkEvent(Text);

/// <summary>A lane to a peer went down; it is dialled again.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Class">The lane.</param>
/// <param name="Text">The line.</param>
public sealed record PeerLost(NodeId Peer, TrafficClass Class, string Text) : NetworkEvent(Text);

/// <summary>A peer and this node do not fit together. Told once, until a connection is made or the reason changes; it is tried again and again all the same.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Class">The lane.</param>
/// <param name="Kind">In what they differ.</param>
/// <param name="Text">The line: what differs, and what to do.</param>
public sealed record PeerRefused(NodeId Peer, TrafficClass Class, RefusalKind Kind, string Text) : NetworkEvent(Text);

/// <summary>A connection that came in was closed. Told for the first of a kind, the tenth, the hundredth and so on.</summary>
/// <param name="Remote">Where it came from; null if that is not known any more.</param>
/// <param name="Kind">Why.</param>
/// <param name="Text">The line.</param>
public sealed record ConnectionRefused(EndPoint? Remote, RefusalKind Kind, string Text) : NetworkEvent(Text);

/// <summary>Something failed that must not: a mistake in this program, or in what it hands arrivals to.</summary>
/// <param name="Failure">What.</param>
/// <param name="Text">The line.</param>
public sealed record NetworkFailed(Exception Failure, string Text) : NetworkEvent(Text);
