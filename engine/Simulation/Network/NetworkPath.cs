using Aurigraph.NetworkModels;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>What lies between two nodes in one direction, over all their incarnations: the link's model, the faults upon it, and
/// the random streams of its latencies, one per class, seeded by the nodes' names.</summary>
internal sealed class NetworkPath
{
    private readonly LatencyModel _latency;
    private readonly double _loss;
    private readonly SeededGenerator[] _generators;
    private readonly List<LinkDegradation> _degradations = [];
    private readonly WaitClock[] _windowWaits = new WaitClock[2];

    internal NetworkPath(NetworkNode from, NetworkNode to, LatencyModel latency, double loss, Lane? link, SeededGenerator generator)
    {
        (From, To, _latency, _loss, Link) = (from, to, latency, loss, link);
        (Latency, Loss) = (latency, loss);
        long pair = ((long)from.Id.Key << 32) | (uint)to.Id.Key;
        _generators = [generator.Derive("control path", pair), generator.Derive("bulk path", pair)];
    }

    internal NetworkNode From { get; }

    internal NetworkNode To { get; }

    /// <summary>Whether both nodes are on one machine: in one container, or in containers of one host.</summary>
    internal bool IsLocal => From.Container.Host == To.Container.Host;

    /// <summary>The bandwidth shared with other paths of the same link; null when only the NICs bound it.</summary>
    internal Lane? Link { get; }

    /// <summary>Faults that cut it now.</summary>
    internal int Cuts { get; set; }

    /// <summary>Whether what is sent or arrives now is lost.</summary>
    internal bool IsCut => Cuts > 0;

    /// <summary>The latency model in force.</summary>
    internal LatencyModel Latency { get; private set; }

    /// <summary>The packet loss in force.</summary>
    internal double Loss { get; private set; }

    /// <summary>How long a credit travels back: the mean latency of the way back.</summary>
    internal Duration ReturnLatency { get; private set; }

    /// <summary>Mean latency there and back.</summary>
    internal Duration RoundTrip { get; private set; }

    /// <summary>What one connection can carry on it at this loss and round trip.</summary>
    internal Bandwidth ConnectionLimit { get; private set; } = Bandwidth.Unlimited;

    /// <summary>Draws the latency of a message.</summary>
    internal Duration DrawLatency(TrafficClass trafficClass) => Latency.Draw(_generators[(int)trafficClass]);

    /// <summary>Draws how much later a message is complete because packets of its last piece are lost. Losses in earlier pieces are
    /// repaired while later ones are sent; what they do to the rate is the <see cref="ConnectionLimit"/>.</summary>
    internal Duration DrawRetransmission(long lastPiece, TrafficClass trafficClass) => Loss > 0
        ? RetransmissionModel.Tcp.DelayFor(new ByteCount(lastPiece), Loss, RoundTrip, _generators[(int)trafficClass])
        : Duration.Zero;

    /// <summary>The clock of a connection that waits for credits.</summary>
    internal ref WaitClock WindowWait(TrafficClass trafficClass) => ref _windowWaits[(int)trafficClass];

    /// <summary>Puts a fault upon it; the newest that says something about a property wins.</summary>
    internal void Add(LinkDegradation degradation)
    {
        _degradations.Add(degradation);
        ApplyDegradations();
    }

    /// <summary>Takes a fault away again.</summary>
    internal void Remove(LinkDegradation degradation)
    {
        _degradations.Remove(degradation);
        ApplyDegradations();
    }

    /// <summary>Takes over what depends on the way back.</summary>
    internal void MeasureRoundTrip(NetworkPath back)
    {
        ReturnLatency = back.Latency.Mean;
        RoundTrip = Latency.Mean + ReturnLatency;
        ConnectionLimit = MathisLimit.For(Loss, RoundTrip);
    }

    private void ApplyDegradations()
    {
        (Latency, Loss) = (_latency, _loss);
        foreach (LinkDegradation degradation in _degradations)
        {
            Latency = degradation.Latency ?? Latency;
            Loss = degradation.Loss ?? Loss;
        }
    }
}
