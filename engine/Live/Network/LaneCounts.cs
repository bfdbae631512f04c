using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Network;

/// <summary>What went over the lanes of one class between this node and one peer, since the start. Bytes are those of frames: the sum of <see cref="NetworkMessage.WireSize"/>.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Class">The class.</param>
/// <param name="SentMessages">Messages accepted for sending.</param>
/// <param name="SentBytes">Their bytes.</param>
/// <param name="ReceivedMessages">Messages that arrived.</param>
/// <param name="ReceivedBytes">Their bytes.</param>
/// <param name="RefusedMessages">Messages that were refused because the buffer was full.</param>
/// <param name="LostBytes">Bytes accepted and lost with a connection before they were handed to the socket.</param>
/// <param name="QueuedBytes">Bytes that wait now.</param>
/// <param name="Connections">Connections that were made to the peer.</param>
/// <param name="FailedAttempts">Attempts to connect that came to nothing.</param>
public readonly record struct LaneCounts(
    NodeId Peer, TrafficClass Class, long SentMessages, long SentBytes, long ReceivedMessages, long ReceivedBytes, long RefusedMessages, long LostBytes, long QueuedBytes,
    long Connections, long FailedAttempts);
