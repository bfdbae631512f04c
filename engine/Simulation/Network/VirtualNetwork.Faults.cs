using Aurigraph.Experiment;
using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>Cuts and degradations.
/// <para>While a path is cut, what would enter the sender's NIC and what arrives is lost, as if its connection broke each time: the
/// sender is not told, its buffer drains, its processor still pays. Credits are not cut, so a path cut one way does not stall the
/// other. A message that was sent before a cut and arrives after it has healed is delivered.</para></summary>
public sealed partial class VirtualNetwork
{
    /// <summary>Cuts both ways between nodes that are in groups and share none. A node in several groups is a bridge; a node in none reaches everyone.</summary>
    /// <param name="groups">At least one group; names are resolved, "rest" included.</param>
    /// <exception cref="ArgumentException">A group names a node twice or one that does not exist.</exception>
    public NetworkFault Partition(IReadOnlyList<IReadOnlyList<NodeId>> groups)
    {
        var memberships = new List<int>?[_nodes.Count];
        for (int group = 0; group < groups.Count; group++)
        {
            foreach (NodeId id in groups[group])
            {
                List<int> membership = memberships[Find(id).Index] ??= [];
                if (membership.Contains(group))
                    throw new ArgumentException($"Group {group + 1} of the partition names {id} twice; name each node once per group.", nameof(groups));
                membership.Add(group);
            }
        }
        string text = string.Join(" | ", groups.Select(g => string.Join(' ', g)));
        return Cut($"partition {text}", (from, to) =>
            memberships[from.Index] is { } mine && memberships[to.Index] is { } others && !mine.Exists(others.Contains));
    }

    /// <summary>Cuts a node off from all others, those of its own container included.</summary>
    public NetworkFault Isolate(NodeId node, TrafficDirection direction)
    {
        NetworkNode place = Find(node);
        return Cut($"isolate {node} {direction}", (from, to) =>
            (from == place && direction != TrafficDirection.Inbound) || (to == place && direction != TrafficDirection.Outbound));
    }

    /// <summary>Cuts a container off from all others; its nodes still reach each other.</summary>
    public NetworkFault Isolate(NetworkContainer container, TrafficDirection direction) =>
        Cut($"isolate {container} {direction}", (from, to) => from.Container != to.Container
            && ((from.Container == container && direction != TrafficDirection.Inbound) || (to.Container == container && direction != TrafficDirection.Outbound)));

    /// <summary>Changes a path one way. Of several faults on a path the newest that changes a property wins.</summary>
    /// <param name="from">The sending node.</param>
    /// <param name="to">The receiving node.</param>
    /// <param name="latency">One-way latency meanwhile; null: unchanged.</param>
    /// <param name="loss">Packet loss meanwhile, in [0, 1); null: unchanged.</param>
    public NetworkFault Degrade(NodeId from, NodeId to, LatencyModel? latency, double? loss)
    {
        if (loss is { } share && !(share is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(loss), loss, "Packet loss is a probability of at least 0 and below 1; to cut a path, partition it.");
        (NetworkNode sender, NetworkNode receiver) = (Find(from), Find(to));
        if (sender == receiver)
            throw new ArgumentException($"There is no path from {from} to itself.", nameof(to));
        NetworkPath path = PathBetween(sender, receiver);
        NetworkPath back = PathBetween(receiver, sender);
        var degradation = new LinkDegradation(latency, loss);
        path.Add(degradation);
        MeasureBoth();
        return new NetworkFault($"degrade {from} to {to}", () =>
        {
            path.Remove(degradation);
            MeasureBoth();
        });

        void MeasureBoth()
        {
            path.MeasureRoundTrip(back);
            back.MeasureRoundTrip(path);
        }
    }

    private NetworkFault Cut(string description, Func<NetworkNode, NetworkNode, bool> isCut)
    {
        var paths = new List<NetworkPath>();
        foreach (NetworkNode from in _nodes)
        {
            foreach (NetworkNode to in _nodes)
            {
                if (from != to && isCut(from, to))
                    paths.Add(PathBetween(from, to));
            }
        }
        foreach (NetworkPath path in paths)
            path.Cuts++;
        return new NetworkFault(description, () =>
        {
            foreach (NetworkPath path in paths)
                path.Cuts--;
        });
    }
}
