using System.Text;
using Aurigraph.Rollout.Text;

namespace Aurigraph.Rollout.Addresses;

/// <summary>The section <c>live</c> of a scenario: where its nodes are when it runs on real sockets.</summary>
internal static class LiveSection
{
    private const string Head = "live:";

    // Inside a container a node listens on every interface: the network of the rollout is all that reaches it.
    private const string Listen = "0.0.0.0";

    /// <summary>A resolved scenario with the addresses of its nodes, in place of any it had.</summary>
    public static string Put(string resolvedYaml, string cluster, IReadOnlyList<PlannedAddress> addresses)
    {
        StringBuilder text = new(Without(resolvedYaml));
        text.Append(Head).Append('\n')
            .Append("  cluster: ").Append(QuotedText.Yaml(cluster)).Append('\n')
            .Append("  listen: ").Append(Listen).Append('\n')
            .Append(FormattableString.Invariant($"  basePort: {AddressPlan.BasePort}\n"))
            .Append("  addresses:\n");
        foreach (PlannedAddress address in addresses)
            text.Append("    - { node: ").Append(address.Node).Append(", at: ").Append(QuotedText.Yaml(address.Text)).Append(" }\n");
        return text.ToString();
    }

    /// <summary>The text without the section; it ends at the next line that is not indented.</summary>
    private static string Without(string resolvedYaml)
    {
        StringBuilder kept = new(resolvedYaml.Length);
        bool inside = false;
        foreach (string line in resolvedYaml.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            if (line.Length > 0 && line[0] is not (' ' or '#' or '-'))
                inside = line.StartsWith(Head, StringComparison.Ordinal);
            if (!inside)
                kept.Append(line).Append('\n');
        }
        return kept.ToString();
    }
}
