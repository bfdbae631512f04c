using Aurigraph.Node.Ports;

namespace Aurigraph.Contracts.Tests.Network;

/// <summary>Two nodes of some network, the first of which sends to the second. What the second has received can be held before it is delivered, per class of traffic bulk.</summary>
internal abstract class NetworkWorld : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<(long Number, TrafficClass Class)> _delivered = [];
    private int _drains;

    /// <summary>The first node's port.</summary>
    public abstract INetworkPort Port { get; }

    /// <summary>Bytes of bulk messages that the network has taken from its buffer and not yet delivered.</summary>
    public abstract long BulkUnderWay { get; }

    /// <summary>Messages and bytes as the sending and the receiving side count them.</summary>
    public abstract (long SentMessages, long SentBytes, long ReceivedMessages, long ReceivedBytes) Counted { get; }

    /// <summary>How often the first node was told that a buffer drained.</summary>
    public int Drains => Volatile.Read(ref _drains);

    /// <summary>Sends from the first node to the second.</summary>
    public abstract SendResult Send(NetworkMessage message, TrafficClass trafficClass);

    /// <summary>Lets time pass until a condition holds; fails when it does not come about.</summary>
    public abstract Task UntilAsync(Func<bool> condition, string what);

    /// <summary>Bulk that arrives is not delivered any more.</summary>
    public abstract void HoldBulk();

    /// <summary>What was held is delivered, and what comes after it.</summary>
    public abstract void ReleaseBulk();

    /// <summary>Breaks the link; what is under way is lost.</summary>
    public abstract Task BreakAsync();

    /// <summary>The link works again.</summary>
    public abstract Task RecoverAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>The numbers of delivered messages of a class, in their order.</summary>
    public long[] Delivered(TrafficClass trafficClass)
    {
        lock (_gate)
            return [.. _delivered.Where(d => d.Class == trafficClass).Select(d => d.Number)];
    }

    protected void Deliver(NetworkMessage message, TrafficClass trafficClass)
    {
        lock (_gate)
            _delivered.Add((Numbered.Of(message), trafficClass));
    }

    protected void Drain() => Interlocked.Increment(ref _drains);
}
