using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>The network of one experiment, as its scenario resolves it. A value out of range is refused with an
/// <see cref="ArgumentOutOfRangeException"/> whose parameter name is the key of the scenario format.</summary>
public sealed record NetworkModel
{
    /// <summary>Bandwidth of each container's NIC, egress and ingress each; above zero.</summary>
    public required Bandwidth Nic { get; init => field = LinkModel.CheckedBandwidth(value, "nic"); }

    /// <summary>The link between two places for which no rule is given.</summary>
    public required LinkModel Default { get; init; }

    /// <summary>Traffic within a container.</summary>
    public required LocalLink Local { get; init; }

    /// <summary>Exceptions from <see cref="Default"/>. A rule that names both ends by node id goes before one that names a node and a
    /// region, that before one that names two regions; among equals a later rule goes before an earlier one.</summary>
    public required IReadOnlyList<LinkRule> Links { get; init; }

    /// <summary>Bulk messages travel in chunks of this size, above zero; control overtakes between them.</summary>
    public required ByteCount Chunk { get; init => field = CheckedSize(value, 1, "chunk"); }

    /// <summary>Bytes a connection may have sent and not yet been credited for, per class; above zero.</summary>
    public required ByteCount Window { get; init => field = CheckedSize(value, 1, "window"); }

    /// <summary>Bytes a sender may queue for one peer and class behind the window; beyond it a send is refused as full. Not negative.</summary>
    public required ByteCount PeerBuffer { get; init => field = CheckedSize(value, 0, "peerBuffer"); }

    /// <summary>Whether small messages to one peer wait for each other.</summary>
    public MessageBatching MessageBatching { get; init; } = MessageBatching.None;

    /// <summary>Compression of messages; null: none.</summary>
    public Compression? Compression { get; init; }

    /// <summary>The link from one node to another in different containers: the rule that names the ends most closely, or the default. Looks
    /// through all rules, so ask once per pair of nodes and keep the answer.</summary>
    /// <param name="fromNode">Node id, for example <c>validator-1</c>.</param>
    /// <param name="fromRegion">Region of that node; null when none is given.</param>
    /// <param name="toNode">Node id.</param>
    /// <param name="toRegion">Region of that node; null when none is given.</param>
    public LinkModel Between(string fromNode, string? fromRegion, string toNode, string? toRegion)
    {
        LinkModel closest = Default;
        int closeness = -1;
        for (int i = Links.Count - 1; i >= 0; i--)
        {
            LinkRule rule = Links[i];
            int forwards = Closeness(rule.From, fromNode, fromRegion, rule.To, toNode, toRegion);
            int backwards = rule.OneWay ? -1 : Closeness(rule.To, fromNode, fromRegion, rule.From, toNode, toRegion);
            int found = Math.Max(forwards, backwards);
            if (found > closeness)
            {
                closest = rule.Link;
                closeness = found;
            }
        }
        return closest;
    }

    /// <summary>How many ends are named by node id, 0 to 2; -1 when an end is another place.</summary>
    private static int Closeness(string ruleFrom, string fromNode, string? fromRegion, string ruleTo, string toNode, string? toRegion)
    {
        bool fromIsNode = ruleFrom == fromNode;
        bool toIsNode = ruleTo == toNode;
        if ((!fromIsNode && ruleFrom != fromRegion) || (!toIsNode && ruleTo != toRegion))
            return -1;
        return (fromIsNode ? 1 : 0) + (toIsNode ? 1 : 0);
    }

    private static ByteCount CheckedSize(ByteCount size, long atLeast, string key) => size.Bytes >= atLeast
        ? size
        : throw new ArgumentOutOfRangeException(key, size, $"The {key} of a network is at least {new ByteCount(atLeast)}.");
}
