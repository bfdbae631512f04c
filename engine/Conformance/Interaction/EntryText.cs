using System.Text;
using Aurigraph.Conformance.Vectors;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Interaction;

/// <summary>An entry on one line: <c>1/12 EntryNormal "text"</c> or <c>1/13 EntryConfChangeV2 v2 r3</c>.</summary>
internal static class EntryText
{
    /// <summary>The context of changes that were proposed in the older form of one step.</summary>
    public static ReadOnlySpan<byte> OneStepForm => [1];

    /// <summary>The line.</summary>
    public static string Of(LogEntry entry) => Of(entry.Term, entry.Index, entry.Payload);

    /// <summary>The line of an entry that may not have its place yet.</summary>
    public static string Of(Term term, LogIndex index, EntryPayload? payload) => payload switch
    {
        ConfigurationChange change => $"{term}/{index} {(change.Context.IsEmpty ? "EntryConfChangeV2" : "EntryConfChange")} {ChangeText.Of(change.Steps)}".TrimEnd(),
        ProposalText proposal => $"{term}/{index} EntryNormal {Quoted(proposal.Text)}",
        _ => $"{term}/{index} EntryNormal \"\"",
    };

    /// <summary>A list of entries in brackets: one on the same line, several on lines of their own.</summary>
    public static IReadOnlyList<string> List(string before, IReadOnlyList<LogEntry> entries, string after = "") => entries.Count == 1
        ? [$"{before}[{Of(entries[0])}]{after}"]
        : [$"{before}[", .. entries.Select(entry => $"  {Of(entry)}"), $"]{after}"];

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
            quoted.Append(c is '"' or '\\' ? $"\\{c}" : c.ToString());
        return quoted.Append('"').ToString();
    }
}
