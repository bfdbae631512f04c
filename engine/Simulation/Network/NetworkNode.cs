using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>A node as the network sees it, over all its incarnations.</summary>
public sealed class NetworkNode
{
    private NetworkPath?[] _paths = [];

    internal NetworkNode(NodeId id, int index, NetworkContainer container, int indexInContainer, string? region)
    {
        (Id, Index, Container, IndexInContainer, Region) = (id, index, container, indexInContainer, region);
        Name = id.ToString();
    }

    /// <summary>Its name.</summary>
    public NodeId Id { get; }

    /// <summary>The container whose NIC and cores it uses.</summary>
    public NetworkContainer Container { get; }

    /// <summary>Its place among the container's nodes, from 0: who is charged for its messages.</summary>
    public int IndexInContainer { get; }

    /// <summary>Where it stands; null when the scenario names no region.</summary>
    public string? Region { get; }

    /// <summary>Whether it processes no message, so that one that comes must wake it.</summary>
    internal bool IsAsleep => Container.Cores.IsAsleep(IndexInContainer);

    /// <summary>Whether an incarnation of it is connected.</summary>
    public bool IsConnected => Incarnation is not null;

    /// <summary>Bytes it has sent beyond its container.</summary>
    public long EgressBytes { get; internal set; }

    /// <summary>Bytes it has received from beyond its container.</summary>
    public long IngressBytes { get; internal set; }

    /// <summary>Messages sent, received and lost, local ones included.</summary>
    public TrafficTotals Totals => new(
        Counts.SentMessages, Counts.SentBytes, Counts.ReceivedMessages, Counts.ReceivedBytes, Counts.LostMessages, Counts.LostBytes, Counts.RefusedMessages);

    internal string Name { get; }

    internal int Index { get; }

    internal NodeIncarnation? Incarnation { get; set; }

    /// <summary>Running totals; a field, so that they are counted in place.</summary>
    internal MessageCounts Counts;

    /// <summary>The path to a peer if there has been traffic or a fault on it.</summary>
    internal NetworkPath? PathTo(int peer) => peer < _paths.Length ? _paths[peer] : null;

    internal void SetPathTo(int peer, NetworkPath path)
    {
        if (peer >= _paths.Length)
            Array.Resize(ref _paths, Math.Max(peer + 1, _paths.Length * 2));
        _paths[peer] = path;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
