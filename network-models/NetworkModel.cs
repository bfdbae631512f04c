using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>The network of one experiment, as its scenario resolves it.</summary>
public sealed record NetworkModel
{
    /// <summary>Bandwidth of each container's NIC, egress and ingress each.</summary>
    public required Bandwidth Nic { get; init; }

    /// <summary>The link between two places for which no rule is given.</summary>
    public required LinkModel Default { get; init; }

    /// <summary>Traffic within a container.</summary>
    public required LocalLink Local { get; init; }

    /// <summary>Exceptions from <see cref="Default"/>; a rule between nodes goes before one between regions, a later one before an earlier one.</summary>
    public required IReadOnlyList<LinkRule> Links { get; init; }

    /// <summary>Bulk messages travel in chunks of this size; control overtakes between them.</summary>
    public required ByteCount Chunk { get; init; }

    /// <summary>Bytes a connection may have sent and not yet been credited for, per class.</summary>
    public required ByteCount Window { get; init; }

    /// <summary>Bytes a sender may queue for one peer and class behind the window; beyond it a send is refused as full.</summary>
    public required ByteCount PeerBuffer { get; init; }

    /// <summary>The link from one node to another in different containers: by node id, then by region, then the default.</summary>
    /// <param name="fromNode">Node id, for example <c>validator-1</c>.</param>
    /// <param name="fromRegion">Region of that node; null when none is given.</param>
    /// <param name="toNode">Node id.</param>
    /// <param name="toRegion">Region of that node; null when none is given.</param>
    public LinkModel Between(string fromNode, string? fromRegion, string toNode, string? toRegion)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            string? from = pass == 0 ? fromNode : fromRegion;
            string? to = pass == 0 ? toNode : toRegion;
            if (from is null || to is null)
                continue;
            for (int i = Links.Count - 1; i >= 0; i--)
            {
                LinkRule rule = Links[i];
                if ((rule.From == from && rule.To == to) || (!rule.OneWay && rule.From == to && rule.To == from))
                    return rule.Link;
            }
        }
        return Default;
    }
}
