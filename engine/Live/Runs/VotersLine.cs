using System.Diagnostics.CodeAnalysis;
using Aurigraph.Units;

namespace Aurigraph.Live.Runs;

/// <summary>The line on standard input that says to a node's process who is to vote.</summary>
public static class VotersLine
{
    private const string Word = "voters";

    /// <summary>Writes it.</summary>
    public static string Of(IEnumerable<NodeId> voters) => $"{Word} {string.Join(' ', voters)}";

    /// <summary>Reads it; false for any other line.</summary>
    public static bool TryRead(string line, [NotNullWhen(true)] out IReadOnlyList<NodeId>? voters)
    {
        ArgumentNullException.ThrowIfNull(line);
        voters = null;
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || words[0] != Word)
            return false;
        var nodes = new List<NodeId>();
        foreach (string word in words.Skip(1))
        {
            if (!NodeId.TryParse(word, out NodeId node) || node.Role != NodeRole.Validator)
                return false;
            nodes.Add(node);
        }
        voters = nodes;
        return true;
    }
}
