using Aurigraph.NetworkModels;

namespace Aurigraph.Simulation.Network;

/// <summary>What lies between nodes.</summary>
public sealed partial class VirtualNetwork
{
    /// <summary>The path from one node to another; made with its way back when first needed.</summary>
    internal NetworkPath PathBetween(NetworkNode from, NetworkNode to)
    {
        if (from.PathTo(to.Index) is { } known)
            return known;
        NetworkPath path = MakePath(from, to);
        NetworkPath back = MakePath(to, from);
        from.SetPathTo(to.Index, path);
        to.SetPathTo(from.Index, back);
        path.MeasureRoundTrip(back);
        back.MeasureRoundTrip(path);
        return path;
    }

    private NetworkPath MakePath(NetworkNode from, NetworkNode to)
    {
        if (from.Container.Host == to.Container.Host)
            return new NetworkPath(from, to, _model.Local.Latency, 0, null, _generator);
        LinkModel link = _model.Between(from.Name, from.Region, to.Name, to.Region);
        return new NetworkPath(from, to, link.Latency, link.Loss, LaneOf(link, from, to), _generator);
    }

    /// <summary>The lane all traffic of a link shares in one direction: between the places its rule names, else, for the default link,
    /// between the two regions, or the two nodes where no regions are given.</summary>
    private Lane? LaneOf(LinkModel link, NetworkNode from, NetworkNode to)
    {
        if (link.Bandwidth.IsUnlimited)
            return null;
        (int rule, string fromPlace, string toPlace) = EndsOf(link, from, to);
        if (!_linkLanes.TryGetValue((rule, fromPlace, toPlace), out Lane? lane))
        {
            _linkLanes.Add((rule, fromPlace, toPlace), lane = new Lane(Kernel, link.Bandwidth));
            _links.Add(new SharedLink(fromPlace, toPlace, lane));
        }
        return lane;
    }

    private (int Rule, string From, string To) EndsOf(LinkModel link, NetworkNode from, NetworkNode to)
    {
        for (int rule = _model.Links.Count - 1; rule >= 0; rule--)
        {
            (string ruleFrom, string ruleTo, bool oneWay, LinkModel ruleLink) = _model.Links[rule];
            if (!ReferenceEquals(ruleLink, link))
                continue;
            if (IsAt(from, ruleFrom) && IsAt(to, ruleTo))
                return (rule, ruleFrom, ruleTo);
            if (!oneWay && IsAt(from, ruleTo) && IsAt(to, ruleFrom))
                return (rule, ruleTo, ruleFrom);
        }
        return from.Region is null || to.Region is null ? (-1, from.Name, to.Name) : (-1, from.Region, to.Region);
    }

    private static bool IsAt(NetworkNode node, string place) => node.Name == place || node.Region == place;
}
