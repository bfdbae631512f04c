using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>One life of a node, from its start to its crash: its port, its receiver and its connections. What belongs to a dead
/// incarnation is never mixed with the next one's.</summary>
internal sealed class NodeIncarnation(VirtualNetwork network, NetworkNode node, INetworkReceiver receiver, IMemoryPort? memory) : INetworkPort
{
    private readonly List<Connection> _draining = [];
    private Connection?[] _outgoing = [];

    internal NetworkNode Node { get; } = node;

    internal INetworkReceiver Receiver { get; } = receiver;

    /// <summary>What the network holds of its memory; null when memory is not counted.</summary>
    internal NetworkMemory? Memory { get; } = memory is null ? null : new NetworkMemory(memory);

    /// <summary>Whether it has crashed.</summary>
    internal bool IsClosed { get; private set; }

    /// <summary>Connections of dead peers whose last messages are still on their way here.</summary>
    internal IReadOnlyList<Connection> Draining => _draining;

    /// <inheritdoc/>
    public SendResult Send(NodeId to, NetworkMessage message, TrafficClass trafficClass)
    {
        if (to == Node.Id)
            throw new ArgumentException($"{Node} sends to itself; a node's own messages do not go through the network.", nameof(to));
        if (IsClosed)
            return SendResult.Accepted;
        NetworkNode peer = network.Find(to);
        if (peer.Incarnation is { } incarnation)
            return ConnectionTo(peer, incarnation, trafficClass).Enqueue(message);
        Node.Counts.Sent(message.WireSize);
        Node.Counts.Lost(message.WireSize);
        return SendResult.Accepted;
    }

    /// <summary>The connection to a peer if there is one.</summary>
    internal Connection? OutgoingTo(int peer, TrafficClass trafficClass)
    {
        int place = (peer * 2) + (int)trafficClass;
        return place < _outgoing.Length ? _outgoing[place] : null;
    }

    /// <summary>The peer died: the next message opens a new connection.</summary>
    internal void ForgetPeer(int peer)
    {
        int place = peer * 2;
        if (place >= _outgoing.Length)
            return;
        _outgoing[place]?.CloseReceiver();
        _outgoing[place + 1]?.CloseReceiver();
        (_outgoing[place], _outgoing[place + 1]) = (null, null);
    }

    /// <summary>The node dies: what it has queued is lost, what has left it goes on.</summary>
    internal void Close()
    {
        IsClosed = true;
        foreach (Connection? connection in _outgoing)
            connection?.CloseSender();
        foreach (Connection connection in _draining)
            connection.CloseReceiver();
        Memory?.Close();
    }

    /// <summary>Keeps a dead peer's connection until its last message has arrived, so that it can be cut when this node dies, too.</summary>
    internal void AddDraining(Connection connection)
    {
        _draining.RemoveAll(c => c.IsEmpty);
        _draining.Add(connection);
    }

    private Connection ConnectionTo(NetworkNode peer, NodeIncarnation incarnation, TrafficClass trafficClass)
    {
        int place = (peer.Index * 2) + (int)trafficClass;
        if (place >= _outgoing.Length)
            Array.Resize(ref _outgoing, Math.Max(network.NodeCount * 2, place + 1));
        return _outgoing[place] ??= new Connection(network, this, incarnation, network.PathBetween(Node, peer), trafficClass);
    }
}
