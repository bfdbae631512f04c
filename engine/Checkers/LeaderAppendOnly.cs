using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>A leader never removes or replaces an entry of its own log (Raft paper, figure 3), and nobody what it counted as committed.</summary>
internal static class LeaderAppendOnly
{
    /// <summary>A node's log lost its entries from an index on; answers what that breaks.</summary>
    public static string? Truncated(ObservedNode node, Term term, LogIndex from)
    {
        if (node.Leads == term && term > Term.Zero)
            return $"leader append-only: {node} leads in term {term} and removed entries {from} to {node.Log.Last} of its own log";
        return from <= node.Committed
            ? $"state machine safety: {node} removed entries from {from} on in term {term}, of which it had counted those up to {node.Committed} as committed"
            : null;
    }
}
