using Aurigraph.Units;

namespace Aurigraph.Live.Network;

/// <summary>What the dialling side says.</summary>
/// <param name="Version">Version of the transport. Of another version nothing else is read.</param>
/// <param name="Kind">A peer or a client.</param>
/// <param name="Lane">A peer's lane: the number of its class of traffic.</param>
/// <param name="Sender">Who dials; none for a client.</param>
/// <param name="Receiver">Who is meant; none for a client that does not care.</param>
/// <param name="Incarnation">Which start of the sender.</param>
/// <param name="Window">Bytes it sends at most before they are credited; the smaller of both sides' holds, both ways.</param>
/// <param name="Digest">Of the scenario.</param>
/// <param name="Cluster">The cluster.</param>
internal readonly record struct Greeting(
    ushort Version, ConnectionKind Kind, byte Lane, NodeId Sender, NodeId Receiver, long Incarnation, long Window, ReadOnlyMemory<byte> Digest, string Cluster);

/// <summary>What the listening side answers.</summary>
/// <param name="Version">Version of the transport.</param>
/// <param name="Outcome">Why the connection is not taken; none if it is.</param>
/// <param name="Node">Who listens.</param>
/// <param name="Incarnation">Which start of it.</param>
/// <param name="Window">Bytes it sends at most before they are credited.</param>
/// <param name="Digest">Of the scenario it runs.</param>
/// <param name="Cluster">Its cluster.</param>
/// <param name="Text">More about a refusal, where there is more.</param>
internal readonly record struct GreetingAnswer(
    ushort Version, RefusalKind Outcome, NodeId Node, long Incarnation, long Window, ReadOnlyMemory<byte> Digest, string Cluster, string Text);

/// <summary>Who dials.</summary>
internal enum ConnectionKind : byte
{
    /// <summary>A node, for one of its lanes.</summary>
    Peer = 1,

    /// <summary>A client.</summary>
    Client = 2,
}
