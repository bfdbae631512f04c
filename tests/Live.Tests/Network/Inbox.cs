using Aurigraph.Live.Network;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Network;

/// <summary>A node that keeps what it is told, and returns credits at once unless told to hold them.</summary>
internal sealed class Inbox : IArrivals
{
    private readonly Lock _gate = new();
    private readonly List<Arrival> _arrivals = [];
    private readonly List<Arrival> _held = [];
    private readonly List<(NodeId Peer, TrafficClass Class)> _drains = [];
    private bool _holds;

    public Arrival[] Arrivals
    {
        get
        {
            lock (_gate)
                return [.. _arrivals];
        }
    }

    public (NodeId Peer, TrafficClass Class)[] Drains
    {
        get
        {
            lock (_gate)
                return [.. _drains];
        }
    }

    public int Count
    {
        get
        {
            lock (_gate)
                return _arrivals.Count;
        }
    }

    public bool KeepsArrivals { get; set; } = true;

    public long Received;

    /// <summary>The numbers of what arrived in a class, in its order.</summary>
    public long[] Numbers(TrafficClass trafficClass) => [.. Arrivals.Where(a => a.Class == trafficClass).Select(a => NumberOf(a.Message))];

    /// <summary>From now on nothing is delivered, until <see cref="Release"/>.</summary>
    public void Hold()
    {
        lock (_gate)
            _holds = true;
    }

    public void Release()
    {
        Arrival[] held;
        lock (_gate)
        {
            _holds = false;
            held = [.. _held];
            _held.Clear();
        }
        foreach (Arrival arrival in held)
            arrival.Delivered();
    }

    public void Arrived(in Arrival arrival)
    {
        Interlocked.Increment(ref Received);
        lock (_gate)
        {
            if (KeepsArrivals)
                _arrivals.Add(arrival);
            if (_holds)
            {
                _held.Add(arrival);
                return;
            }
        }
        arrival.Delivered();
    }

    public void Drained(NodeId peer, TrafficClass trafficClass)
    {
        lock (_gate)
            _drains.Add((peer, trafficClass));
    }

    /// <summary>A message with a number: small, or with a body of so many bytes.</summary>
    public static NetworkMessage Message(long number, int body = 0)
    {
        if (body == 0)
            return new StreamCredit(new LogIndex(number));
        byte[] content = new byte[body];
        content.AsSpan().Fill((byte)number);
        return new BodyPush(new BatchBody(new BatchReference(new BatchId(NodeId.Business(1), 1, number), default(BatchDigest), 1, body), new Payload(body, content)), pulled: false);
    }

    public static long NumberOf(NetworkMessage message) => message switch
    {
        StreamCredit credit => credit.Applied.Value,
        BodyPush push => push.Body.Reference.Id.Sequence,
        _ => throw new ArgumentException($"A {message.GetType().Name} has no number.", nameof(message)),
    };
}
