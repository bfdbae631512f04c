using System.Globalization;
using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Driving;

/// <summary>Reads where the nodes that take a load listen for drivers.</summary>
internal static class DriveTargets
{
    /// <summary>The targets; what is wrong when they cannot be read.</summary>
    /// <param name="admitting">The scenario's admitting nodes, in its order.</param>
    /// <param name="texts">As given, each one or several with commas between: <c>host:port</c> in the order of the nodes, or <c>node=host:port</c>.</param>
    public static (IReadOnlyDictionary<NodeId, NodeAddress>? Targets, string Fault) Read(IReadOnlyList<NodeId> admitting, IEnumerable<string> texts)
    {
        string[] entries = [.. texts.SelectMany(t => t.Split(','))];
        bool isNamed = entries[0].Contains('=', StringComparison.Ordinal);
        if (entries.Any(e => e.Contains('=', StringComparison.Ordinal) != isNamed))
            return (null, "some targets name their node and some do not; name all as in business-1=host:port, or none");
        if (!isNamed && entries.Length > admitting.Count)
            return (null, $"{entries.Length} targets were given and the scenario has {admitting.Count} admitting nodes; at most as many were expected");
        var targets = new SortedDictionary<NodeId, NodeAddress>();
        for (int i = 0; i < entries.Length; i++)
        {
            string[] parts = entries[i].Split('=', 2);
            NodeId node = isNamed && NodeId.TryParse(parts[0], out NodeId named) ? named : isNamed ? NodeId.None : admitting[i];
            if (!admitting.Contains(node))
                return (null, $"{parts[0]}: it is no admitting node of the scenario; one from {admitting[0]} to {admitting[^1]} was expected");
            if (AddressOf(parts[^1]) is not { } address)
                return (null, $"{parts[^1]}: a host and the port for drivers, the second of the node's three, were expected, for example 10.0.0.4:7613");
            if (!targets.TryAdd(node, address))
                return (null, $"{node}: it was given twice; once was expected");
        }
        return (targets, "");
    }

    private static NodeAddress? AddressOf(string text)
    {
        int colon = text.LastIndexOf(':');
        string host = colon < 0 ? "" : text[..colon].Trim('[', ']');
        return host.Length > 0 && Uri.CheckHostName(host) != UriHostNameType.Unknown
            && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is >= 1 and <= 65_535
            ? new NodeAddress(host, port)
            : null;
    }
}
