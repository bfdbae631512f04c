namespace Aurigraph.Simulation.Network;

/// <summary>The running totals behind <see cref="TrafficTotals"/>.</summary>
internal struct MessageCounts
{
    internal long SentMessages;
    internal long SentBytes;
    internal long ReceivedMessages;
    internal long ReceivedBytes;
    internal long LostMessages;
    internal long LostBytes;
    internal long RefusedMessages;

    internal void Sent(long bytes)
    {
        SentMessages++;
        SentBytes += bytes;
    }

    internal void Received(long bytes)
    {
        ReceivedMessages++;
        ReceivedBytes += bytes;
    }

    internal void Lost(long bytes)
    {
        LostMessages++;
        LostBytes += bytes;
    }
}
