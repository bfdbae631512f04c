using Aurigraph.Consensus.Log;
using Aurigraph.Units;

namespace Aurigraph.Checkers.Tests;

/// <summary>Log entries that tests tell checkers of.</summary>
internal static class Entries
{
    public static LogEntry Entry(long term, long index, ulong content = 1) => new(new Term(term), new LogIndex(index), new Content(content));

    /// <summary>Entries of these terms, the first behind an index.</summary>
    public static LogEntry[] Behind(long index, params long[] terms) => [.. terms.Select((term, i) => Entry(term, index + 1 + i))];

    /// <summary>A validator among three that holds a log of these terms, in memory and on disk.</summary>
    public static ObservedNode Node(int number, params long[] terms)
    {
        var node = new ObservedNode(NodeId.Validator(number), VotingConfiguration.Of(3, QuorumRule.Majority));
        foreach (long term in terms)
        {
            node.Log.Append(new Term(term));
            node.Durable.Append(new Term(term));
        }
        return node;
    }

    private sealed class Content(ulong fingerprint) : EntryPayload
    {
        public override long Size => 1;

        public override ulong TraceHash => fingerprint;
    }
}
