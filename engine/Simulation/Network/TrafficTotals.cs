namespace Aurigraph.Simulation.Network;

/// <summary>Messages of one node since the start of the run, all incarnations, local traffic included. Over all nodes sent = received + lost + on their way.</summary>
/// <param name="SentMessages">Accepted from the node.</param>
/// <param name="SentBytes">Their bytes.</param>
/// <param name="ReceivedMessages">Handed to the node.</param>
/// <param name="ReceivedBytes">Their bytes.</param>
/// <param name="LostMessages">Sent by the node and lost: to a cut, to its own crash or to that of the receiver.</param>
/// <param name="LostBytes">Their bytes.</param>
/// <param name="RefusedMessages">Refused as full.</param>
public readonly record struct TrafficTotals(
    long SentMessages,
    long SentBytes,
    long ReceivedMessages,
    long ReceivedBytes,
    long LostMessages,
    long LostBytes,
    long RefusedMessages);
