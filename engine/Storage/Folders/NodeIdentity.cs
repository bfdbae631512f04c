using System.Globalization;
using System.Text;
using Aurigraph.Units;

namespace Aurigraph.Storage.Folders;

/// <summary>Whose data a folder holds.</summary>
/// <param name="Cluster">Name of the cluster; one line.</param>
/// <param name="Node">The node.</param>
/// <param name="ScenarioDigest">Digest of the scenario that it was made for; null where that does not matter.</param>
/// <param name="LastSeen">The latest time of the machine's clock at which the folder was in use.</param>
public sealed record NodeIdentity(string Cluster, NodeId Node, string? ScenarioDigest, DateTimeOffset LastSeen)
{
    /// <summary>The version of a data folder's format that this program writes, and the newest that it reads.</summary>
    public const int Format = 1;

    /// <summary>Its lines: a name, a colon and a value on each.</summary>
    internal string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"format: {Format}\ncluster: {Cluster}\nnode: {Node}\n");
        if (ScenarioDigest is not null)
            text.Append(CultureInfo.InvariantCulture, $"scenario: {ScenarioDigest}\n");
        text.Append(CultureInfo.InvariantCulture, $"last-seen: {LastSeen.UtcDateTime:O}\n");
        return text.ToString();
    }

    /// <summary>Reads its lines.</summary>
    /// <exception cref="DataFolderException">They are not those of an identity, or of a newer format.</exception>
    internal static NodeIdentity Parse(string text, string path)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon > 0)
                values[line[..colon]] = line[(colon + 2)..];
        }
        if (!int.TryParse(values.GetValueOrDefault("format"), NumberStyles.None, CultureInfo.InvariantCulture, out int format))
            throw Unreadable(path, "it names no format");
        if (format > Format)
            throw new DataFolderException(FolderFault.NewerFormat, path, $"the folder has format {format}; this program reads up to {Format}", "Run the program that wrote it, or a newer one");
        if (!values.TryGetValue("cluster", out string? cluster))
            throw Unreadable(path, "it names no cluster");
        if (!NodeId.TryParse(values.GetValueOrDefault("node"), out NodeId node))
            throw Unreadable(path, "it names no node");
        if (!DateTimeOffset.TryParseExact(values.GetValueOrDefault("last-seen"), "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset lastSeen))
            throw Unreadable(path, "it names no time of last use");
        return new NodeIdentity(cluster, node, values.GetValueOrDefault("scenario"), lastSeen);
    }

    private static DataFolderException Unreadable(string path, string why) => new(
        FolderFault.Unrecognised, path, $"the file that says whose data this is cannot be read, {why}",
        "If the folder is this node's, delete it and start the node again: it gets everything from its peers");
}
