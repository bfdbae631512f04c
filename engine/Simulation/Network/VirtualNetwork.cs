using Aurigraph.NetworkModels;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>The network of the virtual world. It carries messages between nodes as <see cref="NetworkModel"/> describes: NICs shared
/// by the nodes of a container, latency and loss per link, windows, bounded buffers; it charges every message to the cores of
/// sender and receiver; it can be cut, degraded and healed while it runs.
/// <para>Set up containers and nodes first; connect a node when it starts, disconnect it when it crashes.</para></summary>
public sealed partial class VirtualNetwork
{
    /// <summary>How long a sender waits that was refused because the container had no memory for its message.</summary>
    internal static readonly Duration MemoryRetryPause = Duration.FromMilliseconds(10);

    private readonly NetworkModel _model;
    private readonly SeededGenerator _generator;
    private readonly List<NetworkContainer> _containers = [];
    private readonly List<NetworkNode> _nodes = [];
    private readonly NetworkNode?[][] _byRole = [[], [], []];
    private readonly Dictionary<(int Rule, string From, string To), Lane> _linkLanes = [];
    private readonly List<SharedLink> _links = [];

    /// <summary>An empty network.</summary>
    /// <param name="kernel">Whose virtual time it lives in.</param>
    /// <param name="model">Latency, loss, bandwidth and bounds.</param>
    /// <param name="generator">Where its randomness comes from; only derived streams are drawn from, one per ordered pair of nodes and class.</param>
    /// <param name="costs">Processor time per message.</param>
    public VirtualNetwork(Kernel kernel, NetworkModel model, SeededGenerator generator, MessageCosts costs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(model.Chunk.Bytes, nameof(model));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(model.Window.Bytes, nameof(model));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(model.PeerBuffer.Bytes, nameof(model));
        (Kernel, _model, _generator, Costs) = (kernel, model, generator, costs);
        (Chunk, Window, PeerBuffer) = (model.Chunk.Bytes, model.Window.Bytes, model.PeerBuffer.Bytes);
        Batching = model.MessageBatching;
        GathersMessages = Batching.MaxDelay > Duration.Zero && Batching.MaxMessages > 1;
    }

    /// <summary>The containers in the order they were added.</summary>
    public IReadOnlyList<NetworkContainer> Containers => _containers;

    /// <summary>The nodes in the order they were added.</summary>
    public IReadOnlyList<NetworkNode> Nodes => _nodes;

    /// <summary>The links with a bandwidth of their own that have been used, in the order they were first used.</summary>
    public IReadOnlyList<SharedLink> SharedLinks => _links;

    internal Kernel Kernel { get; }

    internal MessageCosts Costs { get; }

    internal long Chunk { get; }

    internal long Window { get; }

    internal long PeerBuffer { get; }

    /// <summary>How messages wait for others.</summary>
    internal MessageBatching Batching { get; }

    /// <summary>Whether messages wait for others at all.</summary>
    internal bool GathersMessages { get; }

    internal int NodeCount => _nodes.Count;

    /// <summary>Adds a host whose containers share a NIC.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="nic">Its NIC's bandwidth, each way; null: the model's.</param>
    public NetworkHost AddHost(string id, Bandwidth? nic = null) => new(id, Kernel, nic ?? _model.Nic, _model.Local.Bandwidth);

    /// <summary>Adds a container.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="cores">Who pays for the messages of its nodes.</param>
    /// <param name="host">The host whose NIC and local lane it shares; null: it has its own.</param>
    public NetworkContainer AddContainer(string id, ICorePool cores, NetworkHost? host = null)
    {
        var container = new NetworkContainer(id, cores, host ?? AddHost(id));
        _containers.Add(container);
        return container;
    }

    /// <summary>Adds a node; it is down until it is connected.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="container">A container of this network.</param>
    /// <param name="indexInContainer">Its place in the container, from 0: whom the core pool charges.</param>
    /// <param name="region">Where it stands; null when links are not told apart by region.</param>
    /// <exception cref="ArgumentException">There is such a node already.</exception>
    public NetworkNode AddNode(NodeId id, NetworkContainer container, int indexInContainer, string? region)
    {
        ref NetworkNode?[] peers = ref _byRole[(int)id.Role];
        if (id.Number < peers.Length && peers[id.Number] is not null)
            throw new ArgumentException($"The network has a node {id} already; each node is added once.", nameof(id));
        var node = new NetworkNode(id, _nodes.Count, container, indexInContainer, region);
        if (id.Number >= peers.Length)
            Array.Resize(ref peers, Math.Max(id.Number + 1, peers.Length * 2));
        peers[id.Number] = node;
        _nodes.Add(node);
        return node;
    }

    /// <summary>Starts an incarnation of a node.</summary>
    /// <param name="node">A node that is not connected.</param>
    /// <param name="receiver">Who takes what arrives, until the node is disconnected. Called from the kernel's events, never from within a send.</param>
    /// <param name="memory">Where queued and arriving bulk messages are counted; null: nowhere.</param>
    /// <returns>The port of this incarnation; it does nothing once the node is disconnected.</returns>
    /// <exception cref="InvalidOperationException">The node is connected.</exception>
    public INetworkPort Connect(NodeId node, INetworkReceiver receiver, IMemoryPort? memory)
    {
        NetworkNode place = Find(node);
        if (place.IsConnected)
            throw new InvalidOperationException($"{node} is connected already; disconnect it first, one incarnation lives at a time.");
        place.Incarnation = new NodeIncarnation(this, place, receiver, memory);
        return place.Incarnation;
    }

    /// <summary>Cuts the ports of a node's incarnation at once, as its crash does: what it has queued and what is on its way to it is
    /// lost; what has left its NIC goes on; peers' buffers towards it are freed and refused peers are told; sends of its port are
    /// accepted and come to nothing. Does nothing when the node is down.
    /// <para>Whoever crashes the node also cancels its work in the core pool; what the pool completes all the same is ignored here.</para></summary>
    public void Disconnect(NodeId node)
    {
        NetworkNode place = Find(node);
        if (place.Incarnation is not { } incarnation)
            return;
        place.Incarnation = null;
        incarnation.Close();
        foreach (NetworkNode peer in _nodes)
            peer.Incarnation?.ForgetPeer(place.Index);
    }

    /// <summary>A node by its name.</summary>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    public NetworkNode Find(NodeId id)
    {
        NetworkNode?[] peers = id.IsNone ? [] : _byRole[(int)id.Role];
        return (id.Number < peers.Length ? peers[id.Number] : null)
            ?? throw new ArgumentException($"The network has no node {id}; it has {_nodes.Count} nodes, added with AddNode.", nameof(id));
    }

    /// <summary>Who has waited for credits until now and how long, over all incarnations; by sender, peer and class in the order nodes were added.</summary>
    public IEnumerable<WindowWait> WindowWaits()
    {
        foreach (NetworkNode from in _nodes)
        {
            foreach (NetworkNode to in _nodes)
            {
                if (from.PathTo(to.Index) is not { } path)
                    continue;
                for (TrafficClass trafficClass = TrafficClass.Control; trafficClass <= TrafficClass.Bulk; trafficClass++)
                {
                    Duration waited = path.WindowWait(trafficClass).Total(Kernel.Now);
                    if (waited > Duration.Zero)
                        yield return new WindowWait(from.Id, to.Id, trafficClass, waited);
                }
            }
        }
    }

    /// <summary>Messages and bytes accepted and neither handed over nor lost, counted one by one.</summary>
    internal (long Messages, long Bytes) CountOnTheirWay()
    {
        (long messages, long bytes) = (0, 0);
        foreach (Connection connection in Connections())
        {
            (long connectionMessages, long connectionBytes) = connection.CountOnTheirWay();
            messages += connectionMessages;
            bytes += connectionBytes;
        }
        return (messages, bytes);
    }

    /// <summary>Bytes on the wire of a message that has so many before compression; at least one.</summary>
    internal long OnWire(long bytes) => Compresses(bytes) ? Math.Max(1, (long)Math.Ceiling(bytes * _model.Compression!.Ratio)) : bytes;

    /// <summary>Whether a message of so many bytes is compressed.</summary>
    internal bool Compresses(long bytes) => _model.Compression is { } compression && bytes >= compression.Above.Bytes;

    private IEnumerable<Connection> Connections()
    {
        foreach (NetworkNode node in _nodes)
        {
            if (node.Incarnation is not { } incarnation)
                continue;
            foreach (Connection draining in incarnation.Draining)
                yield return draining;
            foreach (NetworkNode peer in _nodes)
            {
                if (incarnation.OutgoingTo(peer.Index, TrafficClass.Control) is { } control)
                    yield return control;
                if (incarnation.OutgoingTo(peer.Index, TrafficClass.Bulk) is { } bulk)
                    yield return bulk;
            }
        }
    }
}
